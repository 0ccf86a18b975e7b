package dev.goodhart.studies.preferencelearning;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.feedback.SimulatedJudge;
import dev.goodhart.figure.Figure;
import dev.goodhart.learner.SacSettings;
import dev.goodhart.preference.PreferenceLearning;
import dev.goodhart.preference.QuerySelection;
import dev.goodhart.preference.RewardEnsemble;
import dev.goodhart.preference.TrajectoryJudge;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.Scale;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.List;

/**
 * Can a pendulum be swung up from comparisons alone? A judge who knows the intended reward, and answers at random in a tenth of the cases,
 * compares short segments; SAC learns under the mean of the reward models trained on the answers, beside the same SAC under the intended
 * reward.
 */
public final class PreferenceLearningStudy implements Study<PreferenceLearningSettings> {
    /** Any pairs are asked about. */
    static final String RANDOM = "random";

    /** Those are asked about on which the models disagree. */
    static final String DISAGREEMENT = "disagreement";

    /** Nobody is asked: the learner has the intended reward. */
    static final String INTENDED = "intended";

    /** Accuracy on new segments, half of random and half of learned behaviour. */
    static final String ACCURACY = "accuracy";

    /** Accuracy on new segments of random behaviour. */
    static final String ON_RANDOM = "accuracy, random behaviour";

    /** Accuracy on new segments of learned behaviour. */
    static final String ON_LEARNED = "accuracy, learned behaviour";

    private static final String TASK = "Pendulum-v1";

    /** Makes the study; the service loader calls this. */
    public PreferenceLearningStudy() {}

    @Override
    public String id() {
        return "preference-learning";
    }

    @Override
    public String title() {
        return "Is behaviour learned from comparisons as good as under the intended reward?";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "Deep Reinforcement Learning from Human Preferences",
                "Christiano, Leike, Brown, Martic, Legg and Amodei",
                2017,
                "arXiv:1706.03741");
    }

    @Override
    public PreferenceLearningSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new PreferenceLearningSettings(0, 5, 160, 160, 10, 5, 3, 0.1, 1000, 10);
            case FULL -> new PreferenceLearningSettings(0, 5, 160, 160, 10, 5, 3, 0.1, 2000, 50);
        };
    }

    /**
     * The settings of the learner in every arm: 64 x 64, batches of 128, learning rate 0.001. They were not tuned.
     *
     * @return the settings
     */
    public static SacSettings learner() {
        return SacSettings.defaults()
                .withHidden(new int[] {64, 64})
                .withBatchSize(128)
                .withLearningRate(1e-3);
    }

    @Override
    public List<String> arms(PreferenceLearningSettings settings) {
        return List.of(RANDOM, DISAGREEMENT, INTENDED);
    }

    @Override
    public int seeds(Scale scale) {
        return switch (scale) {
            case QUICK -> 1;
            case FULL -> 5;
        };
    }

    @Override
    public void run(Trial<PreferenceLearningSettings> trial) {
        PreferenceLearningSettings settings = trial.settings();
        Task task = Tasks.named(TASK);
        // Shared by the arms: the learner begins with the same weights in each.
        SeedTree seeds = SeedTree.of(id()).child(settings.firstSeed() + trial.seed());
        try (WatchedLearner learner = new WatchedLearner(task, learner(), settings, seeds, trial.recorder())) {
            if (trial.arm().equals(INTENDED)) {
                for (int round = 0; round < settings.rounds(); round++) {
                    learner.improve(task.intended(), settings.policySteps());
                }
            } else {
                QuerySelection selection =
                        trial.arm().equals(RANDOM) ? QuerySelection.RANDOM : QuerySelection.DISAGREEMENT;
                // An answer that is drawn evenly is wrong every second time.
                SimulatedJudge judge = SimulatedJudge.PERFECT.withErrorRate(settings.noise() / 2);
                PreferenceLearning.Result result = new PreferenceLearning(
                                task.environments(),
                                TrajectoryJudge.of(judge, task.intended()),
                                learner,
                                settings.learning(selection))
                        .run(seeds.child("questions").value());
                try (RewardEnsemble reward = result.reward()) {
                    Behaviour uniform = learner.uniform();
                    Behaviour learned = result.behaviour();
                    Recorder recorder = trial.recorder();
                    recorder.metric(ACCURACY, learner.accuracy(reward, List.of(uniform, learned)));
                    recorder.metric(ON_RANDOM, learner.accuracy(reward, List.of(uniform)));
                    recorder.metric(ON_LEARNED, learner.accuracy(reward, List.of(learned)));
                }
            }
            learner.report();
        }
    }

    @Override
    public List<Claim> claims() {
        return PreferenceLearningClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return PreferenceLearningFigures.of(evidence);
    }
}
