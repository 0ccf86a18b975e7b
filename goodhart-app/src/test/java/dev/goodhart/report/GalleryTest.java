package dev.goodhart.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GalleryTest {
    @Test
    void x() { assertThat(1).isEqualTo(1); }
}
