package dev.goodhart.command;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.Task;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.figure.Numbers;
import dev.goodhart.imitation.Demonstrations;
import dev.goodhart.imitation.RowEncoder;
import dev.goodhart.policy.Choice;
import dev.goodhart.policy.Policy;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.sharpness.LipschitzAudit;
import dev.goodhart.trajectory.Trajectory;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * What is imitated, beside random actions.
 *
 * @param task the task
 * @param demonstrations of the expert
 * @param expert mean return of the demonstrations by the intended reward
 * @param random mean return of random actions
 * @param terminates whether an episode of either ended by the world's own rules
 */
record Imitated(Task task, Demonstrations demonstrations, double expert, double random, boolean terminates) {
    private static final int EPISODES = 20;
    private static final int LONGEST = 100_000;
    private static final double FAR_APART = 10;
    private static final double CONSTANT = 1e-9;

    static Imitated of(Task task, List<Trajectory> episodes, long seed, PrintWriter err) {
        Demonstrations demonstrations = new Demonstrations(task.spec(), episodes);
        List<Trajectory> aimless =
                new Recorder(task, Behaviour.uniform(task.spec().actions()), seed).episodes(EPISODES, LONGEST, err);
        return new Imitated(
                task,
                demonstrations,
                meanReturn(task, episodes),
                meanReturn(task, aimless),
                demonstrations.endEarly() || aimless.stream().anyMatch(e -> e.end() == StepEnd.TERMINATED));
    }

    RowEncoder encoder(boolean standardize) {
        return standardize
                ? RowEncoder.standardizing(task.spec(), demonstrations.episodes())
                : RowEncoder.plain(task.spec());
    }

    /** Episodes of a policy's best actions. */
    List<Trajectory> episodesOf(Policy policy, long seed, PrintWriter err) {
        return new Recorder(task, new Acting(policy), seed).episodes(EPISODES, LONGEST, err);
    }

    private static double meanReturn(Task task, List<Trajectory> episodes) {
        double sum = 0;
        for (Trajectory episode : episodes) {
            double[] paid = new double[episode.length()];
            task.intended().score(episode.steps(), paid);
            sum += Arrays.stream(paid).sum();
        }
        return sum / episodes.size();
    }

    /** The share of the way from random actions to the expert. */
    double score(double earned) {
        return expert > random ? (earned - random) / (expert - random) : Double.NaN;
    }

    /** What is doubtful before anything is learned. */
    List<String> warnings(ImitateOptions options) {
        List<String> warnings = new ArrayList<>();
        int rows = demonstrations.steps();
        if (rows < options.batch()) {
            warnings.add("The demonstrations have " + rows + " steps, fewer than a batch of " + options.batch()
                    + "; the reward is learned from batches of " + rows + ".");
        }
        boolean distilled = options.method == ImitateOptions.Method.DISTILLATION;
        if (terminates && distilled) {
            warnings.add(
                    "Episodes can end early here, and the distilled reward pays for every step: staying alive is paid,"
                            + " whatever the expert did. Maybe use --method adversarial --reward sum.");
        } else if (terminates && options.reward == ImitateOptions.Reward.MINIMAX) {
            warnings.add(
                    "Episodes can end early here, and the minimax reward pays for every step: staying alive is paid,"
                            + " whatever the expert did. Maybe use --reward sum.");
        } else if (terminates && options.reward == ImitateOptions.Reward.NON_SATURATING) {
            warnings.add(
                    "Episodes can end early here, and the non-saturating reward charges for every step: ending early is"
                            + " paid, whatever the expert did. Maybe use --reward sum.");
        }
        if (options.precondition != null && options.reward != ImitateOptions.Reward.MINIMAX) {
            warnings.add("A factor below 1 raises a reward below 0, and the " + options.reward
                    + " reward can be: --precondition pays for sharp places there. Maybe use --reward minimax.");
        }
        double ratio = scaleRatio();
        if (!options.standardize && ratio > FAR_APART) {
            warnings.add("The deviations of the states' features are up to " + Numbers.of(ratio, 3)
                    + (distilled
                            ? "-fold apart, so that the widest decide what looks like the expert. Maybe use --standardize."
                            : "-fold apart, so that a penalty on slopes means little. Maybe use --standardize."));
        }
        int outside = demonstrations.outOfBounds();
        if (outside > 0) {
            warnings.add(outside + " of " + rows
                    + " demonstrated actions lie outside the bounds, where the agent cannot act: the"
                    + " expert can be told by that alone.");
        }
        if (!(expert > random)) {
            warnings.add("By the intended reward the demonstrations earn no more than random actions ("
                    + Numbers.of(expert) + " against " + Numbers.of(random) + ").");
        }
        return warnings;
    }

    /** Over the features that vary. */
    private double scaleRatio() {
        double[] states = demonstrations.episodes().stream()
                .flatMapToDouble(e -> Arrays.stream(e.steps().state()))
                .toArray();
        double[] varying = Arrays.stream(LipschitzAudit.deviations(states, demonstrations.steps()))
                .filter(d -> d > CONSTANT)
                .toArray();
        return varying.length == 0
                ? 1
                : Arrays.stream(varying).max().orElse(1)
                        / Arrays.stream(varying).min().orElse(1);
    }

    /** By which other demonstrations are told from these. */
    String fingerprint() {
        CRC32 sum = new CRC32();
        for (Trajectory episode : demonstrations.episodes()) {
            TransitionBatch steps = episode.steps();
            sum.update(Integer.toString(Arrays.hashCode(steps.state())).getBytes(StandardCharsets.UTF_8));
            sum.update(Integer.toString(Arrays.hashCode(steps.action())).getBytes(StandardCharsets.UTF_8));
        }
        return demonstrations.episodes().size() + " demonstrations " + Long.toHexString(sum.getValue());
    }

    /** A policy as a behaviour: all copies in one call. */
    private record Acting(Policy policy) implements Behaviour {
        @Override
        public void act(double[] observation, int at, double[] action, int to, RandomGenerator random) {
            int actions = policy.spec().actions().dim();
            double[] one = new double[actions];
            policy.act(
                    Arrays.copyOfRange(observation, at, at + policy.spec().observationDim()),
                    1,
                    Choice.BEST,
                    random,
                    one);
            System.arraycopy(one, 0, action, to, actions);
        }

        @Override
        public void actAll(VectorEnvironment environment, double[] action, RandomGenerator random) {
            policy.act(environment.observation(), environment.size(), Choice.BEST, random, action);
        }
    }
}
