package dev.goodhart.studies.sirl;

import dev.goodhart.representation.FeaturePredictionError;
import dev.goodhart.representation.SimulatedPerson;
import dev.goodhart.representation.TestPreferenceAccuracy;
import dev.goodhart.representation.TripletRows;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Trial;
import java.util.random.RandomGenerator;

/** Part A: how well features and new tasks are learned on a representation. */
final class Representations {
    static final String FPE = "FPE";
    static final String TPA = "TPA";
    static final String AGREEMENT = "answers as without noise";

    private Representations() {}

    static void run(Trial<SirlSettings> trial, SirlArm arm) {
        GridRobot robot = GridRobot.world();
        RandomGenerator shared = trial.sharedRandom();
        Halves halves = Halves.of(robot.size(), shared);
        SeedTree seeds = new SeedTree(shared.nextLong());
        double[][] points = points(trial, arm, robot, halves, seeds);
        double[][] features = robot.normalised();
        FeaturePredictionError error = FeaturePredictionError.of(
                TestPreferenceAccuracy.rows(points, halves.train()),
                TestPreferenceAccuracy.rows(features, halves.train()),
                TestPreferenceAccuracy.rows(points, halves.test()),
                TestPreferenceAccuracy.rows(features, halves.test()));
        trial.recorder().metric(FPE, error.mean());
        for (int f = 0; f < GridRobot.FEATURES; f++) {
            trial.recorder().metric(FPE + " " + GridRobot.NAMES.get(f), error.perFeature()[f]);
        }
        trial.recorder()
                .metric(
                        TPA,
                        TestPreferenceAccuracy.defaults()
                                .of(
                                        points,
                                        features,
                                        halves.train(),
                                        halves.test(),
                                        seeds.child("tasks").generator()));
        boolean usual = arm.equals(new SirlArm('A', arm.source(), SirlArm.FULL, 0, SirlArm.Twist.NONE));
        if (trial.seed() == 0 && usual) {
            EmbeddingPlane.charts(points, features, halves.test()).forEach(trial.recorder()::figure);
        }
    }

    private static double[][] points(
            Trial<SirlSettings> trial, SirlArm arm, GridRobot robot, Halves halves, SeedTree seeds) {
        double[][] features = robot.normalised();
        int steps = trial.settings().steps();
        Learned learned = new Learned(
                robot.inputs(),
                features,
                halves.train(),
                arm.options(steps),
                trial.settings().klWeight(),
                (step, loss) -> trial.recorder().progress((double) step / steps));
        RandomGenerator network = seeds.child("network").generator();
        RandomGenerator asking = seeds.child("questions").generator();
        return switch (arm.source()) {
            case SIMILARITY -> {
                TripletRows answers = answers(trial, arm, robot, halves, asking);
                yield learned.similarity(answers, network);
            }
            case MULTI_PREFERENCE ->
                learned.multiPreference(arm.persons(), arm.questions(), halves.train(), asking, network);
            case AUTOENCODER -> learned.autoencoder(network);
            case RANDOM -> learned.untrained(network);
            case RAW -> robot.inputs();
            case TRUE_FEATURES -> features;
            case SINGLE_TASK -> throw new IllegalArgumentException("Part A has no single task");
        };
    }

    private static TripletRows answers(
            Trial<SirlSettings> trial, SirlArm arm, GridRobot robot, Halves halves, RandomGenerator asking) {
        double[][] seen = arm.twist() == SirlArm.Twist.UNNORMALISED ? robot.features() : robot.normalised();
        SimulatedPerson person = new SimulatedPerson(seen, arm.similarityBeta(), Double.POSITIVE_INFINITY);
        TripletRows answers = person.answers(halves.train(), arm.questions(), asking);
        SimulatedPerson faultless = SimulatedPerson.faultless(robot.normalised());
        int alike = 0;
        for (int k = 0; k < answers.size(); k++) {
            int[] three = {answers.first()[k], answers.second()[k], answers.odd()[k]};
            if (arm.twist() == SirlArm.Twist.SHUFFLED) {
                int odd = asking.nextInt(3);
                answers.first()[k] = three[odd == 0 ? 1 : 0];
                answers.second()[k] = three[odd == 2 ? 1 : 2];
                answers.odd()[k] = three[odd];
                three = new int[] {answers.first()[k], answers.second()[k], answers.odd()[k]};
            }
            alike += faultless.oddOne(three, asking) == 2 ? 1 : 0;
        }
        trial.recorder().metric(AGREEMENT, (double) alike / answers.size());
        return answers;
    }
}
