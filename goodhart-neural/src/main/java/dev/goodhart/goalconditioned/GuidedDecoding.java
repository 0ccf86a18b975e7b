package dev.goodhart.goalconditioned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decoding led by a score of prefixes, step by step: every kept beginning is continued several times, and the best continuations are kept
 * (a beam). All prompts advance together, so that a step is one batch.
 *
 * <p>Many steps of this optimise a learned score, and find what it gets wrong as surely as a policy would.
 *
 * @param beam how many beginnings are kept, at least 1
 * @param samples how often each is continued, at least 1
 * @param steps how many steps are made, at least 1
 */
public record GuidedDecoding(int beam, int samples, int steps) {
    /** Checks the ranges. */
    public GuidedDecoding {
        if (beam < 1 || samples < 1 || steps < 1) {
            throw new IllegalArgumentException(
                    "Beam, samples and steps must be at least 1, are " + beam + ", " + samples + " and " + steps);
        }
    }

    /** What is decoded: continues a beginning by one step. */
    @FunctionalInterface
    public interface Continuation {
        /**
         * Samples a continuation.
         *
         * @param prompt which prompt, from 0
         * @param begun what there is so far; nothing before the first step
         * @param random where randomness comes from
         * @return the beginning with a step more
         */
        Sequence next(int prompt, Optional<Sequence> begun, RandomGenerator random);
    }

    /** What leads. */
    @FunctionalInterface
    public interface Guide {
        /**
         * Scores beginnings.
         *
         * @param begun beginnings of all prompts
         * @return {@code [begun]} higher is better
         */
        double[] score(List<Sequence> begun);
    }

    /**
     * Decodes an answer for each prompt.
     *
     * @param prompts how many prompts
     * @param continuation what is decoded
     * @param guide what leads
     * @param random where randomness comes from
     * @return the best of each prompt, of ties the first
     */
    public List<Sequence> decode(int prompts, Continuation continuation, Guide guide, RandomGenerator random) {
        List<List<Sequence>> kept = new ArrayList<>();
        for (int p = 0; p < prompts; p++) {
            kept.add(List.of());
        }
        for (int step = 0; step < steps; step++) {
            List<Sequence> all = new ArrayList<>();
            int[] start = new int[prompts + 1];
            for (int p = 0; p < prompts; p++) {
                List<Sequence> own = kept.get(p);
                for (int b = 0; b < Math.max(1, own.size()); b++) {
                    Optional<Sequence> begun = own.isEmpty() ? Optional.empty() : Optional.of(own.get(b));
                    for (int s = 0; s < samples; s++) {
                        all.add(continuation.next(p, begun, random));
                    }
                }
                start[p + 1] = all.size();
            }
            double[] scores = guide.score(all);
            for (int p = 0; p < prompts; p++) {
                Integer[] order = new Integer[start[p + 1] - start[p]];
                int from = start[p];
                Arrays.setAll(order, i -> from + i);
                Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
                List<Sequence> best = new ArrayList<>();
                for (int i = 0; i < Math.min(beam, order.length); i++) {
                    best.add(all.get(order[i]));
                }
                kept.set(p, best);
            }
        }
        return kept.stream().map(List::getFirst).toList();
    }
}
