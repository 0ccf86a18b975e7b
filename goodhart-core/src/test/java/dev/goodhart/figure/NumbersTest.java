package dev.goodhart.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "-0.0|0",
                "1|1",
                "-3|-3",
                "0.5|0.5",
                "0.123449|0.1234",
                "0.12345|0.1235",
                "12.345|12.35",
                "999.96|1,000",
                "1234.4|1,234",
                "12345|12,345",
                "-1234567.8|-1,234,568",
                "1e6|1,000,000",
                "123456789012|123,456,789,012",
                "1e15|1e15",
                "1.23456e20|1.235e20",
                "-2e300|-2e300",
                "0.0001|0.0001",
                "0.00012345|0.0001235",
                "0.00009999|9.999e-5",
                "1.5e-7|1.5e-7",
                "-4.9e-324|-4.9e-324",
                "0.1|0.1",
                "NaN|n/a",
                "Infinity|∞",
                "-Infinity|-∞"
            })
    void writesFourSignificantDigits(double value, String text) {
        assertThat(Numbers.of(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0.5|2|0.50", "-0.001|2|0.00", "1234.5|0|1,235", "-12.345|1|-12.3", "NaN|2|n/a", "1e20|2|1e20"})
    void writesFixedDecimalsWithoutANegativeZero(double value, int decimals, String text) {
        assertThat(Numbers.fixed(value, decimals)).isEqualTo(text);
    }

    @Test
    void keepsWholeDigitsWhateverIsAskedFor() {
        assertThat(Numbers.of(9876.5, 2)).isEqualTo("9,877");
        assertThat(Numbers.of(0.98765, 2)).isEqualTo("0.99");
        assertThat(Numbers.of(Long.MIN_VALUE)).isEqualTo("-9,223,372,036,854,775,808");
    }
}
