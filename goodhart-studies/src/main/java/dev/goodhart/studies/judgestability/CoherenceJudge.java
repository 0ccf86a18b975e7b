package dev.goodhart.studies.judgestability;

import dev.goodhart.judge.text.HashedTfIdf;
import java.util.List;

/**
 * A judge that knows which words go with which issue: multinomial naive Bayes over hashed words. The coherence of a dialogue is how far
 * question and answer are about the same issue, the mean over pairs of turns of {@code p_ask . p_reply}.
 */
final class CoherenceJudge {
    private static final int BUCKETS = 512;
    private static final double PRIOR_COUNT = 0.05;
    private static final int MOST = 3;

    private final double[][] logLikelihood;

    private CoherenceJudge(double[][] logLikelihood) {
        this.logLikelihood = logLikelihood;
    }

    static CoherenceJudge fit(SimulatedLanguage language, List<SimulatedDialogues.Stems> labelled) {
        double[][] counts = new double[SimulatedDialogues.ISSUES][BUCKETS];
        double[] totals = new double[SimulatedDialogues.ISSUES];
        for (SimulatedDialogues.Stems dialogue : labelled) {
            for (List<String> turn : language.render(dialogue)) {
                for (String word : turn) {
                    counts[dialogue.issue()][HashedTfIdf.bucket(word, BUCKETS)]++;
                    totals[dialogue.issue()]++;
                }
            }
        }
        for (int issue = 0; issue < counts.length; issue++) {
            for (int bucket = 0; bucket < BUCKETS; bucket++) {
                counts[issue][bucket] =
                        Math.log((counts[issue][bucket] + PRIOR_COUNT) / (totals[issue] + PRIOR_COUNT * BUCKETS));
            }
        }
        return new CoherenceJudge(counts);
    }

    /** The score of a dialogue's turns, 0 to 3. */
    double score(List<List<String>> turns) {
        double sum = 0;
        int pairs = turns.size() / 2;
        for (int pair = 0; pair < pairs; pair++) {
            double[] ask = posterior(turns.get(2 * pair));
            double[] reply = posterior(turns.get(2 * pair + 1));
            for (int issue = 0; issue < ask.length; issue++) {
                sum += ask[issue] * reply[issue];
            }
        }
        return Math.rint(MOST * sum / pairs);
    }

    private double[] posterior(List<String> turn) {
        double[] posterior = new double[logLikelihood.length];
        for (String word : turn) {
            int bucket = HashedTfIdf.bucket(word, BUCKETS);
            for (int issue = 0; issue < posterior.length; issue++) {
                posterior[issue] += logLikelihood[issue][bucket];
            }
        }
        double most = Double.NEGATIVE_INFINITY;
        for (double value : posterior) {
            most = Math.max(most, value);
        }
        double sum = 0;
        for (int issue = 0; issue < posterior.length; issue++) {
            posterior[issue] = Math.exp(posterior[issue] - most);
            sum += posterior[issue];
        }
        for (int issue = 0; issue < posterior.length; issue++) {
            posterior[issue] /= sum;
        }
        return posterior;
    }
}
