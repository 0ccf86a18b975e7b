package dev.goodhart.audit.log;

import dev.goodhart.reward.StepEnd;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What is paid after the end of episodes, and what is lost by cutting them off.
 *
 * @param terminated episodes whose last row ended them
 * @param truncated episodes whose last row cut them off
 * @param open episodes of which the log does not say how they ended
 * @param goingOn episodes that have rows after one that ended them or cut them off
 * @param paidAfter episodes that are paid or charged in such rows
 * @param after the proxy's reward in such rows, undiscounted, summed over all episodes
 * @param share the size of that reward as a share of all that was paid and charged, row by row
 * @param truncation what was lost by cutting off, empty if no episode was
 */
public record EndingAudit(
        int terminated,
        int truncated,
        int open,
        int goingOn,
        int paidAfter,
        double after,
        double share,
        Optional<Truncation> truncation) {
    static EndingAudit of(EpisodeLog log, ScoredEpisodes scored, int resamples, RandomGenerator random) {
        int terminated = 0;
        int truncated = 0;
        int goingOn = 0;
        int paidAfter = 0;
        double after = 0;
        double sizeAfter = 0;
        double size = 0;
        for (int e = 0; e < log.size(); e++) {
            boolean over = false;
            boolean more = false;
            boolean paid = false;
            for (int row = log.start()[e]; row < log.start()[e + 1]; row++) {
                double reward = log.reward(row);
                size += Math.abs(reward);
                if (over) {
                    more = true;
                    paid |= reward != 0;
                    after += reward;
                    sizeAfter += Math.abs(reward);
                }
                over |= log.end()[row] != StepEnd.CONTINUING;
            }
            terminated += Truncation.last(log, e) == StepEnd.TERMINATED ? 1 : 0;
            truncated += Truncation.last(log, e) == StepEnd.TRUNCATED ? 1 : 0;
            goingOn += more ? 1 : 0;
            paidAfter += paid ? 1 : 0;
        }
        return new EndingAudit(
                terminated,
                truncated,
                log.size() - terminated - truncated,
                goingOn,
                paidAfter,
                after,
                size > 0 ? sizeAfter / size : 0,
                Truncation.of(log, scored, resamples, random));
    }
}
