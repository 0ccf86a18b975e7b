package dev.goodhart.benchmark;

import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.learner.Learner;
import dev.goodhart.learner.LearnerSettings;
import dev.goodhart.learner.LearningTask;
import dev.goodhart.learner.PpoSettings;
import dev.goodhart.learner.SacSettings;
import dev.goodhart.study.SeedTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;

/** Trains PPO and SAC in turn for a while and prints the resident size of the process, which must stay where it is after the first minutes. */
public final class TrainingSoak {
    private static final long CHUNK = 2000;

    private TrainingSoak() {}

    /**
     * Prints a row of a Markdown table ten times.
     *
     * @param arguments {@code --minutes N}; 30 if left out
     * @throws IOException if the resident size cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        double minutes = arguments.length == 2 && arguments[0].equals("--minutes") ? Double.parseDouble(arguments[1]) : 30;
        System.out.println("Load " + MachineLoad.now() + ".\n");
        System.out.println("| minutes | steps | resident MB | native pointers |\n|--:|--:|--:|--:|");
        try (Learner ppo = learner("CartPole-v1", PpoSettings.defaults());
                Learner sac = learner(
                        "Pendulum-v1",
                        SacSettings.defaults()
                                .withHidden(new int[] {64, 64})
                                .withBatchSize(64)
                                .withBufferSize(20_000))) {
            var cartPole = Tasks.named("CartPole-v1").environment(ppo.task().copies());
            var pendulum = Tasks.named("Pendulum-v1").environment(sac.task().copies());
            cartPole.reset(1);
            pendulum.reset(1);
            long begin = System.nanoTime();
            for (int row = 0; row <= 10; row++) {
                while ((System.nanoTime() - begin) / 60e9 < minutes * row / 10) {
                    ppo.train(cartPole, Tasks.named("CartPole-v1").intended(), 10 * CHUNK);
                    sac.train(pendulum, Tasks.named("Pendulum-v1").intended(), CHUNK);
                }
                System.out.printf(
                        Locale.ROOT,
                        "| %.1f | %,d | %.0f | %d |%n",
                        (System.nanoTime() - begin) / 60e9,
                        ppo.steps() + sac.steps(),
                        residentMegabytes(),
                        Pointer.totalCount());
            }
        }
        System.out.println("\nLoad at the end " + MachineLoad.now() + ".");
    }

    private static Learner learner(String name, LearnerSettings settings) {
        Task task = Tasks.named(name);
        return settings.create(
                new LearningTask(task.spec(), settings.nEnvs(), 1L << 40, SeedTree.of("training-soak")));
    }

    private static double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        return Double.NaN;
    }
}
