package dev.goodhart.studies.lipschitzgail;

import dev.goodhart.imitation.DiscriminatorSettings;
import dev.goodhart.imitation.GradientPenalty;
import dev.goodhart.imitation.PenaltyPlacement;
import java.util.Locale;

/** What is done about the slope of a discriminator; everything else is the same. */
enum Penalised {
    NONE(GradientPenalty.none(), false, false),
    SPECTRAL(GradientPenalty.none(), true, false),
    SPECTRAL_SMOOTHED(GradientPenalty.none(), true, true),
    INTERPOLATED(GradientPenalty.at(PenaltyPlacement.INTERPOLATED), false, false),
    AROUND_EXPERT(GradientPenalty.at(PenaltyPlacement.AROUND_EXPERT), false, false),
    AROUND_AGENT(GradientPenalty.at(PenaltyPlacement.AROUND_AGENT), false, false);

    private final GradientPenalty penalty;
    private final boolean spectral;
    private final boolean smoothed;

    Penalised(GradientPenalty penalty, boolean spectral, boolean smoothed) {
        this.penalty = penalty;
        this.spectral = spectral;
        this.smoothed = smoothed;
    }

    DiscriminatorSettings settings() {
        DiscriminatorSettings settings =
                DiscriminatorSettings.defaults().withPenalty(penalty).withSpectralNorm(spectral);
        return smoothed ? settings.withLabels(0.7, 1.2) : settings;
    }

    boolean hasPenalty() {
        return penalty.weight() > 0;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What an arm of either part does. */
    static Penalised of(String arm) {
        for (Penalised penalised : values()) {
            if (arm.endsWith(penalised.arm(""))) {
                return penalised;
            }
        }
        throw new IllegalArgumentException("The study has no arm '" + arm + "'");
    }

    /** Name of the arm for a part, such as {@code edge-around-expert}. */
    String arm(String part) {
        return part + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
