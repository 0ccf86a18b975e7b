package dev.goodhart.goalconditioned;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a filter does to samples and to the vote among them.
 *
 * @param filter the filter
 * @param decisions one for each sample, in order
 * @param prompts how many prompts there are
 * @param allDropped prompts all of whose samples were dropped: there all are kept and nothing counts as saved, which makes a filter that is
 *     too strict look harmless
 * @param stepsSaved share of all steps that need not have been sampled
 * @param correctDropped share of the correct samples that were dropped, where correctness is known
 * @param vote share of prompts solved by the vote, where correctness is known
 * @param voteByReleasedRule the same by the released evaluation's rule, which flatters
 * @param answers the answer voted for, of each prompt, without and with the filter
 */
public record FilterReport(
        QFilter filter,
        List<Decision> decisions,
        int prompts,
        int allDropped,
        double stepsSaved,
        Optional<Double> correctDropped,
        Optional<BeforeAfter> vote,
        Optional<BeforeAfter> voteByReleasedRule,
        Map<String, Votes> answers) {
    /**
     * What became of a sample.
     *
     * @param kept whether it votes
     * @param firstBad the step at which it was dropped, from 0; -1 if it never fell below the threshold
     * @param saved steps that need not have been sampled
     */
    public record Decision(boolean kept, int firstBad, int saved) {}

    /**
     * A share without and with the filter.
     *
     * @param before without
     * @param after with
     */
    public record BeforeAfter(double before, double after) {}

    /**
     * Answers voted for.
     *
     * @param before without the filter
     * @param after with it
     */
    public record Votes(String before, String after) {}

    /**
     * Filters samples.
     *
     * @param samples at least one
     * @param filter the filter
     * @return the report
     */
    public static FilterReport of(List<FilterSample> samples, QFilter filter) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one sample, there are none");
        }
        Map<String, List<Integer>> byPrompt = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            byPrompt.computeIfAbsent(samples.get(i).prompt(), p -> new ArrayList<>())
                    .add(i);
        }
        boolean known = samples.stream().allMatch(s -> s.correct().isPresent());
        Decision[] decisions = new Decision[samples.size()];
        Map<String, Votes> answers = new LinkedHashMap<>();
        int allDropped = 0;
        double saved = 0;
        double steps = 0;
        double lost = 0;
        double[] solved = new double[4];
        for (Map.Entry<String, List<Integer>> entry : byPrompt.entrySet()) {
            List<FilterSample> all = new ArrayList<>();
            List<FilterSample> left = new ArrayList<>();
            for (int i : entry.getValue()) {
                FilterSample sample = samples.get(i);
                int bad = filter.firstBad(sample.q());
                decisions[i] = new Decision(bad < 0, bad, bad < 0 ? 0 : sample.q().length - 1 - bad);
                steps += sample.q().length;
                all.add(sample);
                if (bad < 0) {
                    left.add(sample);
                }
            }
            if (left.isEmpty()) {
                allDropped++;
                left = all;
                for (int i : entry.getValue()) {
                    decisions[i] = new Decision(true, decisions[i].firstBad(), 0);
                }
            }
            for (int i : entry.getValue()) {
                saved += decisions[i].saved();
                lost += !decisions[i].kept() && samples.get(i).isCorrect() ? 1 : 0;
            }
            answers.put(entry.getKey(), new Votes(vote(all), vote(left)));
            if (known) {
                solved[0] += MajorityVote.solved(all) ? 1 : 0;
                solved[1] += MajorityVote.solved(left) ? 1 : 0;
                solved[2] += MajorityVote.solvedGenerously(all) ? 1 : 0;
                solved[3] += MajorityVote.solvedGenerously(left) ? 1 : 0;
            }
        }
        int prompts = byPrompt.size();
        long correct = samples.stream().filter(FilterSample::isCorrect).count();
        return new FilterReport(
                filter,
                List.of(decisions),
                prompts,
                allDropped,
                saved / steps,
                known && correct > 0 ? Optional.of(lost / correct) : Optional.empty(),
                known ? Optional.of(new BeforeAfter(solved[0] / prompts, solved[1] / prompts)) : Optional.empty(),
                known ? Optional.of(new BeforeAfter(solved[2] / prompts, solved[3] / prompts)) : Optional.empty(),
                answers);
    }

    /** Samples prompt by prompt, in order of appearance. */
    static List<List<FilterSample>> byPrompt(List<FilterSample> samples) {
        Map<String, List<FilterSample>> byPrompt = new LinkedHashMap<>();
        samples.forEach(sample -> byPrompt.computeIfAbsent(sample.prompt(), p -> new ArrayList<>())
                .add(sample));
        return List.copyOf(byPrompt.values());
    }

    private static String vote(List<FilterSample> samples) {
        return MajorityVote.of(samples.stream().map(FilterSample::answer).toList());
    }
}
