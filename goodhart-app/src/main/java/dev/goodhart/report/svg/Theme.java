package dev.goodhart.report.svg;

import dev.goodhart.figure.HeatMap;
import java.util.List;

/** The colours of charts and pages, as CSS custom properties for light and dark. */
public final class Theme {
    /** Colours for categories; told apart with every common kind of colour blindness, see the test. */
    static final int CATEGORIES = 8;

    static final Rgb TEXT_LIGHT = Rgb.hex("#ffffff");
    static final Rgb TEXT_DARK = Rgb.hex("#101418");

    private static final List<String> LIGHT = List.of(
            "#1d41b4", "#b5431b", "#2f9480", "#5a1563", "#aa7700", "#1f7298", "#6d1d04", "#9f74f4");
    private static final List<String> DARK = List.of(
            "#55a9fd", "#df9764", "#4fe0b4", "#b9749f", "#fbbf3d", "#a4d4fd", "#d06647", "#6f79eb");

    private Theme() {}

    /**
     * The rules that define the colours.
     *
     * @return CSS for {@code :root}: the light colours, and the dark ones on screens that prefer them
     */
    public static String css() {
        StringBuilder css = new StringBuilder(8192).append(":root{color-scheme:light dark;");
        properties(css, false);
        css.append("}\n@media screen and (prefers-color-scheme:dark){:root{");
        properties(css, true);
        return css.append("}}\n").toString();
    }

    /**
     * The rules that shape text in charts.
     *
     * @return CSS
     */
    public static String chartCss() {
        return """
                .chart{display:block;width:100%;height:auto;overflow:visible;fill:var(--ink);\
                font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
                .chart text{unicode-bidi:isolate;font-variant-numeric:tabular-nums}
                .chart .quiet{fill:var(--quiet)}
                .chart .halo{paint-order:stroke;stroke:var(--page);stroke-width:3.5px;stroke-linejoin:round}
                """;
    }

    static Rgb category(int index, boolean dark) {
        return Rgb.hex((dark ? DARK : LIGHT).get(index));
    }

    static Rgb page(boolean dark) {
        return Rgb.hex(dark ? "#14171a" : "#ffffff");
    }

    private static void properties(StringBuilder css, boolean dark) {
        css.append("--page:").append(page(dark).hex());
        css.append(
                dark
                        ? ";--ink:#e9ecef;--quiet:#a9b2bc;--grid:#2b3138;--axis:#6d7782;--panel:#1c2126;--edge:#343b43;"
                                + "--bar:#5f86cc;--wall:#4a525b;--floor:#1c2126;--region:#2a3540;--region-edge:#8fa3b8;--link:#8ab8f5;"
                                + "--good:#5fd39a;--warn:#f3c14d;--bad:#ff8f7a;"
                        : ";--ink:#1b1f24;--quiet:#59626c;--grid:#e5e8eb;--axis:#8b949e;--panel:#f5f6f8;--edge:#d9dee3;"
                                + "--bar:#7391cf;--wall:#3c434b;--floor:#f5f6f8;--region:#e6ecf3;--region-edge:#6b7f95;--link:#1a56b0;"
                                + "--good:#19703f;--warn:#8a5a00;--bad:#b3261e;");
        for (int i = 0; i < CATEGORIES; i++) {
            Rgb colour = category(i, dark);
            css.append("--c").append(i + 1).append(':').append(colour.hex()).append(';');
            css.append("--c").append(i + 1).append("t:");
            css.append(colour.readableOn(page(dark)).hex()).append(';');
        }
        for (HeatMap.Range range : HeatMap.Range.values()) {
            for (int step = 0; step < Ramp.steps(range); step++) {
                css.append("--").append(Ramp.prefix(range)).append(step).append(':');
                css.append(Ramp.colour(range, step, dark).hex()).append(';');
            }
        }
        for (String choice : List.of("ll", "ld", "dl", "dd")) {
            boolean light = choice.charAt(dark ? 1 : 0) == 'l';
            css.append("--on").append(choice).append(':');
            css.append((light ? TEXT_LIGHT : TEXT_DARK).hex()).append(';');
        }
    }
}
