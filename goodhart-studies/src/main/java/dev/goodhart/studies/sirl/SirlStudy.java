package dev.goodhart.studies.sirl;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * Do answers about which behaviours are alike give a representation on which rewards are learned from fewer preferences, and one that has
 * forgotten what does not matter?
 */
public final class SirlStudy implements Study<SirlSettings> {
    /** Of 0.001, 0.01, 0.1 and 1, what gave the autoencoder its best test preference accuracy on pilot seeds 100 to 104. */
    private static final double KL_WEIGHT = 1;

    /** Makes the study; the service loader calls this. */
    public SirlStudy() {}

    @Override
    public String id() {
        return "sirl";
    }

    @Override
    public String title() {
        return "Does asking which behaviours are alike teach what matters?";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "SIRL: Similarity-based Implicit Representation Learning",
                "Bobu, Liu, Shah, Brown and Dragan",
                2023,
                "arXiv:2301.00810");
    }

    @Override
    public SirlSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new SirlSettings("1000", 1500, "Q", KL_WEIGHT);
            case FULL -> new SirlSettings("100 300 1000 3000", 1500, "ABC", KL_WEIGHT);
        };
    }

    @Override
    public List<String> arms(SirlSettings settings) {
        List<String> arms = new ArrayList<>(List.of(SirlArm.GEOMETRY));
        arms.addAll(SirlArm.all(settings).keySet());
        return arms;
    }

    @Override
    public int seeds(Scale scale) {
        return switch (scale) {
            case QUICK -> 2;
            case FULL -> 8;
        };
    }

    @Override
    public void run(Trial<SirlSettings> trial) {
        if (trial.arm().equals(SirlArm.GEOMETRY)) {
            Geometry.run(trial.random(), trial.recorder());
            return;
        }
        SirlArm arm = SirlArm.all(trial.settings()).get(trial.arm());
        if (arm == null) {
            throw new IllegalArgumentException("The study has no arm '" + trial.arm() + "'");
        }
        if (arm.part() == 'A') {
            Representations.run(trial, arm);
        } else {
            SpuriousInputs.run(trial, arm);
        }
    }

    @Override
    public List<Claim> claims() {
        return SirlClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return SirlFigures.of(evidence);
    }
}
