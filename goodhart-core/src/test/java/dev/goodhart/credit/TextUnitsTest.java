package dev.goodhart.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.input.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextUnitsTest {
    private static final List<String> UNITS = List.of("Not ", "bad,\n", "at all.");

    @Test
    void textsAreSplitAndJoinedAgain() {
        String text = "  It works. Does it?\n\nYes, it does! ";
        assertThat(UnitSplit.SENTENCE.split(text)).containsExactly("  It works. ", "Does it?\n\n", "Yes, it does! ");
        assertThat(UnitSplit.WORD.split("  It works.\tYes \n")).containsExactly("  It ", "works.\t", "Yes \n");
        assertThat(UnitSplit.LINE.split("\na b\n\n\nc\nd")).containsExactly("\na b\n\n\n", "c\n", "d");
        assertThat(UnitSplit.LINE.split("one line")).containsExactly("one line");
        for (UnitSplit split : UnitSplit.values()) {
            assertThat(String.join("", split.split(text))).isEqualTo(text);
            assertThat(split.split(" \n ")).isEmpty();
            assertThat(split.split("x")).containsExactly("x");
        }
    }

    @Test
    void absentUnitsAreBlankedDeletedOrMasked() {
        Coalition outer = Coalition.of(3, 0, 2);
        assertThat(Blanking.blank().text(UNITS, outer)).isEqualTo("Not     \nat all.");
        assertThat(Blanking.delete().text(UNITS, outer)).isEqualTo("Not at all.");
        assertThat(Blanking.mask("[MASK]").text(UNITS, outer)).isEqualTo("Not [MASK]\nat all.");
        assertThat(Blanking.delete().text(UNITS, Coalition.none(3))).isEmpty();
        assertThat(Blanking.blank().text(UNITS, Coalition.all(3))).isEqualTo("Not bad,\nat all.");
    }

    /** The sentence ends in the second word of five: the tree parts there, not in the middle. */
    @Test
    void punctuationPartsTheTree() {
        OwenTree tree = OwenTree.byPunctuation(List.of("a ", "b ", "c.\" ", "d, ", "e ", "f ", "g ", "h"));
        assertThat(tree).isInstanceOf(OwenTree.Fork.class);
        assertThat(((OwenTree.Fork) tree).left().leaves()).isEqualTo(3);
        OwenTree lines = OwenTree.byPunctuation(List.of("a\n", "b. ", "c, ", "d"));
        assertThat(((OwenTree.Fork) lines).left().leaves()).isEqualTo(1);
        OwenTree.byPunctuation(List.of("one")).requireUnitsOnce(1);
    }

    /** Units of 2, 1 and 2 tokens with credits 1, 2, 3 of a score of 8 (v of nobody 2), alpha 0.5. */
    @Test
    void creditIsPaidOnceAtTheLastToken() {
        Credits credits = CreditAssignment.assign(
                3,
                CoalitionValue.each(
                        c -> 2 + (c.contains(0) ? 1 : 0) + (c.contains(1) ? 2 : 0) + (c.contains(2) ? 3 : 0)),
                CreditMethod.prefix());
        double[] kl = {-0.1, -0.2, 0, -0.4, 0};
        double[] rewards = DenseReward.of(credits, 0.5, new int[] {2, 1, 2}, kl);
        assertThat(rewards)
                .containsExactly(
                        new double[] {-0.1, 0.3, 1, -0.4, 1.5 + 4}, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(DenseReward.of(credits, 1)).containsExactly(1, 2, 3);
        assertThat(DenseReward.of(credits, 0)).containsExactly(0, 0, 8);
        assertThatThrownBy(() -> DenseReward.of(credits, 1.5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("alpha (1.5)");
        assertThatThrownBy(() -> DenseReward.of(credits, 1, new int[] {1, 1}, kl))
                .hasMessageContaining("3 units, are 2");
        assertThatThrownBy(() -> DenseReward.of(credits, 1, new int[] {5, 0, 0}, kl))
                .hasMessageContaining("unit 2");
        assertThatThrownBy(() -> DenseReward.of(credits, 1, new int[] {1, 1, 1}, kl))
                .hasMessageContaining("3 tokens, are 5");
    }

    @Test
    void coalitionsAreSetsOfUnits() {
        assertThat(Coalition.of(70, 0, 69))
                .isEqualTo(Coalition.none(70).with(69).with(0))
                .hasToString("1,70");
        assertThat(Coalition.all(64).size()).isEqualTo(64);
        assertThat(Coalition.first(128, 64)).isEqualTo(Coalition.first(128, 64).union(Coalition.of(128, 3)));
        assertThat(Coalition.first(65, 64).contains(64)).isFalse();
        assertThat(Coalition.ofBits(3, 5)).isEqualTo(Coalition.of(3, 2, 0)).isNotEqualTo(Coalition.of(4, 2, 0));
        assertThatThrownBy(() -> Coalition.of(3, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
