package dev.goodhart.arena;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Entrants with known skills, whose performances vary as {@link TrueSkillSettings} say: for checking ratings against the truth. */
public final class SimulatedArena {
    private final double[] skill;
    private final List<String> names;
    private final TrueSkillSettings settings;
    private final RandomGenerator random;

    private SimulatedArena(double[] skill, TrueSkillSettings settings, RandomGenerator random) {
        this.skill = skill;
        this.settings = settings;
        this.random = random;
        names = new ArrayList<>();
        for (int i = 0; i < skill.length; i++) {
            names.add(String.format(Locale.ROOT, "e%03d", i));
        }
    }

    /**
     * An arena whose skills are drawn from the prior.
     *
     * @param entrants how many, at least 2
     * @param settings prior, noise of performances and draw margin
     * @param random draws skills and performances
     * @return the arena
     */
    public static SimulatedArena of(int entrants, TrueSkillSettings settings, RandomGenerator random) {
        if (entrants < 2) {
            throw new IllegalArgumentException("The entrants (" + entrants + ") must be at least 2");
        }
        double[] skill = new double[entrants];
        for (int i = 0; i < entrants; i++) {
            skill[i] = random.nextGaussian(settings.mu0(), settings.sigma0());
        }
        return new SimulatedArena(skill, settings, random);
    }

    /** {@return the true skills} */
    public double[] skill() {
        return skill.clone();
    }

    /** {@return the names, whose order is that of the skills} */
    public List<String> names() {
        return List.copyOf(names);
    }

    /**
     * Matches of random pairs on random sides.
     *
     * @param count how many
     * @return the matches
     */
    public List<Match> matches(int count) {
        List<Match> matches = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            int left = random.nextInt(skill.length);
            int right = (left + 1 + random.nextInt(skill.length - 1)) % skill.length;
            matches.add(match(left, right));
        }
        return matches;
    }

    /**
     * One match.
     *
     * @param left the number of the entrant on the left
     * @param right the number of the other
     * @return the match with its verdict
     */
    public Match match(int left, int right) {
        double gap =
                random.nextGaussian(skill[left], settings.beta()) - random.nextGaussian(skill[right], settings.beta());
        Verdict verdict =
                Math.abs(gap) <= settings.drawMargin() ? Verdict.DRAW : gap > 0 ? Verdict.LEFT : Verdict.RIGHT;
        return Match.of(names.get(left), names.get(right), verdict);
    }
}
