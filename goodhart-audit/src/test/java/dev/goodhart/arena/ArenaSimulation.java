package dev.goodhart.arena;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Entrants with known skills, whose performances vary as the model says. */
final class ArenaSimulation {
    private final double[] skill;
    private final SplittableRandom random;
    private final TrueSkillSettings settings = TrueSkillSettings.defaults();

    private ArenaSimulation(double[] skill, SplittableRandom random) {
        this.skill = skill;
        this.random = random;
    }

    static ArenaSimulation of(int entrants, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] skill = new double[entrants];
        for (int i = 0; i < entrants; i++) {
            skill[i] = random.nextGaussian(25, 25.0 / 3);
        }
        return new ArenaSimulation(skill, random);
    }

    double[] skill() {
        return skill.clone();
    }

    static String name(int entrant) {
        return String.format("e%03d", entrant);
    }

    List<Match> matches(int count) {
        List<Match> matches = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            int left = random.nextInt(skill.length);
            int right = (left + 1 + random.nextInt(skill.length - 1)) % skill.length;
            matches.add(match(left, right));
        }
        return matches;
    }

    Match match(int left, int right) {
        double gap =
                random.nextGaussian(skill[left], settings.beta()) - random.nextGaussian(skill[right], settings.beta());
        Verdict verdict =
                Math.abs(gap) <= settings.drawMargin() ? Verdict.DRAW : gap > 0 ? Verdict.LEFT : Verdict.RIGHT;
        return Match.of(name(left), name(right), verdict);
    }
}
