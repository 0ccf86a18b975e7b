package dev.goodhart.benchmark;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.feedback.SimulatedJudge;
import dev.goodhart.preference.CrossEntropyPolicy;
import dev.goodhart.preference.PolicyStep;
import dev.goodhart.preference.PreferenceLearning;
import dev.goodhart.preference.QuerySelection;
import dev.goodhart.preference.RewardEnsemble;
import dev.goodhart.preference.RewardModelSettings;
import dev.goodhart.preference.TrajectoryJudge;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.studies.preferencelearning.FreshComparisons;
import dev.goodhart.studies.preferencelearning.PreferenceLearningStudy;
import dev.goodhart.study.SeedTree;
import dev.goodhart.training.LearnerPolicyStep;
import dev.goodhart.trajectory.Trajectory;
import dev.goodhart.trajectory.TrajectoryRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints what learning from comparisons comes to on tasks whose reward is known to the judge alone: accuracy of the reward on segments it did
 * not see, and the intended return beside that of the same learner under the intended reward.
 */
public final class PreferenceLearningBenchmark {
    private static final int ROUNDS = 5;
    private static final int GENERATIONS = 8;
    private static final int SEGMENT = 10;
    private static final int QUESTIONS = 160;
    private static final long SAC_STEPS = 4000;

    private PreferenceLearningBenchmark() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments names of tasks, {@code sac} for SAC in place of the cross-entropy search, then perhaps the first seed and the number
     *     of seeds
     */
    public static void main(String[] arguments) {
        List<String> tasks = new ArrayList<>(List.of(arguments));
        List<Integer> numbers = tasks.stream()
                .filter(a -> a.matches("\\d+"))
                .map(Integer::valueOf)
                .toList();
        tasks.removeIf(a -> a.matches("\\d+"));
        boolean sac = tasks.remove("sac");
        int from = numbers.isEmpty() ? 0 : numbers.getFirst();
        int count = numbers.size() < 2 ? 3 : numbers.get(1);
        System.out.println("Load " + MachineLoad.now() + ". " + ROUNDS * QUESTIONS + " answers on segments of "
                + SEGMENT + " steps.\n");
        System.out.println(
                "| task | questions | seed | accuracy, random behaviour | accuracy, all behaviour | return | of the same learner"
                        + " under the intended reward | random |\n|---|---|--:|--:|--:|--:|--:|--:|");
        for (String task : tasks.isEmpty() ? List.of("Pendulum-v1", "point-mass") : tasks) {
            for (QuerySelection selection : sac
                    ? List.of(QuerySelection.RANDOM)
                    : List.of(QuerySelection.RANDOM, QuerySelection.DISAGREEMENT)) {
                for (int seed = from; seed < from + count; seed++) {
                    System.out.println(row(Tasks.named(task), selection, seed, sac));
                }
            }
        }
        System.out.println("\nLoad at the end " + MachineLoad.now() + ".");
    }

    private static String row(Task task, QuerySelection selection, long seed, boolean sac) {
        try (Pupil learner = Pupil.of(task, seed, sac);
                Pupil informed = Pupil.of(task, seed, sac)) {
            PreferenceLearning.Settings settings = new PreferenceLearning.Settings(
                    ROUNDS,
                    SEGMENT,
                    160,
                    QUESTIONS,
                    5,
                    selection,
                    3,
                    RewardModelSettings.defaults().withHidden(32, 32).withEpochs(100, 0.1, 20),
                    learner.stepsOfARound());
            PreferenceLearning.Result result = new PreferenceLearning(
                            task.environments(),
                            TrajectoryJudge.of(SimulatedJudge.PERFECT, task.intended()),
                            learner.step(),
                            settings)
                    .run(seed);
            Behaviour best = informed.step().improve(task.intended(), ROUNDS * informed.stepsOfARound());
            Behaviour uniform = Behaviour.uniform(task.spec().actions());
            List<Behaviour> all = new ArrayList<>(List.of(uniform));
            result.rounds().forEach(round -> all.add(round.behaviour()));
            try (RewardEnsemble reward = result.reward()) {
                return String.format(
                        Locale.ROOT,
                        "| %s | %s | %d | %.3f | %.3f | %.0f | %.0f | %.0f |",
                        task.name(),
                        selection.name().toLowerCase(Locale.ROOT),
                        seed,
                        FreshComparisons.accuracy(task, reward, List.of(uniform), SEGMENT, seed),
                        FreshComparisons.accuracy(task, reward, all, SEGMENT, seed),
                        value(task, result.behaviour()),
                        value(task, best),
                        value(task, uniform));
            }
        }
    }

    /** Who learns, and how many steps it takes between two rounds of questions. */
    private record Pupil(PolicyStep step, long stepsOfARound) implements AutoCloseable {
        static Pupil of(Task task, long seed, boolean sac) {
            if (!sac) {
                CrossEntropyPolicy search = new CrossEntropyPolicy(
                        task.environments(), task.spec().timeLimit(), 8, new ResumableRandom(seed));
                return new Pupil(search, GENERATIONS * search.generationSteps());
            }
            return new Pupil(
                    new LearnerPolicyStep(
                            task.spec(),
                            task.environments(),
                            PreferenceLearningStudy.learner(),
                            ROUNDS * SAC_STEPS,
                            SeedTree.of("preference-learning").child(seed)),
                    SAC_STEPS);
        }

        @Override
        public void close() {
            if (step instanceof LearnerPolicyStep learner) {
                learner.close();
            }
        }
    }

    private static double value(Task task, Behaviour behaviour) {
        VectorEnvironment environment = task.environment(50);
        environment.reset(1);
        double sum = 0;
        for (Trajectory episode :
                TrajectoryRecorder.firstEpisodes(environment, behaviour, new ResumableRandom(1), 1000)) {
            double[] rewards = new double[episode.length()];
            task.intended().score(episode.steps(), rewards);
            for (double reward : rewards) {
                sum += reward / 50;
            }
        }
        return sum;
    }
}
