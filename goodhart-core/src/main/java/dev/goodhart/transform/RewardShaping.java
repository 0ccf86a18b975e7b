package dev.goodhart.transform;

import dev.goodhart.input.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The function between the score of a reward model and the reward that is optimised: the shapings that Fu et al. 2025 compare. A reward
 * model fitted to comparisons fixes its scores only up to a constant for each prompt; the shapings that use reference answers to the same
 * prompt do not depend on that constant, the others do.
 *
 * <p>Every one rises with the score, some only weakly (the quintic falls by 0.011 where it ends), so none changes which of two answers to one prompt is better; what changes is how
 * hard the last steps are pushed, and how answers to different prompts compare.
 */
public sealed interface RewardShaping permits ScoreShaping, StatisticShaping, ReferenceShaping {
    /** {@return the name by which {@link #named} knows it, lower case} */
    String label();

    /** {@return the formula in words, with r the score, c = r - reference and M references} */
    String formula();

    /** {@return whether its values lie between two numbers whatever the score} */
    boolean bounded();

    /** {@return what it needs besides the score} */
    Needs needs();

    /**
     * The function of the score that it is for one prompt at one time.
     *
     * @param references {@code [M]} finite scores of answers to the prompt by the initial policy; unused unless {@link Needs#REFERENCES}
     * @param statistics of the scores seen so far; unused unless {@link Needs#STATISTICS}
     * @return the function
     * @throws InvalidInputException if there are too few references, or the statistics leave it undefined
     */
    ScoreCurve curve(double[] references, RunningScoreStatistics statistics);

    /** What a shaping needs besides the score. */
    enum Needs {
        /** Nothing. */
        NOTHING,
        /** Statistics over all scores seen so far. */
        STATISTICS,
        /** Scores of reference answers to the same prompt; the shaping then does not depend on a constant added to a prompt's scores. */
        REFERENCES
    }

    /** {@return r itself} */
    static RewardShaping vanilla() {
        return new ScoreShaping.Vanilla();
    }

    /** {@return the mean over references of r - reference} */
    static RewardShaping centered() {
        return new ReferenceShaping.Centered();
    }

    /** {@return r, standardised by running mean and deviation} */
    static RewardShaping meanStd() {
        return new StatisticShaping.MeanStd();
    }

    /** {@return r, clamped to the running mean plus or minus one deviation} */
    static RewardShaping clip() {
        return new StatisticShaping.Clip();
    }

    /** {@return r, rescaled by the running smallest and largest score} */
    static RewardShaping minMax() {
        return new StatisticShaping.MinMax();
    }

    /**
     * The centred score with a ceiling.
     *
     * @param ceiling the most that is paid, in units of the score; the authors try 3, 4 and 5
     * @return the shaping
     */
    static RewardShaping ceiling(double ceiling) {
        return new ReferenceShaping.Ceiling(ceiling);
    }

    /** {@return log sigma(r - q), with q the 0.85 quantile of a normal distribution with the references' mean and deviation} */
    static RewardShaping logSigmoidCentered() {
        return new ReferenceShaping.LogSigmoidCentered();
    }

    /**
     * sigma(k r), not centred.
     *
     * @param k a factor above 0; the authors try 1, 2 and 3
     * @return the shaping
     */
    static RewardShaping sigmoid(double k) {
        return new ScoreShaping.Sigmoid(k);
    }

    /** {@return the mean over references of tanh(r - reference)} */
    static RewardShaping tanh() {
        return new ReferenceShaping.TanhCentered();
    }

    /** {@return the mean over references of a quintic fitted to sigma on [-5, 5]} */
    static RewardShaping polynomial() {
        return new ReferenceShaping.PolynomialCentered();
    }

    /** {@return the mean over references of sigma(3 (r - reference - 3)): slow growth, fast convergence} */
    static RewardShaping slowGrowth() {
        return new ReferenceShaping.SlowGrowth(3, 3);
    }

    /** {@return preference as reward: the mean over references of sigma(r - reference)} */
    static PreferenceAsReward par() {
        return new PreferenceAsReward(1);
    }

    /**
     * Preference as reward, with a factor on the scores.
     *
     * @param k a factor above 0, one over the temperature
     * @return the shaping
     */
    static PreferenceAsReward par(double k) {
        return new PreferenceAsReward(k);
    }

    /**
     * Preference as reward against given references, ready to use.
     *
     * @param k a factor above 0
     * @param references scores of reference answers
     * @return a shaper of arrays of scores and of reward functions
     */
    static ScoreShaper par(double k, ReferenceScores references) {
        return ScoreShaper.of(par(k), references);
    }

    /** {@return every shaping with the parameters of the paper, in the order of its tables} */
    static List<RewardShaping> all() {
        return List.of(
                vanilla(),
                centered(),
                meanStd(),
                clip(),
                minMax(),
                ceiling(ReferenceShaping.Ceiling.DEFAULT),
                logSigmoidCentered(),
                sigmoid(1),
                tanh(),
                polynomial(),
                slowGrowth(),
                par());
    }

    /**
     * A shaping with its default parameters.
     *
     * @param label its label, in any case
     * @return the shaping
     * @throws InvalidInputException if there is none of that name
     */
    static RewardShaping named(String label) {
        String wanted = label.toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(shaping -> shaping.label().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("The shaping '" + label + "' is not known\nMaybe one of: "
                        + all().stream().map(RewardShaping::label).collect(Collectors.joining(", "))));
    }
}
