package dev.goodhart.benchmark;

import dev.goodhart.environment.Tasks;
import dev.goodhart.learner.PpoSettings;
import dev.goodhart.training.Exercise;
import dev.goodhart.training.TrainingRun;
import dev.goodhart.training.TrainingSettings;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;

/** Prints how long PPO takes to a mean return of 475 on CartPole-v1 over twenty episodes, for five seeds. */
public final class CartPoleTimeBenchmark {
    private static final int SEEDS = 5;
    private static final long MOST_STEPS = 200_000;
    private static final double SOLVED = 475;

    private CartPoleTimeBenchmark() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("Load " + MachineLoad.now() + ". Evaluations every 5,000 steps count in.\n");
        System.out.println("| seed | steps | processor seconds | seconds |\n|--:|--:|--:|--:|");
        PpoSettings settings = PpoSettings.defaults()
                .withNSteps(32)
                .withNEpochs(10)
                .withLearningRate(1e-3)
                .withGamma(0.98)
                .withGaeLambda(0.8);
        TrainingSettings training = TrainingSettings.of(MOST_STEPS)
                .withEvaluations(20, 5000)
                .withTarget(SOLVED);
        for (int seed = 0; seed < SEEDS; seed++) {
            long clock = System.nanoTime();
            long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            try (TrainingRun run =
                    new TrainingRun(Exercise.of(Tasks.named("CartPole-v1")), settings, training, seed, List.of())) {
                run.advance(MOST_STEPS);
                System.out.printf(
                        Locale.ROOT,
                        "| %d | %s | %.1f | %.1f |%n",
                        seed,
                        run.steps() < MOST_STEPS ? String.format(Locale.ROOT, "%,d", run.steps()) : "not reached",
                        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9,
                        (System.nanoTime() - clock) / 1e9);
            }
        }
        System.out.println("\nLoad at the end " + MachineLoad.now() + ".");
    }
}
