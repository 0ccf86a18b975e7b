package dev.goodhart.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SupervisedMdpTest {
    private static final int PROPOSE = 0;
    private static final int BYPASS = 1;

    /** State 0 decides: action 0 proposes, action 1 acts past the human; both end in state 1 and pay U_k. */
    private static SupervisedMdp oneDecision(double[] utility, double[] weights, HumanPolicy human) {
        TabularMdp mdp = TabularMdp.builder(2, 2, 0.9)
                .transition(0, PROPOSE, 1, 1)
                .transition(0, BYPASS, 1, 1)
                .terminal(1)
                .start(0, 1)
                .build();
        List<TabularReward> hypotheses = new ArrayList<>();
        for (double u : utility) {
            hypotheses.add(TabularReward.onStateAction(2, 2, new double[] {u, u, 0, 0}));
        }
        BitSet disabling = new BitSet();
        disabling.set(BYPASS);
        return new SupervisedMdp(mdp, hypotheses, weights, human, disabling, new BitSet());
    }

    @Test
    void withOneDecisionItIsTheOffSwitchGame() {
        RandomGenerator random = SeedTree.of("one decision").generator();
        for (int i = 0; i < 100; i++) {
            double[] u = random.doubles(3, -1, 1).toArray();
            double a = random.nextDouble();
            double b = random.nextDouble() * (1 - a);
            double[] w = {a, b, 1 - a - b};
            for (HumanPolicy human : List.of(
                    new RationalHuman(),
                    new BoltzmannHuman(0.3),
                    new EpsilonRandomHuman(0.2),
                    new ConstantHuman(0.6))) {
                SupervisedPlan plan = oneDecision(u, w, human).plan(3);
                OffSwitchGame game = new OffSwitchGame(UtilityBelief.hypotheses(u, w), human);
                assertThat(plan.incentiveToDefer(0)).isEqualTo(game.incentiveToDefer(), within(1e-14));
                assertThat(plan.value())
                        .isEqualTo(Math.max(Math.max(game.valueOfActing(), game.valueOfWaiting()), 0), within(1e-14));
                int expected = switch (game.bestAction()) {
                    case ACT -> BYPASS;
                    case WAIT -> PROPOSE;
                    case SWITCH_OFF -> SupervisedPlan.SWITCH_OFF;
                };
                // A rational human who surely allows ties with acting; the tie goes to leaving the switch on.
                if (Math.abs(game.incentiveToDefer()) > 1e-12) {
                    assertThat(plan.choice(0, w, 3)).isEqualTo(expected);
                }
            }
        }
    }

    /**
     * Two watched steps 0 -> 1 -> 2, paid on entering 2: +1 or -1 with weights 1/2, discount 1/2, coin-tossing human with chance
     * 1/2 plus rational: epsilon e. Under +1: Q(0) = 1/2, Q(1) = 1, both allowed with 1 - e/2. Under -1: Q(1) = -1, allowed with
     * e/2; Q(0) = max(0, ...) = 0, allowed with 1 - e/2 (U >= 0). Going through: value = 1/2 * [ 1/2 (1 - e/2)^2 - 1/2 (1 - e/2) e/2 ].
     */
    @Test
    void twoWatchedStepsByHand() {
        double e = 0.2;
        TabularMdp mdp = TabularMdp.builder(3, 1, 0.5)
                .transition(0, 0, 1, 1)
                .transition(1, 0, 2, 1)
                .terminal(2)
                .start(0, 1)
                .build();
        List<TabularReward> hypotheses = List.of(
                TabularReward.onSuccessor(1, new double[] {0, 0, 1}),
                TabularReward.onSuccessor(1, new double[] {0, 0, -1}));
        SupervisedMdp world = new SupervisedMdp(
                mdp, hypotheses, new double[] {0.5, 0.5}, new EpsilonRandomHuman(e), new BitSet(), new BitSet());
        assertThat(world.actionValue(0, 0, 0)).isEqualTo(0.5, within(1e-14));
        assertThat(world.actionValue(1, 0, 0)).isZero();
        assertThat(world.actionValue(1, 1, 0)).isEqualTo(-1, within(1e-14));
        double expected = 0.5 * (0.5 * 0.9 * 0.9 - 0.5 * 0.9 * 0.1);
        assertThat(world.plan(2).value()).isEqualTo(expected, within(1e-15));
        assertThat(world.plan(5).value()).isEqualTo(expected, within(1e-15));
        assertThat(world.plan(1).value()).isZero();
        // Unwatched, R must decide on the even odds alone, and gains nothing.
        assertThat(world.plan(2).valueWithoutSwitch()).isZero();
    }

    /** Being allowed is evidence: at the second step R acts on the posterior, not the prior. */
    @Test
    void permissionUpdatesTheBelief() {
        // Step 1 is watched and pays +1 or -1 (weights 0.4, 0.6); step 2 is unwatched and pays the same again.
        TabularMdp mdp = TabularMdp.builder(3, 1, 0.5)
                .transition(0, 0, 1, 1)
                .transition(1, 0, 2, 1)
                .terminal(2)
                .start(0, 1)
                .build();
        List<TabularReward> hypotheses = List.of(
                TabularReward.onState(1, new double[] {1, 1, 0}), TabularReward.onState(1, new double[] {-1, -1, 0}));
        BitSet unwatched = new BitSet();
        unwatched.set(1);
        SupervisedMdp world = new SupervisedMdp(
                mdp, hypotheses, new double[] {0.4, 0.6}, new EpsilonRandomHuman(0.2), new BitSet(), unwatched);
        // Allowed: 0.4 * 0.9 = 0.36 of +1, 0.6 * 0.1 = 0.06 of -1; going on pays 0.3 now and 0.3 / 2 later.
        assertThat(world.plan(2).value()).isEqualTo(0.36 - 0.06 + 0.5 * (0.36 - 0.06), within(1e-15));
        assertThat(world.plan(2).choice(1, new double[] {0.36, 0.06}, 1)).isZero();
        assertThat(world.plan(2).choice(1, new double[] {0.4, 0.6}, 1)).isEqualTo(SupervisedPlan.SWITCH_OFF);
    }

    @Test
    void aRationalHumanIsNeverDisabledInOneDecisionAndACoinAlwaysIs() {
        double[] u = {1, -0.5};
        double[] w = {0.6, 0.4};
        assertThat(oneDecision(u, w, new RationalHuman()).plan(2).probabilityOfDisabling())
                .isZero();
        assertThat(oneDecision(u, w, new ConstantHuman(0.5)).plan(2).probabilityOfDisabling())
                .isEqualTo(1);
    }

    @Test
    void badWorldsAreRefused() {
        assertThatThrownBy(() -> oneDecision(new double[] {1, 2}, new double[] {0.5, 0.6}, new RationalHuman()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sum to 1");
        assertThatThrownBy(() -> oneDecision(new double[] {1}, new double[] {1}, new RationalHuman())
                        .plan(0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("horizon (0)");
    }
}
