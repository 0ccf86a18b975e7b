package dev.goodhart.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.figure.HeatMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {
    /** What people with full protanopia, deuteranopia and tritanopia see, in linear light (Machado, Oliveira, Fernandes 2009). */
    private static final double[][][] SIGHT = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}
    };

    /** A distance of 0.02 in OKLab is about the least that is noticed side by side; four times that is told apart at a distance. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void categoriesAreToldApartWithEveryKindOfColourBlindness(boolean dark) {
        for (double[][] sight : SIGHT) {
            for (int i = 0; i < Theme.CATEGORIES; i++) {
                for (int j = 0; j < i; j++) {
                    double[] a = lab(seen(Theme.category(i, dark), sight));
                    double[] b = lab(seen(Theme.category(j, dark), sight));
                    assertThat(Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]))
                            .as("colours %d and %d", i + 1, j + 1)
                            .isGreaterThan(0.08);
                }
            }
        }
    }

    /** WCAG 2.2 asks for 3:1 for graphical objects (1.4.11) and 4.5:1 for text (1.4.3). */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void categoriesStandOutFromThePage(boolean dark) {
        Rgb page = Theme.page(dark);
        for (int i = 0; i < Theme.CATEGORIES; i++) {
            Rgb colour = Theme.category(i, dark);
            assertThat(colour.contrast(page)).isGreaterThanOrEqualTo(3);
            assertThat(colour.readableOn(page).contrast(page)).isGreaterThanOrEqualTo(4.5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--ink,4.5",
        "--quiet,4.5",
        "--link,4.5",
        "--good,4.5",
        "--warn,4.5",
        "--bad,4.5",
        "--axis,3",
        "--bar,3",
        "--region-edge,3"
    })
    void textAndMarksStandOutFromPageAndPanel(String property, double least) {
        String css = Theme.css();
        int darkFrom = css.indexOf("@media");
        for (String mode : new String[] {css.substring(0, darkFrom), css.substring(darkFrom)}) {
            Rgb colour = value(mode, property);
            assertThat(colour.contrast(value(mode, "--page"))).as(property).isGreaterThanOrEqualTo(least);
            if (least > 4) {
                assertThat(colour.contrast(value(mode, "--panel"))).as(property).isGreaterThanOrEqualTo(least);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSequentialScaleRunsEvenlyInLightness(boolean dark) {
        double before = lightness(Ramp.colour(HeatMap.Range.SEQUENTIAL, 0, dark));
        for (int step = 1; step < Ramp.SEQUENTIAL; step++) {
            double now = lightness(Ramp.colour(HeatMap.Range.SEQUENTIAL, step, dark));
            assertThat(dark ? now - before : before - now).as("step %d", step).isBetween(0.012, 0.03);
            before = now;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theDivergingScaleIsPalestInTheMiddleAndEvenOnBothSides(boolean dark) {
        int middle = Ramp.DIVERGING / 2;
        for (int k = 1; k <= middle; k++) {
            double negative = lightness(Ramp.colour(HeatMap.Range.DIVERGING, middle - k, dark));
            double positive = lightness(Ramp.colour(HeatMap.Range.DIVERGING, middle + k, dark));
            double inner = lightness(Ramp.colour(HeatMap.Range.DIVERGING, middle + k - 1, dark));
            assertThat(dark ? positive - inner : inner - positive).isGreaterThan(0.01);
            assertThat(negative).isCloseTo(positive, org.assertj.core.data.Offset.offset(0.02));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void figuresInCellsCanBeRead(boolean dark) {
        for (HeatMap.Range range : HeatMap.Range.values()) {
            for (int step = 0; step < Ramp.steps(range); step++) {
                String choice = Ramp.textOn(range, step);
                boolean light = choice.charAt(choice.length() - (dark ? 1 : 2)) == 'l';
                Rgb text = light ? Theme.TEXT_LIGHT : Theme.TEXT_DARK;
                assertThat(text.contrast(Ramp.colour(range, step, dark)))
                        .as("%s step %d", range, step)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    private static Rgb value(String css, String property) {
        int at = css.indexOf(property + ":") + property.length() + 1;
        return Rgb.hex(css.substring(at, at + 7));
    }

    private static double[] seen(Rgb rgb, double[][] sight) {
        double[] linear = {Rgb.decode(rgb.red()), Rgb.decode(rgb.green()), Rgb.decode(rgb.blue())};
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                seen[i] += sight[i][j] * linear[j];
            }
            seen[i] = Math.clamp(seen[i], 0, 1);
        }
        return seen;
    }

    private static double lightness(Rgb rgb) {
        return lab(seen(rgb, SIGHT[0]))[0];
    }

    /** OKLab of linear light (Ottosson 2020). */
    private static double[] lab(double[] c) {
        double l = Math.cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
        double m = Math.cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
        double s = Math.cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }
}
