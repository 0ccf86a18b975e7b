package dev.goodhart.audit.log.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRow;
import java.util.Arrays;
import java.util.List;

/** Makes one score of what was intended for every episode. */
final class EpisodeScores {
    private final String file;
    private final LogColumns columns;
    private final List<String> episodes;

    EpisodeScores(String file, LogColumns columns, List<String> episodes) {
        this.file = file;
        this.columns = columns;
        this.episodes = episodes;
    }

    double[] of(NumberColumn intended, NumberColumn lines, int[] order, int[] start, List<String> remarks) {
        double[] scores = new double[episodes.size()];
        boolean repeated = start[start.length - 1] > episodes.size();
        int several = 0;
        for (int e = 0; e < scores.length; e++) {
            double score = Double.NaN;
            double sum = 0;
            double factor = 1;
            int given = 0;
            boolean same = true;
            for (int i = start[e]; i < start[e + 1]; i++) {
                double value = intended.at(order[i]);
                if (!Double.isNaN(value)) {
                    given++;
                    same &= given == 1 || value == score;
                    if (!same && columns.score() == LogColumns.Score.EPISODE) {
                        throw InvalidInputException.at(
                                file,
                                (int) lines.at(order[i]),
                                columns.intended(),
                                "must be one score for the episode '" + NamedRow.shown(episodes.get(e)) + "', is "
                                        + value + " after " + score,
                                "use --intended-per step to sum scores of steps");
                    }
                    score = value;
                    sum += factor * value;
                }
                factor *= columns.discount();
            }
            several += given > 1 ? 1 : 0;
            repeated &= given < 2 || (same && score != 0);
            scores[e] = given == 0 ? Double.NaN : columns.score() == LogColumns.Score.EPISODE ? score : sum;
        }
        if (columns.score() == LogColumns.Score.STEP && repeated && several > 1) {
            remarks.add("'" + columns.intended()
                    + "' is the same on all rows of each episode and was summed; if it is the episode's score, say"
                    + " --intended-per episode.");
        }
        long missing = Arrays.stream(scores).filter(Double::isNaN).count();
        if (missing > 0 && missing < scores.length) {
            remarks.add(missing + (missing == 1 ? " episode has" : " episodes have")
                    + " no score of what was intended; of " + scores.length + ", the others were compared.");
        }
        return scores;
    }
}
