package dev.goodhart.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.design.ExplicableRewardDesign.Settings;
import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.world.WorldFile;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The room of the card: figures of an independent prototype. */
final class ExplicableRewardDesignTest {
    private static final WorldFile ROOMS = WorldFile.read(Path.of("..", "examples", "rooms.yaml"));
    private static final TabularMdp WORLD = ROOMS.world().mdp();
    private static final TabularReward INTENDED = ROOMS.intended().total();
    private static final Settings DEFAULTS = Settings.defaults();

    @Test
    void theRoomAndItsInformativenessAreThePrototypes() {
        TargetPolicy target = TargetPolicy.of(WORLD, INTENDED);

        assertThat(target.values()[8]).isCloseTo(5.999502, within(1e-6));
        assertThat(Informativeness.of(WORLD, INTENDED, INTENDED, 1, 4, 8, 16, 32)
                        .score())
                .isCloseTo(-0.169806, within(1e-6));
        DesignedReward shaped = PotentialRewardDesign.defaults().design(WORLD, INTENDED);
        assertThat(Informativeness.of(WORLD, INTENDED, shaped.total(), 1, 4, 8, 16, 32)
                        .score())
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void theGreedyChoiceIsThePrototypes() {
        List<BudgetStep> path = ExplicableRewardDesign.sparse(DEFAULTS).path(WORLD, INTENDED);

        // 19 = (5, 2) and 37 = (2, 5) mirror each other: the fourth choice is a tie, which the prototype decided by
        // rounding.
        assertThat(path).extracting(BudgetStep::state).containsExactly(-1, 0, 15, 9, 19, 37);
        double[] expected = {-0.110194, -0.102759, -0.093892, -0.087166, -0.080440};
        for (int i = 0; i < expected.length; i++) {
            assertThat(path.get(i + 1).informativeness()).isCloseTo(expected[i], within(1e-5));
        }
        assertThat(ExplicableRewardDesign.sparse(DEFAULTS).withThreads(2).path(WORLD, INTENDED))
                .isEqualTo(path);
    }

    @Test
    void theDesignKeepsTheMarginsAndReachesWhatTheSearchSaw() {
        for (TieBreak tieBreak : TieBreak.values()) {
            DesignedReward designed = ExplicableRewardDesign.sparse(DEFAULTS.withTieBreak(tieBreak))
                    .design(WORLD, INTENDED);

            assertThat(designed.certificate().keepsMargins()).isTrue();
            assertThat(designed.payingStates(WORLD)).isEqualTo(6);
            assertThat(designed.reward().terms()).hasSize(6);
            assertThat(Informativeness.of(WORLD, INTENDED, designed.total(), 1, 4, 8, 16, 32)
                            .score())
                    .isCloseTo(-0.080440, within(1e-5));
            for (double r : designed.total().stateAction()) {
                assertThat(Math.abs(r)).isLessThanOrEqualTo(10 + 1e-9);
            }
        }
    }

    @Test
    void withEveryStateItIsFullyInformative() {
        DesignedReward designed = ExplicableRewardDesign.within(
                        SupportConstraint.everywhere(WORLD, false), DEFAULTS.withTieBreak(TieBreak.INTERIOR))
                .design(WORLD, INTENDED);

        assertThat(Informativeness.of(WORLD, INTENDED, designed.total(), 1, 4, 8, 16, 32)
                        .score())
                .isCloseTo(0, within(1e-8));
        assertThat(designed.certificate().keepsMargins()).isTrue();
    }

    @Test
    void theInteriorPointAgreesWithTheSimplexMethodOnRandomWorlds() {
        RandomGenerator random = RandomWorlds.random(11);
        for (int trial = 0; trial < 12; trial++) {
            TabularMdp world = RandomWorlds.mdp(6, 3, 0.9, random);
            TabularReward intended = RandomWorlds.stateAction(world, random);
            BitSet support = new BitSet();
            random.ints(3, 0, 6).forEach(support::set);
            for (Criterion criterion : Criterion.values()) {
                // The intended reward pays everywhere, so that its own values are feasible only where every state may
                // pay; a large maximum makes
                // up for the rest.
                TargetPolicy target = TargetPolicy.of(world, intended);
                MarginModel model = new MarginModel(world, target, new int[] {1, 3, 9});
                double[] given = TargetPolicy.expected(world, intended);
                DesignProgram program = new DesignProgram(
                        model, 20, given, new SupportConstraint(support, trial % 3 == 0).columns(world));
                HingeProgram hinges = program.program(criterion, trial % 2 * 0.01);
                double center = hinges.value(ProgramCenter.of(hinges, TieBreak.CENTER));
                double interior = hinges.value(ProgramCenter.of(hinges, TieBreak.INTERIOR));
                double vertex = hinges.value(ProgramCenter.of(hinges, TieBreak.VERTEX));
                assertThat(interior).isCloseTo(vertex, within(1e-6 * (1 + vertex)));
                // Corners are sought with a secondary objective of a millionth.
                assertThat(center).isCloseTo(vertex, within(1e-4 * (1 + vertex)));
            }
        }
    }

    @Test
    void aStepPriceStaysAndGoalsPay() {
        WorldFile cliff = WorldFile.read(Path.of("..", "examples", "cliff.yaml"));
        TabularMdp world = cliff.world().mdp();
        TabularReward intended = cliff.intended().total();

        DesignedReward designed = ExplicableRewardDesign.sparse(
                        Settings.fitting(world, intended).withBudget(2))
                .design(world, intended);

        assertThat(designed.reward().terms().getFirst().name()).isEqualTo("every step");
        assertThat(designed.reward().terms().getFirst().reward().value(0, 0, 0)).isCloseTo(-0.1, within(1e-12));
        assertThat(designed.certificate().keepsMargins()).isTrue();
        double before =
                Informativeness.of(world, intended, intended, 1, 4, 8, 16, 32).score();
        double after = Informativeness.of(world, intended, designed.total(), 1, 4, 8, 16, 32)
                .score();
        assertThat(after).isGreaterThan(before);
    }

    @Test
    void whatCannotBeMetNamesTheState() {
        BitSet goal = new BitSet();
        goal.set(48);
        assertThatThrownBy(
                        () -> ExplicableRewardDesign.within(new SupportConstraint(goal, false), DEFAULTS.withMaximum(2))
                                .design(WORLD, INTENDED))
                .isInstanceOf(InfeasibleDesignException.class)
                .hasMessageContaining("the margin of state 0 over action 1 is 0.9134")
                .hasMessageContaining("larger than 2");
    }

    @Test
    void badInputIsNamed() {
        BitSet elsewhere = new BitSet();
        elsewhere.set(3);
        assertThatThrownBy(() -> ExplicableRewardDesign.within(new SupportConstraint(elsewhere, false), DEFAULTS)
                        .design(WORLD, INTENDED))
                .hasMessageContaining("one of {48}, is {3}");
        assertThatThrownBy(
                        () -> ExplicableRewardDesign.within(new TreeConstraint(new int[12], List.of("all")), DEFAULTS)
                                .design(WORLD, INTENDED))
                .hasMessageContaining("must cover all 50 states, covers 12");
        assertThatThrownBy(() -> DEFAULTS.withMaximum(0)).hasMessageContaining("The maximum (0.0)");
        assertThatThrownBy(() -> Informativeness.of(WORLD, INTENDED, INTENDED, 0))
                .hasMessageContaining("at least 1, are [0]");
        TabularReward nothing = TabularReward.zero(50, 4);
        assertThatThrownBy(() -> ExplicableRewardDesign.sparse(DEFAULTS).design(WORLD, nothing))
                .hasMessageContaining("every action is optimal everywhere");
    }
}
