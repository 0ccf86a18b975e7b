package dev.goodhart.benchmark;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.learner.Learner;
import dev.goodhart.learner.LearnerSettings;
import dev.goodhart.learner.LearningTask;
import dev.goodhart.learner.Metrics;
import dev.goodhart.learner.PpoSettings;
import dev.goodhart.learner.SacSettings;
import dev.goodhart.policy.Choice;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.Locale;

/** Prints environment steps per second: alone, with a policy that acts, and with learners; and where a learner's time goes. */
public final class LearnerSpeedBenchmark {
    private static final String CART_POLE = "CartPole-v1";

    private LearnerSpeedBenchmark() {}

    /**
     * Prints two Markdown tables.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("Load " + MachineLoad.now() + ". One thread, processor time.\n");
        System.out.println("| what | environment steps a second |\n|---|--:|");
        for (int copies : new int[] {1, 8, 64, 1024}) {
            row("CartPole alone, " + copies + " copies", copies * 500.0 / stepping(copies));
        }
        for (int copies : new int[] {1, 8, 64}) {
            row("CartPole with a policy of 64 x 64 acting, " + copies + " copies", copies * 200.0 / acting(copies));
        }
        PpoSettings ppo = PpoSettings.defaults().withNEnvs(4).withBatchSize(128).withAnnealLearningRate(false);
        row("PPO, 4 copies, 128 steps, 4 epochs of minibatches of 128", learning(CART_POLE, ppo, 512 * 4));
        row(
                "PPO, 32 copies, 64 steps, 4 epochs of minibatches of 512",
                learning(CART_POLE, ppo.withNEnvs(32).withNSteps(64).withBatchSize(512), 2048 * 2));
        SacSettings sac = SacSettings.defaults().withLearningStarts(1000);
        row("SAC, 64 x 64, minibatches of 64", learning("Pendulum-v1", sac.withHidden(new int[] {64, 64}).withBatchSize(64), 500));
        row("SAC, 256 x 256, minibatches of 256", learning("Pendulum-v1", sac, 50));
        System.out.println("\n| part of PPO (4 copies) | share of the time |\n|---|--:|");
        profile(ppo);
        System.out.println("\nLoad at the end " + MachineLoad.now() + ".");
    }

    private static void row(String what, double rate) {
        System.out.printf(Locale.ROOT, "| %s | %,.0f |%n", what, rate);
    }

    private static double stepping(int copies) {
        Task task = Tasks.named(CART_POLE);
        VectorEnvironment environment = task.environment(copies);
        environment.reset(1);
        Behaviour uniform = Behaviour.uniform(task.spec().actions());
        ResumableRandom random = new ResumableRandom(1);
        double[] action = new double[copies];
        double[] reward = new double[copies];
        return Stopwatch.processorSeconds(() -> {
            double sum = 0;
            for (int t = 0; t < 500; t++) {
                uniform.actAll(environment, action, random);
                task.intended().score(environment.step(action), reward);
                sum += reward[0];
            }
            return sum;
        });
    }

    private static double acting(int copies) {
        Task task = Tasks.named(CART_POLE);
        VectorEnvironment environment = task.environment(copies);
        environment.reset(1);
        ResumableRandom random = new ResumableRandom(1);
        double[] action = new double[copies];
        try (Learner learner = learner(task, PpoSettings.defaults().withNEnvs(copies))) {
            return Stopwatch.processorSeconds(() -> {
                double sum = 0;
                for (int t = 0; t < 200; t++) {
                    learner.policy().act(environment.observation(), copies, Choice.SAMPLED, random, action);
                    sum += environment.step(action).next()[0];
                }
                return sum;
            });
        }
    }

    private static double learning(String name, LearnerSettings settings, long steps) {
        Task task = Tasks.named(name);
        VectorEnvironment environment = task.environment(settings.nEnvs());
        environment.reset(1);
        try (Learner learner = learner(task, settings)) {
            learner.train(environment, task.intended(), 2000);
            return steps / Stopwatch.processorSeconds(() -> {
                learner.train(environment, task.intended(), steps);
                return learner.steps();
            });
        }
    }

    private static Learner learner(Task task, LearnerSettings settings) {
        return settings.create(
                new LearningTask(task.spec(), settings.nEnvs(), 1L << 40, SeedTree.of("learner-speed")));
    }

    /** By the clock around each part of the loop; the later half counts. */
    private static void profile(PpoSettings settings) {
        Task task = Tasks.named(CART_POLE);
        VectorEnvironment environment = task.environment(settings.nEnvs());
        environment.reset(1);
        double[] action = new double[settings.nEnvs()];
        double[] reward = new double[settings.nEnvs()];
        long[] spent = new long[4];
        try (Learner learner = learner(task, settings)) {
            for (int t = 0; t < 20_000; t++) {
                if (t == 10_000) {
                    Arrays.fill(spent, 0);
                }
                long a = System.nanoTime();
                learner.act(environment.observation(), action);
                long b = System.nanoTime();
                TransitionBatch step = environment.step(action);
                long c = System.nanoTime();
                task.intended().score(step, reward);
                learner.observe(step, reward);
                long d = System.nanoTime();
                learner.update(Metrics.NONE);
                long e = System.nanoTime();
                spent[0] += b - a;
                spent[1] += c - b;
                spent[2] += d - c;
                spent[3] += e - d;
            }
        }
        double total = spent[0] + spent[1] + spent[2] + spent[3];
        String[] parts = {"acting", "environment", "reward and storing", "update (gradients and Adam)"};
        for (int i = 0; i < parts.length; i++) {
            System.out.printf(Locale.ROOT, "| %s | %.1f %% |%n", parts[i], 100 * spent[i] / total);
        }
    }
}
