package dev.goodhart.studies.lipschitzgail;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.List;

/** How sharp may a learned reward be? Bounds on the value function, a discriminator alone, and imitation with and without penalties. */
public final class LipschitzGailStudy implements Study<LipschitzGailSettings> {
    /** Random linear worlds: the true slope of the value function beside the bounds. */
    public static final String WORLDS = "linear-worlds";

    /** Two worlds with slopes known by hand. */
    public static final String KNOWN = "known-worlds";

    static final String EDGE = "edge";
    static final String IMITATE = "imitate";
    static final String CLONING = "imitate-cloning";

    /** Makes the study; the service loader calls this. */
    public LipschitzGailStudy() {}

    @Override
    public String id() {
        return "lipschitz-gail";
    }

    @Override
    public String title() {
        return "Imitation needs a learned reward that is not steep";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "Lipschitzness Is All You Need To Tame Off-policy Generative Adversarial Imitation Learning",
                "Blonde, Strasser and Kalousis",
                2022,
                "arXiv:2006.16785");
    }

    @Override
    public LipschitzGailSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new LipschitzGailSettings(500, 3000, 6000, 4, 20, false);
            case FULL -> new LipschitzGailSettings(2000, 3000, 12_000, 4, 50, true);
        };
    }

    @Override
    public List<String> arms(LipschitzGailSettings settings) {
        List<String> arms = new ArrayList<>(List.of(WORLDS, KNOWN));
        for (Penalised arm : Penalised.values()) {
            arms.add(arm.arm(EDGE));
        }
        for (Penalised arm : Penalised.values()) {
            if (settings.everyPenalty() || arm == Penalised.NONE || arm == Penalised.INTERPOLATED) {
                arms.add(arm.arm(IMITATE));
            }
        }
        arms.add(CLONING);
        if (settings.everyPenalty()) {
            for (Variant variant : Variant.values()) {
                arms.add(variant.arm());
            }
        }
        return arms;
    }

    @Override
    public int seeds(Scale scale) {
        return switch (scale) {
            case QUICK -> 1;
            case FULL -> 6;
        };
    }

    @Override
    public void run(Trial<LipschitzGailSettings> trial) {
        LipschitzGailSettings settings = trial.settings();
        switch (trial.arm()) {
            case WORLDS -> LinearWorlds.run(settings.worlds(), trial.random(), trial.recorder());
            case KNOWN -> KnownWorlds.run(trial.recorder());
            case CLONING -> ImitationPart.clone(settings, trial.sharedRandom(), trial.random(), trial.recorder());
            default -> {
                if (trial.arm().startsWith(EDGE)) {
                    EdgePart.run(
                            Penalised.of(trial.arm()),
                            settings.edgeSteps(),
                            trial.sharedRandom(),
                            trial.random(),
                            trial.recorder());
                } else {
                    ImitationPart.run(
                            imitator(trial.arm()), settings, trial.sharedRandom(), trial.random(), trial.recorder());
                }
            }
        }
    }

    private static Imitator imitator(String arm) {
        for (Variant variant : Variant.values()) {
            if (arm.equals(variant.arm())) {
                return variant;
            }
        }
        return Penalised.of(arm);
    }

    @Override
    public List<Claim> claims() {
        return LipschitzGailClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return LipschitzGailFigures.of(evidence);
    }
}
