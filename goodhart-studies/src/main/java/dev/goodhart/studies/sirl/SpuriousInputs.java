package dev.goodhart.studies.sirl;

import dev.goodhart.representation.NuisanceLeakage;
import dev.goodhart.representation.PreferenceHead;
import dev.goodhart.representation.PreferenceRows;
import dev.goodhart.representation.RepresentationSource;
import dev.goodhart.representation.SimulatedPerson;
import dev.goodhart.representation.TestPreferenceAccuracy;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Trial;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Parts B and C: the preferences that train a reward come from trajectories in which something else goes with what is wanted, the distance
 * to the laptop. In B that is four inputs that mean nothing, in C it is a feature, the tilt of the cup.
 */
final class SpuriousInputs {
    static final String CONFLICT = "conflict accuracy";
    static final String ACCURACY = "accuracy";
    static final String NUISANCE = "nuisance R2";
    static final String CONDITION = "condition number";
    static final String POOL = "task pool";

    private static final int SPURIOUS = 4;
    private static final double NOISE = 0.15;
    private static final double BAND = 0.17;
    private static final int HEAD_PREFERENCES = 100;
    private static final int TEST_PAIRS = 4000;
    private static final double L2 = 1e-2;
    private static final double[] THETA = {0, 0, 1, 0};

    private SpuriousInputs() {}

    /**
     * What differs between the parts.
     *
     * @param inputs {@code [n][width]} what networks read
     * @param spurious {@code [n]} what goes with the laptop distance in the task pool
     * @param diverse trajectories in which it does not
     * @param task trajectories in which it does
     */
    private record Pools(double[][] inputs, double[] spurious, int[] diverse, int[] task) {}

    static void run(Trial<SirlSettings> trial, SirlArm arm) {
        GridRobot robot = GridRobot.world();
        RandomGenerator shared = trial.sharedRandom();
        Halves halves = Halves.of(robot.size(), shared);
        SeedTree seeds = new SeedTree(shared.nextLong());
        Pools pools = arm.part() == 'B'
                ? meaningless(robot, halves, seeds.child("spurious").generator())
                : feature(robot, halves);
        trial.recorder().metric(POOL, pools.task().length);

        double[][] features = robot.normalised();
        SimulatedPerson person = SimulatedPerson.faultless(features);
        PreferenceRows pairs = person.preferences(
                THETA, halves.test(), TEST_PAIRS, seeds.child("pairs").generator());
        RandomGenerator asking = seeds.child("preferences").generator();
        double[] scores;
        if (arm.source() == RepresentationSource.SINGLE_TASK) {
            PreferenceRows answers = person.preferences(THETA, pools.task(), SirlArm.ALL_PREFERENCES, asking);
            scores = learned(trial, arm, pools, features, halves)
                    .singleTask(answers, seeds.child("network").generator());
        } else {
            double[][] points = points(trial, arm, pools, features, halves, seeds);
            PreferenceRows answers = person.preferences(THETA, pools.task(), HEAD_PREFERENCES, asking);
            PreferenceHead head = PreferenceHead.fit(
                    TestPreferenceAccuracy.rows(points, halves.train()),
                    TestPreferenceAccuracy.within(answers, halves.train()),
                    L2);
            scores = head.scores(points);
            trial.recorder().metric(CONDITION, head.conditionNumber());
            if (arm.part() == 'B') {
                trial.recorder().metric(NUISANCE, leakage(points, pools, halves));
            }
        }
        trial.recorder().metric(ACCURACY, TestPreferenceAccuracy.accuracy(scores, pairs));
        trial.recorder()
                .metric(CONFLICT, TestPreferenceAccuracy.accuracy(scores, conflictPairs(pairs, pools.spurious())));
    }

    /** The pairs that the spurious thing orders the other way. */
    static PreferenceRows conflictPairs(PreferenceRows pairs, double[] spurious) {
        int[] kept = IntStream.range(0, pairs.size())
                .filter(k -> spurious[pairs.better()[k]] < spurious[pairs.worse()[k]])
                .toArray();
        return PreferenceRows.of(
                Arrays.stream(kept).map(k -> pairs.better()[k]).toArray(),
                Arrays.stream(kept).map(k -> pairs.worse()[k]).toArray());
    }

    private static Pools meaningless(GridRobot robot, Halves halves, RandomGenerator random) {
        int n = robot.size();
        double[] quantile = robot.laptopQuantiles();
        int half = halves.train().length / 2;
        int[] diverse = Arrays.copyOfRange(halves.train(), 0, half);
        int[] task = Arrays.copyOfRange(halves.train(), half, halves.train().length);
        boolean[] goesWith = new boolean[n];
        for (int i : task) {
            goesWith[i] = true;
        }
        double[][] inputs = new double[n][];
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            int width = robot.inputs()[i].length;
            inputs[i] = Arrays.copyOf(robot.inputs()[i], width + SPURIOUS);
            for (int s = 0; s < SPURIOUS; s++) {
                double u = goesWith[i]
                        ? Math.clamp(2 * quantile[i] - 1 + NOISE * random.nextGaussian(), -1, 1)
                        : 2 * random.nextDouble() - 1;
                inputs[i][width + s] = u;
                mean[i] += u / SPURIOUS;
            }
        }
        return new Pools(inputs, mean, diverse, task);
    }

    private static Pools feature(GridRobot robot, Halves halves) {
        double[] quantile = robot.laptopQuantiles();
        double[] tilt = Arrays.stream(robot.normalised())
                .mapToDouble(f -> f[GridRobot.ANGLE])
                .toArray();
        int[] task = Arrays.stream(halves.train())
                .filter(i -> Math.abs(tilt[i] - quantile[i]) < BAND)
                .toArray();
        return new Pools(robot.inputs(), tilt, halves.train(), task);
    }

    private static double leakage(double[][] points, Pools pools, Halves halves) {
        int width = pools.inputs()[0].length;
        double[][] spurious = Arrays.stream(pools.inputs())
                .map(row -> Arrays.copyOfRange(row, width - SPURIOUS, width))
                .toArray(double[][]::new);
        return NuisanceLeakage.of(
                        TestPreferenceAccuracy.rows(points, pools.diverse()),
                        TestPreferenceAccuracy.rows(spurious, pools.diverse()),
                        TestPreferenceAccuracy.rows(points, halves.test()),
                        TestPreferenceAccuracy.rows(spurious, halves.test()))
                .mean();
    }

    private static Learned learned(
            Trial<SirlSettings> trial, SirlArm arm, Pools pools, double[][] features, Halves halves) {
        int steps = trial.settings().steps();
        return new Learned(
                pools.inputs(),
                features,
                halves.train(),
                arm.options(steps),
                trial.settings().klWeight(),
                (step, loss) -> trial.recorder().progress((double) step / steps));
    }

    private static double[][] points(
            Trial<SirlSettings> trial, SirlArm arm, Pools pools, double[][] features, Halves halves, SeedTree seeds) {
        Learned learned = learned(trial, arm, pools, features, halves);
        RandomGenerator network = seeds.child("network").generator();
        RandomGenerator asking = seeds.child("questions").generator();
        int[] pool = arm.twist() == SirlArm.Twist.TASK_POOL ? pools.task() : pools.diverse();
        return switch (arm.source()) {
            case SIMILARITY ->
                learned.similarity(SimulatedPerson.faultless(features).answers(pool, arm.questions(), asking), network);
            case MULTI_PREFERENCE -> learned.multiPreference(arm.persons(), arm.questions(), pool, asking, network);
            case AUTOENCODER -> learned.autoencoder(network);
            case RANDOM -> learned.untrained(network);
            case RAW -> pools.inputs();
            case TRUE_FEATURES -> features;
            case SINGLE_TASK -> throw new IllegalArgumentException("A single task has no frozen representation");
        };
    }
}
