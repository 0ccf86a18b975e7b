package dev.goodhart.oversight;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The pictures of gate decisions. */
final class OversightFigures {
    private static final int POINTS = 81;
    private static final int MOST_BARS = 40;

    private OversightFigures() {}

    static List<Figure> of(GateDecision decision) {
        List<Figure> figures = new ArrayList<>();
        figures.add(values(decision));
        double sd = decision.action().belief().standardDeviation();
        if (Double.isFinite(sd)) {
            figures.add(againstSpread(decision, sd));
        }
        figures.add(againstNoise(decision));
        return figures;
    }

    static List<Figure> of(QuestionPlan plan) {
        return List.of(ranking(plan), table(plan), budget(plan));
    }

    private static Figure values(GateDecision decision) {
        return new BarChart(
                "Three choices",
                "What each choice is expected to pay; the verdict is " + decision.verdict() + ".",
                Axis.of("expected payoff"),
                List.of(
                        new BarChart.Bar("act", decision.valueOfActing()),
                        new BarChart.Bar("ask", decision.valueOfAsking()),
                        new BarChart.Bar("stop", decision.valueOfStopping())));
    }

    private static Figure againstSpread(GateDecision decision, double sd) {
        UtilityBelief net = decision.netBelief();
        OptionalDouble edge = decision.breakEvenSigma();
        double breakEven = edge.orElse(0);
        double high =
                2 * Math.max(Math.max(sd, breakEven), sd + breakEven == 0 ? Math.max(Math.abs(net.mean()), 1) : 0);
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = high * i / (POINTS - 1);
            UtilityBelief belief = sd > 0 ? net.withSpread(x[i] / sd) : UtilityBelief.normal(net.mean(), x[i]);
            y[i] = new OffSwitchGame(belief, decision.gate().human()).incentiveToDefer()
                    - decision.gate().askCost();
        }
        List<LineChart.Mark> marks = new ArrayList<>();
        marks.add(new LineChart.Mark(sd, "this belief"));
        edge.ifPresent(sigma -> marks.add(new LineChart.Mark(sigma, "break-even")));
        return new LineChart(
                "Gain of asking against doubt",
                "Delta less the cost of asking, as the belief's spread grows around the same mean. Above 0, ask.",
                Axis.of("standard deviation of U"),
                Axis.of("gain of asking"),
                List.of(Line.of("gain", x, y), Line.dashed("", new double[] {0, high}, new double[2])),
                marks);
    }

    private static Figure againstNoise(GateDecision decision) {
        UtilityBelief net = decision.netBelief();
        double breakEven = decision.breakEvenBeta();
        double sd = net.standardDeviation();
        double high = Double.isFinite(breakEven) && breakEven > 0
                ? 2 * breakEven
                : Double.isFinite(sd) && sd > 0 ? 4 * sd : 1;
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = high * i / (POINTS - 1);
            HumanPolicy human = i == 0 ? new RationalHuman() : new BoltzmannHuman(x[i]);
            y[i] = new OffSwitchGame(net, human).incentiveToDefer()
                    - decision.gate().askCost();
        }
        List<LineChart.Mark> marks = new ArrayList<>();
        if (Double.isFinite(breakEven)) {
            marks.add(new LineChart.Mark(breakEven, "break-even"));
        }
        if (decision.gate().human() instanceof BoltzmannHuman human && human.bias() == 0 && human.beta() <= high) {
            marks.add(new LineChart.Mark(human.beta(), "this human"));
        }
        return new LineChart(
                "Gain of asking against the human's noise",
                "Delta less the cost of asking, for an unbiased logistic human. Above 0, ask.",
                Axis.of("beta of a logistic human"),
                Axis.of("gain of asking"),
                List.of(Line.of("gain", x, y), Line.dashed("", new double[] {0, high}, new double[2])),
                marks);
    }

    private static Figure ranking(QuestionPlan plan) {
        List<BarChart.Bar> bars = plan.entries().stream()
                .limit(MOST_BARS)
                .map(e -> new BarChart.Bar(
                        e.decision().action().name() + ": " + e.verdict(),
                        e.decision().gainOfAsking()))
                .toList();
        return new BarChart(
                "Where a question gains most",
                "Delta less the cost of asking; " + plan.asked() + " of " + plan.worthAsking()
                        + " questions worth asking are asked."
                        + (plan.entries().size() > MOST_BARS ? " The first " + MOST_BARS + " are shown." : ""),
                Axis.of("gain of asking"),
                bars);
    }

    private static Figure table(QuestionPlan plan) {
        return new Table(
                "The plan",
                "Every action, most worth asking first.",
                List.of("action", "verdict", "Delta", "act", "ask", "stop", "chance of being allowed"),
                plan.entries().stream()
                        .map(e -> List.of(
                                e.decision().action().name(),
                                e.verdict().name(),
                                Numbers.of(e.decision().incentiveToDefer()),
                                Numbers.of(e.decision().valueOfActing()),
                                Numbers.of(e.decision().valueOfAsking()),
                                Numbers.of(e.decision().valueOfStopping()),
                                Numbers.of(e.decision().answer().probabilityOfAllowing())))
                        .toList());
    }

    private static Figure budget(QuestionPlan plan) {
        int n = plan.worthAsking();
        double[] x = new double[n + 1];
        double[] y = new double[n + 1];
        y[0] = plan.valueWithoutQuestions();
        for (int i = 1; i <= n; i++) {
            x[i] = i;
            y[i] = y[i - 1] + plan.entries().get(i - 1).decision().gainOfAsking();
        }
        return new LineChart(
                "Value of a budget of questions",
                "Expected payoff of all actions when the best n questions are asked.",
                Axis.of("questions"),
                Axis.of("expected payoff"),
                List.of(Line.of("value", x, y)),
                List.of(new LineChart.Mark(Math.min(plan.questions(), n), "budget")));
    }
}
