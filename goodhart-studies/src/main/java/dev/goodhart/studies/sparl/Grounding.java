package dev.goodhart.studies.sparl;

import dev.goodhart.attribution.GroundingSignal;
import java.util.ArrayList;
import java.util.List;

/** A grounding signal with its size. */
record Grounding(GroundingSignal signal, double beta) {
    static final Grounding NONE = new Grounding(GroundingSignal.NONE, 0);

    static List<Grounding> all(List<Double> betas) {
        List<Grounding> all = new ArrayList<>(List.of(NONE));
        for (GroundingSignal signal : List.of(GroundingSignal.BONUS, GroundingSignal.PENALTY)) {
            betas.forEach(beta -> all.add(new Grounding(signal, beta)));
        }
        return all;
    }

    String label() {
        return switch (signal) {
            case NONE -> "no grounding";
            case BONUS -> "bonus " + beta;
            case PENALTY -> "penalty " + beta;
        };
    }

    void add(List<ErrandRun> batch, double[][] pay) {
        for (int i = 0; i < pay.length; i++) {
            ErrandRun run = batch.get(i);
            for (int t = 0; t < pay[i].length; t++) {
                pay[i][t] += signal.pay(beta, ErrandWorld.executed(run.states()[t], run.actions()[t]));
            }
        }
    }
}
