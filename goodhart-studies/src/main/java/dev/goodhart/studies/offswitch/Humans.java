package dev.goodhart.studies.offswitch;

import dev.goodhart.oversight.BoltzmannHuman;
import dev.goodhart.oversight.EpsilonRandomHuman;
import dev.goodhart.oversight.HumanPolicy;
import dev.goodhart.oversight.ProbitHuman;
import java.util.List;

/** The human models the study tries. */
final class Humans {
    static final double[] BETAS = {0.25, 0.5, 1, 1.5};

    /** Those who err: logistic, probit and epsilon-random. */
    static final List<HumanPolicy> ERRING = List.of(
            new BoltzmannHuman(0.25),
            new BoltzmannHuman(0.5),
            new BoltzmannHuman(1),
            new BoltzmannHuman(1.5),
            new ProbitHuman(0.5),
            new EpsilonRandomHuman(0.1));

    private Humans() {}
}
