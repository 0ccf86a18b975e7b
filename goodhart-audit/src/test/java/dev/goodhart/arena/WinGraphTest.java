package dev.goodhart.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WinGraphTest {
    private static WinGraph graph(String... results) {
        return WinGraph.of(MatchTable.of(java.util.Arrays.stream(results)
                .map(r -> Match.of(r.substring(0, 1), r.substring(2), r.charAt(1) == '=' ? Verdict.DRAW : Verdict.LEFT))
                .toList()));
    }

    @Test
    void countsPairsWhateverTheSide() {
        assertThat(graph("a>b", "b>a", "b=a", "a>b").pairs()).containsExactly(new PairRecord(0, 1, 2, 1, 1));
    }

    @Test
    void componentsAndScoringGroups() {
        WinGraph graph = graph("a>b", "b>c", "c=b", "x>y");
        assertThat(graph.components()).containsExactlyInAnyOrder(List.of("a", "b", "c"), List.of("x", "y"));
        assertThat(graph.scoringGroups())
                .containsExactlyInAnyOrder(List.of("a"), List.of("b", "c"), List.of("x"), List.of("y"));
        List<List<String>> groups = graph.scoringGroups();
        assertThat(groups.indexOf(List.of("a"))).isLessThan(groups.indexOf(List.of("b", "c")));
        assertThat(graph.cycles()).isEmpty();
    }

    /** a > b > c > a and a > b > d > a are circles; with c > d the four are one group of three triples: abc, abd, and none with both. */
    @Test
    void circlesOfMajorities() {
        WinGraph graph = graph("a>b", "b>c", "c>a", "b>d", "d>a", "c>d", "a=d");
        assertThat(graph.cycles()).containsExactly(List.of("a", "b", "c", "d"));
        assertThat(graph.intransitiveTriples()).isEqualTo(2);
        assertThat(graph.someTriples()).containsExactlyInAnyOrder(List.of("a", "b", "c"), List.of("a", "b", "d"));
    }

    @Test
    void aCircleOfFourNeedsNoTriple() {
        WinGraph graph = graph("a>b", "b>c", "c>d", "d>a");
        assertThat(graph.cycles()).hasSize(1);
        assertThat(graph.intransitiveTriples()).isZero();
    }
}
