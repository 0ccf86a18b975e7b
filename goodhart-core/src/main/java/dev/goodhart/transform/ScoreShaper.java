package dev.goodhart.transform;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.reward.RewardTransform;
import dev.goodhart.transform.RewardShaping.Needs;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A shaping with what it needs: references by prompt, and statistics over the scores seen so far. Shapes arrays of scores, for language
 * models, and wraps reward functions, for control.
 *
 * <p>It holds the only state there is, {@link #statistics()}: {@link #train} moves it on, everything else leaves it alone.
 */
public final class ScoreShaper {
    private final RewardShaping shaping;
    private final @Nullable ReferenceScores references;
    private final double[][] referenceScores;
    private RunningScoreStatistics statistics;

    private ScoreShaper(
            RewardShaping shaping, @Nullable ReferenceScores references, RunningScoreStatistics statistics) {
        this.shaping = shaping;
        this.references = references;
        this.statistics = statistics;
        this.referenceScores = references == null
                ? new double[][] {{}}
                : references.prompts().stream()
                        .map(prompt -> references.of(references.index(prompt)))
                        .toArray(double[][]::new);
        if (shaping instanceof ReferenceShaping needing) {
            check(needing, references);
        }
    }

    private static void check(ReferenceShaping shaping, @Nullable ReferenceScores references) {
        if (references == null) {
            throw new InvalidInputException("The shaping '" + shaping.label() + "' must have references, has none");
        }
        for (String prompt : references.prompts()) {
            int given = references.of(references.index(prompt)).length;
            if (given < shaping.fewest()) {
                throw new InvalidInputException("The prompt '" + prompt + "' must have at least " + shaping.fewest()
                        + " references for the shaping '" + shaping.label() + "', has " + given
                        + "\nMaybe score more answers of the initial policy.");
            }
        }
    }

    /**
     * A shaper with references.
     *
     * @param shaping any shaping
     * @param references the references by prompt
     * @return a shaper that has seen no score
     * @throws InvalidInputException if a prompt has too few
     */
    public static ScoreShaper of(RewardShaping shaping, ReferenceScores references) {
        return new ScoreShaper(shaping, references, RunningScoreStatistics.none());
    }

    /**
     * A shaper without references; all scores belong to prompt 0.
     *
     * @param shaping a shaping that needs none
     * @return a shaper that has seen no score
     * @throws InvalidInputException if it needs references
     */
    public static ScoreShaper of(RewardShaping shaping) {
        return new ScoreShaper(shaping, null, RunningScoreStatistics.none());
    }

    /**
     * The same shaping, going on from stored statistics.
     *
     * @param stored what {@link #statistics()} gave
     * @return a new shaper
     */
    public ScoreShaper withStatistics(RunningScoreStatistics stored) {
        return new ScoreShaper(shaping, references, stored);
    }

    /** {@return the shaping} */
    public RewardShaping shaping() {
        return shaping;
    }

    /** {@return what was seen of the scores in training} */
    public RunningScoreStatistics statistics() {
        return statistics;
    }

    /**
     * The function of the score that is in force for a prompt now.
     *
     * @param prompt its number among the references, 0 without references
     * @return the function, which later training does not change
     */
    public ScoreCurve curve(int prompt) {
        return shaping.curve(referenceScores[place(prompt, 0)], statistics);
    }

    /**
     * Shapes a batch of training: statistics move on, this batch included, before it is shaped.
     *
     * @param scores {@code [batch]} finite scores
     * @param prompts {@code [batch]} the prompt of each, by number
     * @param out {@code [at least batch]} receives the rewards
     * @throws InvalidInputException if a score is not finite or a prompt has no references; nothing has changed then
     */
    public void train(double[] scores, int[] prompts, double[] out) {
        RunningScoreStatistics next = statistics.and(scores);
        shape(scores, prompts, next, out);
        statistics = next;
    }

    /**
     * Shapes a batch without learning from it.
     *
     * @param scores {@code [batch]} finite scores
     * @param prompts {@code [batch]} the prompt of each, by number
     * @param out {@code [at least batch]} receives the rewards
     * @throws InvalidInputException if a score is not finite or a prompt has no references
     */
    public void evaluate(double[] scores, int[] prompts, double[] out) {
        shape(scores, prompts, statistics, out);
    }

    private void shape(double[] scores, int[] prompts, RunningScoreStatistics seen, double[] out) {
        if (prompts.length != scores.length || out.length < scores.length) {
            throw new IllegalArgumentException("The " + scores.length
                    + " scores must have as many prompts and rewards, have " + prompts.length + " and " + out.length);
        }
        @Nullable ScoreCurve[] curves = new ScoreCurve[referenceScores.length];
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new InvalidInputException(
                        "The score of row " + i + " (" + scores[i] + ") must be a finite number");
            }
            int prompt = place(prompts[i], i);
            ScoreCurve curve = curves[prompt];
            if (curve == null) {
                curve = shaping.curve(referenceScores[prompt], seen);
                curves[prompt] = curve;
            }
            out[i] = curve.value(scores[i]);
        }
    }

    private int place(int prompt, int row) {
        if (shaping.needs() != Needs.REFERENCES) {
            return 0;
        }
        if (prompt < 0 || prompt >= referenceScores.length) {
            throw new InvalidInputException("The prompt of row " + row + " (" + prompt + ") must be one of the "
                    + referenceScores.length + " that have references");
        }
        return prompt;
    }

    /**
     * This shaping around a reward function, all of whose steps belong to prompt 0. Statistics are frozen as they are now.
     *
     * @return the transform
     */
    public RewardTransform transform() {
        return transform((batch, row) -> 0);
    }

    /**
     * This shaping around a reward function. Statistics are frozen as they are now, so that the reward keeps no state; make another
     * transform when they have moved on.
     *
     * @param promptOf tells the prompt of a transition
     * @return the transform
     */
    public RewardTransform transform(PromptOf promptOf) {
        RunningScoreStatistics frozen = statistics;
        return inner -> (batch, out) -> {
            double[] scores = new double[batch.size()];
            int[] prompts = new int[batch.size()];
            inner.score(batch, scores);
            Arrays.setAll(prompts, row -> promptOf.prompt(batch, row));
            shape(scores, prompts, frozen, out);
        };
    }
}
