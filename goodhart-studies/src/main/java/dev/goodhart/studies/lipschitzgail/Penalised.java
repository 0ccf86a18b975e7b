package dev.goodhart.studies.lipschitzgail;

import dev.goodhart.imitation.AdversarialReward;
import dev.goodhart.imitation.Demonstrations;
import dev.goodhart.imitation.DiscriminatorSettings;
import dev.goodhart.imitation.GradientPenalty;
import dev.goodhart.imitation.ImitationReward;
import dev.goodhart.imitation.PenaltyPlacement;
import dev.goodhart.imitation.RowEncoder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is done about the slope of a discriminator; everything else is the same. */
enum Penalised implements Imitator {
    NONE(null, false, false),
    SPECTRAL(null, true, false),
    SPECTRAL_SMOOTHED(null, true, true),
    INTERPOLATED(PenaltyPlacement.INTERPOLATED, false, false),
    AROUND_EXPERT(PenaltyPlacement.AROUND_EXPERT, false, false),
    AROUND_AGENT(PenaltyPlacement.AROUND_AGENT, false, false);

    private final @Nullable PenaltyPlacement placement;
    private final boolean spectral;
    private final boolean smoothed;

    Penalised(@Nullable PenaltyPlacement placement, boolean spectral, boolean smoothed) {
        this.placement = placement;
        this.spectral = spectral;
        this.smoothed = smoothed;
    }

    DiscriminatorSettings settings() {
        DiscriminatorSettings settings = DiscriminatorSettings.defaults()
                .withPenalty(placement == null ? GradientPenalty.none() : GradientPenalty.at(placement))
                .withSpectralNorm(spectral);
        return smoothed ? settings.withLabels(0.7, 1.2) : settings;
    }

    @Override
    public ImitationReward reward(Demonstrations demonstrations, RowEncoder encoder, int batch, long seed) {
        return new AdversarialReward(demonstrations, encoder, settings(), batch, seed);
    }

    boolean hasPenalty() {
        return placement != null;
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
