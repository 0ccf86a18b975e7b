package dev.goodhart.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class InvarianceCertificateTest {
    private static final List<String> NAMES = List.of("door", "out");

    /** One state: action 0 leaves for the terminal state and is paid 1, action 1 stays. V* = 1, Q*(stay) = 0.5, delta = 0.5. */
    private static final TabularMdp DOOR = TabularMdp.builder(2, 2, 0.5)
            .transition(0, 0, 1, 1)
            .transition(0, 1, 0, 1)
            .terminal(1)
            .start(0, 1)
            .build();

    private static TabularReward door(double leave, double stay) {
        return TabularReward.onStateAction(2, 2, new double[] {leave, stay, 0, 0});
    }

    @Test
    void theTargetHasItsMargin() {
        TargetPolicy target = TargetPolicy.of(DOOR, door(1, 0));

        assertThat(target.choice()).containsExactly(0, 0);
        assertThat(target.margin()[0]).isCloseTo(0.5, within(1e-12));
        assertThat(target.margin()[1]).isZero();
        assertThat(target.isOptimal(0, 1)).isFalse();
        assertThat(target.isOptimal(1, 1)).isTrue();
    }

    @Test
    void aBonusForStayingIsRefuted() {
        // Q_R(stay) = 0.6 / (1 - 0.5) = 1.2 against Q_R(leave) = 1; whoever stays for ever gets none of the intended 1.
        InvarianceCertificate proof = InvarianceCertificate.of(DOOR, door(1, 0), door(1, 0.6));

        assertThat(proof.keepsOptimalActions()).isFalse();
        assertThat(proof.keepsMargins()).isFalse();
        assertThat(proof.leaving()).isEqualTo(1);
        assertThat(proof.designed()[0]).isCloseTo(-0.2, within(1e-12));
        assertThat(proof.tightest()).isZero();
        assertThat(proof.tightestSlack()).isCloseTo(-0.2 - 0.5 / 1.00001, within(1e-12));
        assertThat(proof.expectedLoss()).isCloseTo(1, within(1e-12));
        assertThat(proof.largestLoss()).isCloseTo(1, within(1e-12));
        assertThat(proof.inWords(NAMES)).contains("state 'door'", "may lose 1.000");
    }

    @Test
    void aTieIsAsBadAsItsWorstPolicy() {
        // Q_R(stay) = 0.5 + 0.5 * 1 = 1 = Q_R(leave): an optimal policy may stay for ever.
        InvarianceCertificate proof = InvarianceCertificate.of(DOOR, door(1, 0), door(1, 0.5));

        assertThat(proof.optimal()).startsWith(true, true);
        assertThat(proof.keepsOptimalActions()).isFalse();
        assertThat(proof.expectedLoss()).isCloseTo(1, within(1e-9));
    }

    @Test
    void aSmallerMarginKeepsThePolicyAndNotTheMargin() {
        // Q_R(stay) = 0.3 + 0.5 * 1 = 0.8: margin 0.2.
        InvarianceCertificate proof = InvarianceCertificate.of(DOOR, door(1, 0), door(1, 0.3));

        assertThat(proof.keepsOptimalActions()).isTrue();
        assertThat(proof.keepsMargins()).isFalse();
        assertThat(proof.designed()[0]).isCloseTo(0.2, within(1e-12));
        assertThat(proof.largestLoss()).isZero();
        assertThat(proof.inWords(NAMES)).contains("not with all of its margins");
    }

    @Test
    void potentialShapingKeepsEveryMarginAndAReversedRewardNone() {
        RandomGenerator random = RandomWorlds.random(4);
        for (int trial = 0; trial < 20; trial++) {
            TabularMdp world = trial % 2 == 0 ? RandomWorlds.mdp(7, 3, 0.9, random) : RandomWorlds.grid(4, 0.2, 0.95);
            TabularReward intended = RandomWorlds.stateAction(world, random);
            DesignedReward shaped = PotentialRewardDesign.defaults().design(world, intended);
            InvarianceCertificate proof = shaped.certificate();

            assertThat(proof.keepsMargins()).isTrue();
            assertThat(proof.largestLoss()).isLessThan(1e-9);
            for (int s = 0; s < world.states(); s++) {
                assertThat(proof.designed()[s]).isCloseTo(proof.required()[s], within(1e-9));
            }
            InvarianceCertificate reversed = InvarianceCertificate.of(world, intended, intended.times(-1));
            assertThat(reversed.keepsOptimalActions()).isFalse();
            assertThat(reversed.expectedLoss()).isPositive();
        }
    }

    @Test
    void theLossFromTheStartCountsOnlyWhereThePoliciesGo() {
        // State 1 is never met from state 0: a wrong reward there costs nothing from the start and 1 from state 1.
        TabularMdp world = TabularMdp.builder(3, 2, 0.5)
                .transition(0, 0, 2, 1)
                .transition(0, 1, 0, 1)
                .transition(1, 0, 2, 1)
                .transition(1, 1, 1, 1)
                .terminal(2)
                .start(0, 1)
                .build();
        TabularReward intended = TabularReward.onStateAction(3, 2, new double[] {1, 0, 1, 0, 0, 0});
        TabularReward designed = TabularReward.onStateAction(3, 2, new double[] {1, 0, 0, 1, 0, 0});

        InvarianceCertificate proof = InvarianceCertificate.of(world, intended, designed);

        assertThat(proof.leaving()).isEqualTo(1);
        assertThat(proof.expectedLoss()).isZero();
        assertThat(proof.largestLoss()).isCloseTo(1, within(1e-12));
        assertThat(proof.worst()).isEqualTo(1);
    }

    @Test
    void aTargetThatIsNotOptimalIsNamed() {
        TargetPolicy target = TargetPolicy.of(DOOR, door(1, 0));

        assertThatThrownBy(() -> target.keeping(new int[] {1, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in state 0 its action 1 loses 0.5");
        assertThatThrownBy(() -> TargetPolicy.of(DOOR, door(0, 0)).requireMargin())
                .hasMessageContaining("every action is optimal everywhere");
    }
}
