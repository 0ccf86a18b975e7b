package dev.goodhart.studies.goalconditioned;

import dev.goodhart.goalconditioned.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Answers to score: several of the base policy to each prompt.
 *
 * @param prompts {@code [prompts][T]} digits
 * @param sequences {@code [prompts * samples]} answers, prompt by prompt
 * @param correct {@code [prompts * samples]} which are right
 * @param values {@code [prompts * samples][T]} the true chance to end right after each step
 * @param samples answers to each prompt
 */
record TestAnswers(int[][] prompts, List<Sequence> sequences, boolean[] correct, double[][] values, int samples) {
    static TestAnswers of(RunningSum world, int count, int samples, RandomGenerator random) {
        int[][] prompts = new int[count][];
        List<Sequence> sequences = new ArrayList<>();
        boolean[] correct = new boolean[count * samples];
        double[][] values = new double[count * samples][world.length()];
        for (int p = 0; p < count; p++) {
            prompts[p] = world.prompt(random);
            double[][] value = world.values(prompts[p]);
            for (int s = 0; s < samples; s++) {
                int[] sums = world.answer(prompts[p], random);
                int at = sequences.size();
                correct[at] = world.correct(prompts[p], sums);
                for (int t = 0; t < sums.length; t++) {
                    values[at][t] = value[t + 1][sums[t]];
                }
                sequences.add(RunningSum.tokens(prompts[p], sums));
            }
        }
        return new TestAnswers(prompts, sequences, correct, values, samples);
    }

    double accuracy() {
        int right = 0;
        for (boolean c : correct) {
            right += c ? 1 : 0;
        }
        return (double) right / correct.length;
    }

    String prompt(int sequence) {
        return Integer.toString(sequence / samples);
    }
}
