package dev.goodhart.studies.sparl;

import dev.goodhart.attribution.EncodedRuns;
import dev.goodhart.attribution.ResidualCorrection;
import dev.goodhart.attribution.RidgeFit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What the turns of a batch of runs are paid, before grounding. */
interface TurnPay {
    /** {@code [runs][turns]}. */
    double[][] of(List<ErrandRun> batch);

    /** Each run by itself. */
    static TurnPay each(Function<ErrandRun, double[]> pay) {
        return batch -> batch.stream().map(pay).toArray(double[][]::new);
    }

    /** R at the end. */
    static TurnPay delayed() {
        return each(run -> {
            double[] pay = new double[run.turns()];
            pay[run.turns() - 1] = run.reward();
            return pay;
        });
    }

    /** R / T on each turn. */
    static TurnPay uniform() {
        return each(run -> {
            double[] pay = new double[run.turns()];
            Arrays.fill(pay, run.reward() / run.turns());
            return pay;
        });
    }

    /** c(s, a) from a table. */
    static TurnPay progress(double[] weights, ResidualCorrection residual) {
        return each(run -> residual.apply(contributions(run, weights), run.reward()));
    }

    /**
     * V(s') - V(s) from a table of values by state, with R for V after the last turn.
     *
     * @param openCut whether a run that is cut off keeps the value of the state it reached instead. It is then paid for how far it came
     */
    static TurnPay valueDifference(double[] value, boolean openCut) {
        return each(run -> {
            double[] pay = new double[run.turns()];
            for (int t = 0; t < pay.length; t++) {
                boolean last = t + 1 == pay.length && (!openCut || run.reward() > 0);
                double next = last ? run.reward() : value[run.states()[t + 1]];
                pay[t] = next - value[run.states()[t]];
            }
            return pay;
        });
    }

    /**
     * What the published data step pays: every turn of a run gets R minus the mean R of the other runs, whatever was estimated.
     */
    static TurnPay releasedCode() {
        return batch -> {
            double sum = batch.stream().mapToDouble(ErrandRun::reward).sum();
            return each(run -> {
                        double[] pay = new double[run.turns()];
                        Arrays.fill(pay, run.reward() - (sum - run.reward()) / (batch.size() - 1));
                        return pay;
                    })
                    .of(batch);
        };
    }

    static double[] contributions(ErrandRun run, double[] weights) {
        double[] contributions = new double[run.turns()];
        for (int t = 0; t < contributions.length; t++) {
            contributions[t] = weights[run.pair(t)];
        }
        return contributions;
    }

    /** Ridge on pairs of state and action, lambda for 2,000 runs. */
    static double[] fit(List<ErrandRun> runs, double lambda) {
        return RidgeFit.weights(
                EncodedRuns.ofIndices(
                        ErrandWorld.STATES * ErrandWorld.ACTIONS,
                        runs.stream().map(ErrandRun::pairs).toList(),
                        runs.stream().mapToDouble(ErrandRun::reward).toArray()),
                lambda);
    }

    /** The mean success of visits to every state; the mean of all runs where there was none. */
    static double[] values(List<ErrandRun> runs) {
        double[] sum = new double[ErrandWorld.STATES];
        double[] visits = new double[ErrandWorld.STATES];
        for (ErrandRun run : runs) {
            for (int t = 0; t < run.turns(); t++) {
                sum[run.states()[t]] += run.reward();
                visits[run.states()[t]]++;
            }
        }
        double mean = runs.stream().mapToDouble(ErrandRun::reward).average().orElse(0);
        double[] value = new double[ErrandWorld.STATES];
        Arrays.setAll(value, s -> visits[s] > 0 ? sum[s] / visits[s] : mean);
        return value;
    }
}
