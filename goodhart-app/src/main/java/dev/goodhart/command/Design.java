package dev.goodhart.command;

import dev.goodhart.audit.ProxyAudit;
import dev.goodhart.design.DesignedReward;
import dev.goodhart.design.alignment.Alignment;
import dev.goodhart.world.WorldFile;
import org.jspecify.annotations.Nullable;

/**
 * A reward that the command designed, with all that it says about it.
 *
 * @param file the world
 * @param method how it was designed
 * @param designed the reward and what is proved
 * @param audit the same audit as of any proxy
 * @param curves learners under both rewards
 * @param optimum intended return of the best policy
 * @param uniformReturn intended return of acting at random
 * @param alignment how it was aligned, null for other methods
 */
record Design(
        WorldFile file,
        DesignMethod method,
        DesignedReward designed,
        ProxyAudit audit,
        LearningCurves curves,
        double optimum,
        double uniformReturn,
        @Nullable Alignment alignment) {
    /** Loss against ignoring all hints that is accepted, as a share of what the best policy gains over acting at random. */
    static final double TOLERANCE = 0.02;

    /** Whether the method kept its promise: of invariance, or of being no worse than without its hints. */
    boolean kept() {
        return method.promising()
                ? designed.certificate().keepsOptimalActions()
                : alignment == null || alignment.freshLearners().noWorseThanPrimary(TOLERANCE);
    }

    /** The promise and what became of it, in a few words. */
    String promise() {
        if (method.promising()) {
            return kept() ? "keeps the intended optimal policies" : "does NOT keep the intended optimal policies";
        }
        String proved = designed.certificate().keepsOptimalActions()
                ? "its optimal policies are intended-optimal all the same"
                : "its optimal policies may lose intended return";
        return "this method does not promise to keep the optimal policies; here " + proved;
    }

    /** Steps at which the median learner first has 95 % of the gain over acting at random, NaN if never. */
    double stepsToReach(LearningCurves.Progress progress) {
        return steps(progress.reaches(level()));
    }

    /** Steps from which on it keeps it, NaN if never. */
    double stepsToKeep(LearningCurves.Progress progress) {
        return steps(progress.staysAt(level()));
    }

    private double level() {
        return uniformReturn + 0.95 * (optimum - uniformReturn);
    }

    private double steps(int checkpoint) {
        return checkpoint < 0 ? Double.NaN : curves.steps()[checkpoint];
    }
}
