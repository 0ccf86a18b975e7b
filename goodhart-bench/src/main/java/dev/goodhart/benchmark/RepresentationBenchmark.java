package dev.goodhart.benchmark;

import dev.goodhart.goalconditioned.GoalConditionedRewardTrainer;
import dev.goodhart.goalconditioned.PrefixRewardOptions;
import dev.goodhart.goalconditioned.RecurrentBackbone;
import dev.goodhart.goalconditioned.Sequence;
import dev.goodhart.goalconditioned.SequencePair;
import dev.goodhart.representation.RepresentationOptions;
import dev.goodhart.representation.SimilarityRepresentation;
import dev.goodhart.representation.SimulatedPerson;
import dev.goodhart.representation.TrajectoryEmbedding;
import dev.goodhart.representation.TrajectoryInputs;
import dev.goodhart.representation.TripletRows;
import dev.goodhart.study.SeedTree;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Prints training steps a second of an embedding (64 triplets of 19 inputs, 19-64-64-6) and of a goal-conditioned reward (32 pairs of ten
 * tokens, width 32): by the wall clock, and by the processor time of the thread, which bears a busy machine.
 */
public final class RepresentationBenchmark {
    private static final int WARM_UP = 500;
    private static final int STEPS = 3000;

    private RepresentationBenchmark() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("Load " + MachineLoad.now() + ". One thread.\n");
        System.out.println(
                "| training | steps a second, wall clock | steps a second of processor time |\n|---|--:|--:|");
        embedding(WARM_UP);
        report("embedding from triplets", () -> embedding(STEPS));
        prefixReward(WARM_UP, PrefixRewardOptions.preferenceOnly());
        report("reward of last steps", () -> prefixReward(STEPS, PrefixRewardOptions.preferenceOnly()));
        prefixReward(WARM_UP, PrefixRewardOptions.defaults());
        report("goal-conditioned reward", () -> prefixReward(STEPS, PrefixRewardOptions.defaults()));
        System.out.println("\nLoad at the end " + MachineLoad.now() + ".");
    }

    private static void report(String name, Runnable training) {
        long wall = System.nanoTime();
        long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        training.run();
        double wallSeconds = (System.nanoTime() - wall) / 1e9;
        double processorSeconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9;
        System.out.printf(Locale.ROOT, "| %s | %,.0f | %,.0f |%n", name, STEPS / wallSeconds, STEPS / processorSeconds);
    }

    private static void embedding(int steps) {
        RandomGenerator random = SeedTree.of("representation-benchmark").generator();
        double[][] inputs = new double[980][19];
        for (double[] row : inputs) {
            for (int c = 0; c < row.length; c++) {
                row[c] = 2 * random.nextDouble() - 1;
            }
        }
        TripletRows answers = SimulatedPerson.faultless(inputs)
                .answers(IntStream.range(0, inputs.length).toArray(), 1000, random);
        try (TrajectoryEmbedding phi = SimilarityRepresentation.fit(
                TrajectoryInputs.ofVectors(inputs),
                answers,
                RepresentationOptions.defaults().withSteps(steps),
                random)) {
            phi.dimension();
        }
    }

    private static void prefixReward(int steps, PrefixRewardOptions options) {
        RandomGenerator random = SeedTree.of("representation-benchmark").generator();
        List<SequencePair> pairs = new ArrayList<>();
        for (int k = 0; k < 200; k++) {
            pairs.add(new SequencePair(
                    new Sequence.Tokens(random.ints(10, 0, 125).toArray(), 0),
                    new Sequence.Tokens(random.ints(10, 0, 125).toArray(), 0)));
        }
        GoalConditionedRewardTrainer.fit(
                        RecurrentBackbone.ofTokens(125, 32, random), pairs, options.withSteps(steps), random)
                .close();
    }
}
