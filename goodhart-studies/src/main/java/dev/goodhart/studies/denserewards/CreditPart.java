package dev.goodhart.studies.denserewards;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Trial;
import java.util.List;

/** Credit for the units of a text: games with known credit, exact gradients, sampled gradients (parts C and D). */
final class CreditPart implements DenseRewardsPart {
    @Override
    public List<String> arms(DenseRewardsSettings settings) {
        return List.of(CreditGames.ARM, ExactCredit.ARM, SampledCredit.ARM);
    }

    @Override
    public void run(Trial<DenseRewardsSettings> trial) {
        switch (trial.arm()) {
            case CreditGames.ARM -> CreditGames.run(trial.recorder(), trial.random());
            case ExactCredit.ARM -> ExactCredit.run(trial);
            case SampledCredit.ARM -> SampledCredit.run(trial);
            default -> throw new IllegalArgumentException("The part has no arm '" + trial.arm() + "'");
        }
    }

    @Override
    public List<Claim> claims() {
        return CreditClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return CreditFigures.of(evidence);
    }
}
