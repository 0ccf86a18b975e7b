package dev.goodhart.goalconditioned;

import java.util.Arrays;

/** The preference losses: -log sigmoid(r_chosen - r_rejected), at the last step or at every step. */
final class DensePreference {
    private DensePreference() {}

    /**
     * The mean loss over pairs and its gradient by scores.
     *
     * @param scores {@code [longest * sequences]} in the order of the states
     * @param states whose sequences were scored
     * @param objective which steps count
     * @param gradient {@code [longest * sequences]} receives the gradient
     */
    static double gradient(float[] scores, HiddenStates states, ScoreObjective objective, float[] gradient) {
        Arrays.fill(gradient, 0);
        int width = states.width();
        int pairs = states.pairs();
        double total = 0;
        for (int pair = 0; pair < pairs && objective != ScoreObjective.NONE; pair++) {
            Sequence chosen = states.sequences().get(2 * pair);
            Sequence rejected = states.sequences().get(2 * pair + 1);
            int common = objective == ScoreObjective.DENSE_PREFERENCE
                    ? Math.min(chosen.answerLength(), rejected.answerLength())
                    : 0;
            boolean apart = common == 0 || chosen.answerLength() != rejected.answerLength();
            double scale = 1.0 / pairs / (common + (apart ? 1 : 0));
            for (int t = 0; t < common; t++) {
                total += one(
                        scores,
                        states.at(2 * pair, chosen.prompt() + t) / width,
                        states.at(2 * pair + 1, rejected.prompt() + t) / width,
                        scale,
                        gradient);
            }
            if (apart) {
                total += one(
                        scores,
                        states.at(2 * pair, chosen.length() - 1) / width,
                        states.at(2 * pair + 1, rejected.length() - 1) / width,
                        scale,
                        gradient);
            }
        }
        return total;
    }

    private static double one(float[] scores, int better, int worse, double scale, float[] gradient) {
        double gap = scores[better] - (double) scores[worse];
        double push = scale * GoalConditionedObjective.sigmoid(-gap);
        gradient[better] -= (float) push;
        gradient[worse] += (float) push;
        return scale * (gap > 0 ? Math.log1p(Math.exp(-gap)) : -gap + Math.log1p(Math.exp(gap)));
    }
}
