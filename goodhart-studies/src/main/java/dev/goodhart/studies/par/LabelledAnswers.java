package dev.goodhart.studies.par;

import dev.goodhart.transform.Logistic;
import java.util.random.RandomGenerator;

/**
 * Pairs of the initial policy's answers, with the one that was preferred first: with probability sigma(gold - other gold).
 *
 * @param preferred {@code [pairs]} the answers that were preferred
 * @param other {@code [pairs]} the others
 */
record LabelledAnswers(int[] preferred, int[] other) {
    static LabelledAnswers draw(BitWorld world, int pairs, RandomGenerator random) {
        int[] preferred = new int[pairs];
        int[] other = new int[pairs];
        for (int i = 0; i < pairs; i++) {
            int prompt = random.nextInt(BitWorld.PROMPTS);
            int first = world.answer(prompt, random);
            int second = world.answer(prompt, random);
            boolean better = random.nextDouble() < Logistic.sigmoid(BitWorld.gold(first) - BitWorld.gold(second));
            preferred[i] = better ? first : second;
            other[i] = better ? second : first;
        }
        return new LabelledAnswers(preferred, other);
    }

    /** As many pairs, drawn from these with replacement. */
    LabelledAnswers resampled(RandomGenerator random) {
        int[] p = new int[preferred.length];
        int[] o = new int[preferred.length];
        for (int i = 0; i < p.length; i++) {
            int from = random.nextInt(p.length);
            p[i] = preferred[from];
            o[i] = other[from];
        }
        return new LabelledAnswers(p, o);
    }
}
