package dev.goodhart.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordCopyTest {
    /** Something with a rule. */
    public record Range(int low, int high) {
        /** Keeps the order. */
        public Range {
            if (low > high) {
                throw new IllegalArgumentException("low above high");
            }
        }
    }

    @Test
    void oneComponentIsChanged() {
        assertThat(RecordCopy.with(new Range(1, 2), "high", 5)).isEqualTo(new Range(1, 5));
    }

    @Test
    void theRecordsOwnRuleIsKept() {
        assertThatThrownBy(() -> RecordCopy.with(new Range(1, 2), "high", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("low above high");
    }

    @Test
    void anUnknownComponentIsNamed() {
        assertThatThrownBy(() -> RecordCopy.with(new Range(1, 2), "middle", 0))
                .hasMessage("Range has no component 'middle'");
    }
}
