package dev.goodhart.design.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.world.WorldFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The aligner as anyone would use it: a world file's rewards, and random worlds. */
final class RewardAlignerTest {
    private static final double TOLERANCE = 0.02;

    private final WorldFile file = WorldFile.read(Path.of("..", "examples", "misleading-hint.yaml"));
    private final TabularMdp mdp = file.world().mdp();
    private final TabularReward arrive = file.intended().total();

    private Alignment align(AlignmentSettings settings, NamedReward... auxiliaries) {
        return new RewardAligner(mdp, arrive, List.of(auxiliaries), settings).align(new SplittableRandom(0));
    }

    private NamedReward proxy(String name) {
        return file.proxies().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The figures of the study's prototype: primary 0.442, naive sums 0.493, 0.018, 0.003, ten times the primary 0.606. */
    @Test
    void noHintMakesTheResultWorseThanIgnoringIt() {
        double[] naive = {0.493, 0.018, 0.003};
        List<String> hints = List.of("warmer", "colder", "corner");
        for (int i = 0; i < hints.size(); i++) {
            Alignment alignment = align(AlignmentSettings.exact(), proxy(hints.get(i)));
            FreshLearners fresh = alignment.freshLearners();
            assertThat(fresh.naive()).as(hints.get(i)).isCloseTo(naive[i], within(1e-3));
            assertThat(fresh.primary()).isCloseTo(0.442, within(1e-3));
            assertThat(fresh.scaledPrimary()).isCloseTo(0.606, within(1e-3));
            assertThat(fresh.optimum()).isCloseTo(0.638834, within(1e-6));
            assertThat(fresh.noWorseThanPrimary(TOLERANCE)).isTrue();
            assertThat(fresh.aligned()).isGreaterThanOrEqualTo(0.56);
            assertThat(alignment.jointReturn()).isCloseTo(fresh.aligned(), within(TOLERANCE));
            assertThat(alignment.verdicts().getFirst().use())
                    .isEqualTo(i == 0 ? AuxiliaryVerdict.Use.HELPS : AuxiliaryVerdict.Use.INVERTED);
        }
    }

    @Test
    void severalHintsGetAVerdictEach() {
        Alignment alignment =
                align(AlignmentSettings.exact().withCorrection(Correction.NONE), proxy("warmer"), proxy("corner"));
        assertThat(alignment.verdicts()).extracting(AuxiliaryVerdict::name).containsExactly("warmer", "corner");
        assertThat(alignment.verdicts().getFirst().use()).isEqualTo(AuxiliaryVerdict.Use.HELPS);
        assertThat(alignment.verdicts().getLast().use()).isNotEqualTo(AuxiliaryVerdict.Use.HELPS);
        assertThat(alignment.freshLearners().aligned()).isGreaterThanOrEqualTo(0.56);
        assertThat(alignment.reward().named("aligned").terms())
                .extracting(t -> t.name())
                .containsExactly("primary", "warmer", "corner");
        assertThat(alignment.history().auxiliaryWeights()).hasDimensions(2, 201);
    }

    /** Weak random rewards in random worlds: the learned reward is no worse than the primary one alone, by the card's tolerance. */
    @Test
    void holdsInRandomWorlds() {
        for (int seed = 0; seed < 6; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            TabularMdp world = RandomWorlds.mdp(6, 3, 0.9, random);
            TabularReward wanted = RandomWorlds.stateAction(world, random);
            List<NamedReward> misleading = List.of(NamedReward.ofSingle(
                    "misleading",
                    RewardRole.PROXY,
                    RandomWorlds.stateAction(world, random).times(3)));
            Alignment alignment = new RewardAligner(world, wanted, misleading, AlignmentSettings.exact()).align(random);
            FreshLearners fresh = alignment.freshLearners();
            double span = fresh.optimum() - fresh.untrained();
            assertThat(fresh.noWorseThanPrimary(TOLERANCE * span))
                    .as("seed %d: %s", seed, fresh)
                    .isTrue();
        }
    }

    @Test
    void aSampledLearnerIsAFunctionOfItsSeed() {
        AlignmentSettings settings = AlignmentSettings.sampled().withUpdates(5, 2, 10);
        RewardAligner aligner = new RewardAligner(mdp, arrive, List.of(proxy("corner")), settings);
        Alignment once = aligner.align(new SplittableRandom(1));
        assertThat(aligner.align(new SplittableRandom(1)).reward().correction())
                .isEqualTo(once.reward().correction());
        assertThat(aligner.align(new SplittableRandom(2)).reward().correction())
                .isNotEqualTo(once.reward().correction());
    }

    @Test
    void everySolverWorksOnSamples() {
        for (HypergradientSolver solver :
                List.of(new HypergradientSolver.Exact(0.01), new HypergradientSolver.Neumann(3, 0.5))) {
            AlignmentSettings settings =
                    AlignmentSettings.sampled().withSolver(solver).withUpdates(10, 10, 60);
            assertThat(align(settings, proxy("corner")).jointReturn())
                    .as(solver.toString())
                    .isGreaterThan(0.3);
        }
    }

    @Test
    void progressAscendsToOne() {
        List<Double> told = new ArrayList<>();
        new RewardAligner(
                        mdp,
                        arrive,
                        List.of(proxy("warmer")),
                        AlignmentSettings.exact().withUpdates(1, 1, 5))
                .align(new SplittableRandom(0), told::add);
        assertThat(told).isSorted().last().isEqualTo(1.0);
    }

    @Test
    void badInputIsNamed() {
        TabularReward nothing = TabularReward.zero(mdp.states(), mdp.actions());
        assertThatThrownBy(() -> new RewardAligner(mdp, nothing, List.of(), AlignmentSettings.exact()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no signal");
        AlignmentSettings tooShort = AlignmentSettings.sampled()
                .withLearner(new LearnerModel.Reinforce(UpdateRule.UNBIASED, Double.NaN, 1, 0.01, 1, 16));
        assertThatThrownBy(() -> align(tooShort, proxy("warmer")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("0 on every step of the first")
                .hasMessageContaining("horizon (1)");
        AlignmentSettings wild = AlignmentSettings.exact().withSolver(new HypergradientSolver.Neumann(10, 500));
        assertThatThrownBy(() -> align(wild, proxy("warmer")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Neumann series must shrink");
        assertThatThrownBy(() -> HypergradientSolver.exact().solve(v -> new double[] {v[0], 0}, new double[] {1, 1}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("smallest singular value is 0");
        LearnerModel myopic = LearnerModel.ExactGradient.defaults().with(UpdateRule.BIASED, 0);
        assertThatThrownBy(() -> AlignmentSettings.exact().withLearner(myopic))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("strictly between 0 and 1");
        assertThatThrownBy(() -> new LearnerModel.ExactGradient(UpdateRule.UNBIASED, 1, 1, 0.01))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("discount (1.0)");
        assertThatThrownBy(() -> new LearnerModel.ExactGradient(UpdateRule.UNBIASED, 0.9, 1, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("weight decay");
        TabularReward other = TabularReward.zero(3, 2);
        assertThatThrownBy(() -> new RewardAligner(
                        mdp,
                        arrive,
                        List.of(NamedReward.ofSingle("other", RewardRole.PROXY, other)),
                        AlignmentSettings.exact()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 states");
        assertThatThrownBy(() -> align(AlignmentSettings.exact(), proxy("warmer"), proxy("warmer")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("distinct names");
        assertThatThrownBy(() -> AlignmentSettings.exact().withUpdates(0, 0, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("inner updates");
    }
}
