package dev.goodhart.arena;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Which comparison to ask for next.
 *
 * <p>How it misleads: pairs chosen for doubt are not a sample of all pairs, so that plain shares of wins are biased afterwards; report
 * ratings.
 */
public final class Matchmaking {
    /** The most entrants of which all pairs are weighed. */
    public static final int MOST_ENTRANTS = 3000;

    private final TrueSkillSettings settings;
    private final TrueSkillRating withDrift;
    private final TrueSkillRating still;

    /**
     * Makes a matchmaker.
     *
     * @param settings the model that the skills were rated with
     */
    public Matchmaking(TrueSkillSettings settings) {
        this.settings = settings;
        withDrift = new TrueSkillRating(settings);
        still = new TrueSkillRating(settings.withoutDrift());
    }

    /**
     * The pairs to judge next, best first. Every pair appears once at most; equally good ones are in random order.
     *
     * @param policy how to choose
     * @param settings the model that the skills were rated with
     * @param matches the matches so far
     * @param skills {@code [entrants]} the skills after them
     * @param count how many pairs are wanted
     * @param random breaks ties and chooses sides
     * @return at most that many pairs
     */
    public static List<ProposedMatch> next(
            MatchmakingPolicy policy,
            TrueSkillSettings settings,
            MatchTable matches,
            List<Skill> skills,
            int count,
            RandomGenerator random) {
        return new Matchmaking(settings).propose(policy, matches, skills, count, random);
    }

    /**
     * The expected drop of sigma_1^2 + sigma_2^2 by a match, each verdict weighted by its probability.
     *
     * @param left the one skill
     * @param right the other
     * @return the drop in squared units of skill
     */
    public double gain(Skill left, Skill right) {
        OutcomeProbabilities outcome = still.outcome(left, right);
        double gain = 0;
        for (Verdict verdict : Verdict.values()) {
            gain += outcome.of(verdict) * drop(left, right, still.update(left, right, verdict));
        }
        return gain;
    }

    /**
     * The gain as the competition's server computes it, see {@link MatchmakingPolicy#UNCERTAINTY_OFFICIAL}.
     *
     * @param left the one skill
     * @param right the other
     * @return the drop in squared units of skill
     */
    public double officialGain(Skill left, Skill right) {
        double spread = Math.sqrt(settings.beta() * settings.beta() + left.variance() + right.variance());
        double wins = Gaussian.cdf((left.mu() - right.mu()) / spread);
        return wins * drop(left, right, withDrift.update(left, right, Verdict.LEFT))
                + (1 - wins) * drop(left, right, withDrift.update(left, right, Verdict.RIGHT));
    }

    private static double drop(Skill left, Skill right, SkillPair after) {
        return left.variance()
                + right.variance()
                - after.left().variance()
                - after.right().variance();
    }

    private List<ProposedMatch> propose(
            MatchmakingPolicy policy, MatchTable matches, List<Skill> skills, int count, RandomGenerator random) {
        int n = skills.size();
        if (n > MOST_ENTRANTS) {
            throw new InvalidInputException("Matchmaking must have at most " + MOST_ENTRANTS + " entrants, has " + n);
        }
        Map<Long, Long> met = new HashMap<>();
        for (PairRecord pair : PairRecords.of(matches)) {
            met.put((long) pair.first() * n + pair.second(), pair.matches());
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                long before = met.getOrDefault((long) i * n + j, 0L);
                double worth = worth(policy, skills.get(i), skills.get(j), before);
                candidates.add(new Candidate(i, j, before, worth, random.nextLong()));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::worth).reversed().thenComparingLong(Candidate::lot));
        List<ProposedMatch> proposed = new ArrayList<>();
        for (Candidate candidate : candidates.subList(0, Math.min(count, candidates.size()))) {
            boolean swap = random.nextBoolean();
            int left = swap ? candidate.second() : candidate.first();
            int right = swap ? candidate.first() : candidate.second();
            proposed.add(new ProposedMatch(
                    matches.entrants().get(left),
                    matches.entrants().get(right),
                    gain(skills.get(left), skills.get(right)),
                    still.outcome(skills.get(left), skills.get(right)),
                    candidate.met()));
        }
        return proposed;
    }

    private double worth(MatchmakingPolicy policy, Skill left, Skill right, long met) {
        return switch (policy) {
            case UNIFORM -> 0;
            case ROUND_ROBIN -> -met;
            case UNCERTAINTY -> gain(left, right);
            case UNCERTAINTY_OFFICIAL -> officialGain(left, right);
            case CLOSEST -> still.outcome(left, right).draw();
        };
    }

    private record Candidate(int first, int second, long met, double worth, long lot) {}
}
