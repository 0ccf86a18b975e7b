package dev.goodhart.studies.starc;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.List;

/**
 * Whether STARC distances are what their paper says: exact beside recorded values, invariant to what no policy can tell, sound where
 * EPIC is not, and better at predicting regret. Each arm is one part; the table has nothing random and repeats itself in every seed.
 */
public final class StarcStudy implements Study<StarcSettings> {
    /** Makes the study; studies are found by the service loader. */
    public StarcStudy() {}

    @Override
    public String id() {
        return "starc";
    }

    @Override
    public String title() {
        return "How far apart two rewards are, before anything is trained on either";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "STARC: A General Framework For Quantifying Differences Between Reward Functions",
                "Skalse, Farnik, Motwani, Jenner, Gleave and Abate",
                2024,
                "arXiv:2309.15257");
    }

    @Override
    public StarcSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> StarcSettings.quick();
            case FULL -> StarcSettings.full();
        };
    }

    @Override
    public List<String> arms(StarcSettings settings) {
        return List.of(
                ExactTable.ARM,
                Invariance.ARM,
                OffSupportNoise.ARM,
                SoundnessBand.ARM,
                RegretCorrelation.ARM,
                AdvantageIdentity.ARM);
    }

    @Override
    public int seeds(Scale scale) {
        return switch (scale) {
            case QUICK -> 1;
            case FULL -> 4;
        };
    }

    @Override
    public void run(Trial<StarcSettings> trial) {
        StarcSettings settings = trial.settings();
        switch (trial.arm()) {
            case ExactTable.ARM -> ExactTable.run(trial.recorder());
            case Invariance.ARM -> Invariance.run(trial.recorder(), trial.random(), settings.invarianceWorlds());
            case OffSupportNoise.ARM -> OffSupportNoise.run(trial.recorder(), trial.random());
            case SoundnessBand.ARM -> SoundnessBand.run(trial.recorder(), trial.random(), settings.soundnessPairs());
            case RegretCorrelation.ARM -> RegretCorrelation.run(trial);
            case AdvantageIdentity.ARM ->
                AdvantageIdentity.run(trial.recorder(), trial.random(), settings.advantageWorlds());
            default -> throw new IllegalArgumentException("The study has no arm '" + trial.arm() + "'");
        }
    }

    @Override
    public List<Claim> claims() {
        return StarcClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return StarcFigures.of(evidence);
    }
}
