package dev.goodhart.mdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TabularMdpTest {
    @Test
    void mergesTransitionsGivenInAnyOrder() {
        TabularMdp mdp = TabularMdp.builder(3, 1, 0.9)
                .transition(0, 0, 2, 0.25)
                .transition(0, 0, 1, 0.5)
                .transition(0, 0, 2, 0.25)
                .transition(1, 0, 1, 1)
                .terminal(2)
                .start(0, 1)
                .build();
        assertThat(mdp.transitions()).isEqualTo(4);
        assertThat(mdp.probabilityOf(0, 0, 1)).isEqualTo(0.5);
        assertThat(mdp.probabilityOf(0, 0, 2)).isEqualTo(0.5);
        assertThat(mdp.probabilityOf(0, 0, 0)).isZero();
        assertThat(mdp.isTerminal(2)).isTrue();
        assertThat(mdp.isTerminal(1)).isFalse();
    }

    @Test
    void namesTheRowThatDoesNotSumToOneAndByHowMuch() {
        TabularMdp.Builder builder = TabularMdp.builder(2, 1, 0.9)
                .transition(0, 0, 0, 1)
                .transition(1, 0, 0, 0.5)
                .transition(1, 0, 1, 0.4)
                .start(0, 1);
        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidMdpException.class)
                .hasMessageContaining("state 1, action 0")
                .hasMessageContaining("-0.1");
    }

    @Test
    void rejectsWhatIsNotADiscount() {
        for (double discount : new double[] {1, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> TabularMdp.builder(1, 1, discount)).isInstanceOf(InvalidMdpException.class);
        }
    }

    @Test
    void reachesOnlyWhatThePolicyCanReach() {
        TabularMdp mdp = TabularMdp.builder(3, 1, 0.5)
                .transition(0, 0, 1, 1)
                .transition(1, 0, 0, 1)
                .transition(2, 0, 0, 1)
                .start(0, 1)
                .build();
        assertThat(mdp.reachable().stream().toArray()).containsExactly(0, 1);
    }
}
