package dev.goodhart.studies.lipschitzgail;

import dev.goodhart.imitation.AdversarialReward;
import dev.goodhart.imitation.Demonstrations;
import dev.goodhart.imitation.DiscriminatorSettings;
import dev.goodhart.imitation.DistillationSettings;
import dev.goodhart.imitation.ImitationReward;
import dev.goodhart.imitation.RandomExpertDistillation;
import dev.goodhart.imitation.RewardPreconditioner;
import dev.goodhart.imitation.RowEncoder;
import java.util.Locale;

/** What else the paper's code offers, each but the last with the interpolated penalty; reported, and in no claim. */
enum Variant implements Imitator {
    /** A quarter of the agent's steps taken for as good as the expert's. */
    UNLABELLED,
    /** Ten rewards added up before the critics are asked. */
    TEN_STEPS,
    /** The reward shrunk where the world is steeper than 1; the usual limit 9 is above all slopes of this world. */
    PRECONDITIONED,
    /** Random expert distillation in place of a discriminator. */
    DISTILLED;

    @Override
    public int nStep() {
        return this == TEN_STEPS ? 10 : 1;
    }

    @Override
    public ImitationReward reward(Demonstrations demonstrations, RowEncoder encoder, int batch, long seed) {
        DiscriminatorSettings settings = Penalised.INTERPOLATED.settings();
        return switch (this) {
            case UNLABELLED ->
                new AdversarialReward(demonstrations, encoder, settings.withUnlabelledAgent(0.25), batch, seed);
            case TEN_STEPS -> new AdversarialReward(demonstrations, encoder, settings, batch, seed);
            case PRECONDITIONED ->
                new AdversarialReward(demonstrations, encoder, settings, batch, seed, new RewardPreconditioner(1, 0.7));
            case DISTILLED ->
                new RandomExpertDistillation(demonstrations, encoder, DistillationSettings.defaults(), seed);
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    String arm() {
        return LipschitzGailStudy.IMITATE + "-"
                + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
