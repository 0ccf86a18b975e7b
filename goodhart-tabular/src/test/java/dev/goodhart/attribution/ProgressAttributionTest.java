package dev.goodhart.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.study.SeedTree;
import dev.goodhart.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressAttributionTest {
    private static final List<ScoredRun> RUNS = List.of(
            Runs.of("won", 1, "door open", "room !jump", "room take"),
            Runs.of("lost", 0, "door open", "room !jump"),
            Runs.of("late", 1, "door wait", "door open", "room take"),
            Runs.of("idle", 0, "door wait", "door wait"));

    @ParameterizedTest
    @EnumSource(RewardRedistribution.class)
    void withTheResidualEveryRunIsPaidItsReward(RewardRedistribution spread) {
        AttributionOptions options = AttributionOptions.defaults()
                .with(spread)
                .with(ResidualCorrection.LAST_TURN)
                .with(GroundingSignal.NONE, 0);
        ProgressEstimator estimator = ProgressAttribution.fit(RUNS, options);

        for (ScoredRun run : RUNS) {
            double sum = estimator.attribute(run).stream()
                    .mapToDouble(StepContribution::total)
                    .sum();
            assertThat(sum).isCloseTo(run.reward(), within(1e-12));
        }
    }

    @Test
    void groundingIsATermOfItsOwn() {
        ProgressEstimator estimator = ProgressAttribution.fit(RUNS, AttributionOptions.defaults());

        List<StepContribution> steps = estimator.attribute(RUNS.getFirst());

        assertThat(steps).extracting(StepContribution::grounding).containsExactly(0.0, -0.1, 0.0);
        assertThat(steps.get(1).total()).isEqualTo(steps.get(1).progress() - 0.1);
        assertThat(estimator.predicted(RUNS.getFirst()))
                .isCloseTo(
                        steps.stream().mapToDouble(StepContribution::progress).sum(), within(1e-15));
        ScoredRun unsaid =
                new ScoredRun("unsaid", "", List.of(Turn.of("door", "open", Execution.UNKNOWN)), 0, StepEnd.TERMINATED);
        assertThatThrownBy(() -> estimator.attribute(unsaid))
                .hasMessageContaining("Turn 1 of run 'unsaid' must say whether it was executed");
    }

    /** Only "take" tells the outcome. Without a penalty it has everything; with one, the turns before it have a share. */
    @Test
    void aPerfectFitAttributesNothing() {
        AttributionOptions options = AttributionOptions.defaults();
        ProgressEstimator perfect = ProgressAttribution.fit(RUNS, options, ContributionLearner.pairs(1e-6));
        ProgressEstimator biased = ProgressAttribution.fit(RUNS, options, ContributionLearner.pairs(200));
        double[] rewards = RUNS.stream().mapToDouble(ScoredRun::reward).toArray();

        assertThat(AttributionMeasures.lastTurnShare(perfect, RUNS)).isCloseTo(1, within(1e-6));
        assertThat(AttributionMeasures.lastTurnShare(biased, RUNS)).isBetween(0.5, 0.95);
        assertThat(AttributionMeasures.rSquared(
                        AttributionMeasures.predictions(AttributionMeasures.contributions(perfect, RUNS)), rewards))
                .isCloseTo(1, within(1e-9));
    }

    /** V(door): visits of won 1, lost 1, late 2, idle 2, of which 3 of 6 won. V(room): won 2, lost 1, late 1: 3 of 4. */
    @Test
    void differencesOfValuesTelescope() {
        ValueDifferences values = ValueDifferences.of(RUNS);

        assertThat(values.value("door")).isEqualTo(0.5);
        assertThat(values.value("room")).isEqualTo(0.75);
        assertThat(values.value("nowhere")).isEqualTo(0.5);
        assertThat(values.contributions(RUNS.getFirst())).containsExactly(0.25, 0, 0.25);
        for (ScoredRun run : RUNS) {
            assertThat(Arrays.stream(values.contributions(run)).sum()).isCloseTo(run.reward() - 0.5, within(1e-15));
        }
    }

    @Test
    void theMeasuresAreThoseByHand() {
        assertThat(AttributionMeasures.rSquared(new double[] {1, 0.5}, new double[] {1, 0}))
                .isCloseTo(1 - 0.25 / 0.5, within(1e-15));
        assertThat(AttributionMeasures.rSquared(new double[] {1}, new double[] {1}))
                .isNaN();
        List<double[]> contributions = List.of(new double[] {0.1, 0.3}, new double[] {0.2, 0.4}, new double[] {9, 9});
        assertThat(AttributionMeasures.lastTurnShare(contributions, new double[] {1, 1, 0}))
                .isCloseTo(0.7 / 1.0, within(1e-15));
        List<AttributionMeasures.Residual> rows =
                AttributionMeasures.residualsByLength(new double[] {0.5, 0, 0.5, 0}, RUNS);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).isEqualTo(new AttributionMeasures.Residual(2, 2, 0, 0));
        assertThat(rows.get(1)).isEqualTo(new AttributionMeasures.Residual(3, 2, 0.5, 0.5));
        ProgressEstimator uniform =
                ProgressAttribution.fit(RUNS, AttributionOptions.defaults().with(RewardRedistribution.UNIFORM));
        assertThat(AttributionMeasures.attributionDrift(uniform, RUNS)).isZero();
        ProgressEstimator perfect =
                ProgressAttribution.fit(RUNS, AttributionOptions.defaults(), ContributionLearner.pairs(0));
        List<ScoredRun> farmed = List.of(Runs.of("farmed", 0, "room take", "room take", "room take"));
        assertThat(AttributionMeasures.attributionDrift(perfect, farmed)).isCloseTo(3, within(1e-6));
    }

    @Test
    void runsThatAreAllAlikeAreRefused() {
        assertThatThrownBy(
                        () -> ProgressAttribution.fit(List.of(RUNS.get(0), RUNS.get(2)), AttributionOptions.defaults()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("all 2 have 1.0");
        assertThatThrownBy(() -> ProgressAttribution.fit(List.of(), AttributionOptions.defaults()))
                .hasMessageContaining("there are none");
    }

    @Test
    void itIsARewardOnAWorldAndOnBatches() {
        TabularMdp mdp = TabularMdp.builder(2, 2, 0.9)
                .start(0, 1)
                .terminal(1)
                .transition(0, 0, 0, 1)
                .transition(0, 1, 1, 1)
                .build();
        World world = new World("w", "", mdp, List.of("0", "1"), List.of("0", "1"), null);
        List<ScoredRun> runs = List.of(Runs.of("won", 1, "0 0", "0 1"), Runs.of("lost", 0, "0 0", "0 0"));
        ProgressEstimator estimator = ProgressAttribution.fit(runs, AttributionOptions.defaults());
        double[] waits = estimator.model().contributions(runs.get(1));

        NamedReward reward = estimator.on(world, (s, a) -> a == 1);
        assertThat(reward.terms()).extracting(term -> term.name()).containsExactly("progress", "grounding");
        assertThat(reward.total().value(0, 0, 0)).isCloseTo(waits[0] - 0.1, within(1e-15));
        assertThat(reward.total().value(1, 0, 1)).isZero();

        TransitionBatch batch = new TransitionBatch(
                2, 1, 1, new double[] {0, 0}, new double[] {0, 1}, new double[] {0, 1}, new StepEnd[] {
                    StepEnd.CONTINUING, StepEnd.TERMINATED
                });
        double[] out = new double[2];
        estimator.score(batch, out);
        double[][] terms = estimator.breakdown(batch);
        assertThat(terms[1]).containsExactly(-0.1, 0);
        assertThat(out).containsExactly(terms[0][0] - 0.1, terms[0][1]);
        assertThat(out[0]).isCloseTo(reward.total().value(0, 0, 0), within(1e-15));
        ProgressEstimator delayed =
                ProgressAttribution.fit(runs, AttributionOptions.defaults().with(RewardRedistribution.DELAYED));
        assertThatThrownBy(() -> delayed.score(batch, out)).hasMessageContaining("DELAYED");
    }

    /** What a trajectory's turns are given is what the reward function pays its steps. */
    @Test
    void trajectoriesAreRuns() {
        Trajectory won = walk("won", StepEnd.TERMINATED, 0, 1, 1, 2);
        Trajectory lost = walk("lost", StepEnd.TRUNCATED, 0, 0, 0, 0);
        for (boolean numeric : new boolean[] {true, false}) {
            List<ScoredRun> runs = numeric
                    ? List.of(ScoredRun.of(won, 1), ScoredRun.of(lost, 0))
                    : List.of(ScoredRun.ofIndices(won, 1), ScoredRun.ofIndices(lost, 0));
            ProgressEstimator estimator = ProgressAttribution.fit(runs, AttributionOptions.defaults());
            double[] out = new double[3];

            estimator.score(won.steps(), out);

            assertThat(out)
                    .containsExactly(
                            estimator.attribute(runs.getFirst()).stream()
                                    .mapToDouble(StepContribution::total)
                                    .toArray(),
                            within(1e-15));
            assertThat(runs.getFirst().turns())
                    .extracting(Turn::execution)
                    .containsExactly(Execution.EXECUTED, Execution.REFUSED, Execution.EXECUTED);
            assertThat(runs.get(1).end()).isEqualTo(StepEnd.TRUNCATED);
        }
    }

    private static Trajectory walk(String id, StepEnd end, int... states) {
        TransitionBatch.Builder steps = TransitionBatch.builder(1, 1);
        for (int t = 0; t + 1 < states.length; t++) {
            StepEnd how = t + 2 == states.length ? end : StepEnd.CONTINUING;
            steps.add(
                    new double[] {states[t]},
                    new double[] {states[t + 1] - states[t]},
                    new double[] {states[t + 1]},
                    how);
        }
        return new Trajectory(id, steps.build());
    }

    /** Units do not matter: a feature a thousand times as large gives the same contributions. */
    @Test
    void numbersAreScaled() {
        List<ScoredRun> small = numeric(1);
        List<ScoredRun> large = numeric(1000);
        ProgressEstimator one = ProgressAttribution.fit(small, AttributionOptions.defaults());
        ProgressEstimator other = ProgressAttribution.fit(large, AttributionOptions.defaults());

        assertThat(one.model().contributions(small.get(0)))
                .containsExactly(other.model().contributions(large.get(0)), within(1e-9));
        assertThatThrownBy(() -> one.model()
                        .contributions(new ScoredRun(
                                "x", "", List.of(Turn.of(new double[1], Execution.EXECUTED)), 1, StepEnd.TERMINATED)))
                .hasMessageContaining("must have 2 features, has 1");
    }

    private static List<ScoredRun> numeric(double unit) {
        return List.of(
                new ScoredRun("a", "", List.of(turn(1, 2 * unit), turn(0, unit)), 1, StepEnd.TERMINATED),
                new ScoredRun("b", "", List.of(turn(1, -unit)), 0, StepEnd.TERMINATED));
    }

    private static Turn turn(double first, double second) {
        return Turn.of(new double[] {first, second}, Execution.EXECUTED);
    }

    @Test
    void wordsAreToldApart() {
        List<ScoredRun> runs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            boolean good = i % 2 == 0;
            runs.add(Runs.of("r" + i, good ? 1 : 0, "Start" + i + " look", "Here," + i + (good ? " pay" : " leave")));
        }
        ProgressEstimator estimator =
                ProgressAttribution.fit(runs, AttributionOptions.defaults(), ContributionLearner.text(10, 100));
        ScoredRun paid = Runs.of("new", 1, "Start99 look", "Here,99 pay");
        ScoredRun left = Runs.of("new", 0, "Start99 look", "Here,99 leave");

        assertThat(estimator.predicted(paid)).isGreaterThan(estimator.predicted(left) + 0.5);
        assertThat(estimator.model().contributions(paid)[1]).isGreaterThan(0.5);
    }

    @Test
    void everyRunIsSplitByAnEstimatorThatHasNotSeenIt() {
        List<ScoredRun> runs = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            runs.add(Runs.of("r" + i, i % 2, "a b"));
        }
        int[] folds = new int[1];
        ContributionLearner learner = kept -> {
            Set<String> seen = new HashSet<>(kept.stream().map(ScoredRun::id).toList());
            return run -> new double[] {seen.contains(run.id()) ? 1 : 0};
        };

        List<double[]> held = CrossFit.contributions(
                runs,
                RewardRedistribution.PROGRESS,
                learner,
                5,
                SeedTree.of("folds").generator(),
                () -> folds[0]++);

        assertThat(held).hasSize(23).allSatisfy(c -> assertThat(c).containsExactly(0));
        assertThat(folds[0]).isEqualTo(5);
    }

    /** Every second update, on the latest three of the runs: 2, 3, 4 after four runs; then 4, 5, 6. */
    @Test
    void refittingFollowsItsSchedule() {
        Refit<Integer, List<Integer>> refit = new Refit<>(new Refit.Schedule(2, 3), List.of(), List::copyOf);

        assertThat(refit.update(List.of(1, 2))).isFalse();
        assertThat(refit.current()).isEmpty();
        assertThat(refit.update(List.of(3, 4))).isTrue();
        assertThat(refit.current()).containsExactly(2, 3, 4);
        refit.update(List.of(5));
        refit.update(List.of(6));
        assertThat(refit.current()).containsExactly(4, 5, 6);
        assertThatThrownBy(() -> new Refit.Schedule(0, 3)).hasMessageContaining("every >= 1");
    }
}
