package dev.goodhart.report;

import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Table;
import dev.goodhart.report.markup.Markup;
import java.util.List;
import java.util.Map;

/** Writes tables that scroll by themselves where the screen is too narrow. */
final class TableWriter {
    private static final int MOST = 500;

    private final Markup page;

    TableWriter(Markup page) {
        this.page = page;
    }

    void write(Table table) {
        boolean[] numeric = numeric(table);
        open(table.title(), "data");
        page.open("thead").open("tr");
        for (int c = 0; c < numeric.length; c++) {
            page.open("th").attr("scope", "col");
            align(numeric[c]);
            page.text(table.columns().get(c)).close();
        }
        page.close().close().open("tbody");
        int shown = Math.min(MOST, table.rows().size());
        for (List<String> row : table.rows().subList(0, shown)) {
            page.open("tr");
            for (int c = 0; c < numeric.length; c++) {
                page.open("td");
                align(numeric[c]);
                page.text(row.get(c)).close();
            }
            page.close();
        }
        page.close().close().close();
        if (shown < table.rows().size()) {
            long rest = (long) table.rows().size() - shown;
            page.element("p", "rest", "… and " + Numbers.of(rest) + " more rows");
        }
    }

    /** Names and what they stand for. */
    void write(String name, Map<String, String> facts) {
        open(name, "facts");
        page.open("tbody");
        facts.forEach((key, value) -> {
            page.open("tr").open("th").attr("scope", "row").text(key).close();
            page.element("td", value).close();
        });
        page.close().close().close();
    }

    private void open(String name, String css) {
        page.open("div").attr("class", "scroll").attr("tabindex", "0").attr("role", "region");
        page.attr("aria-label", name.isBlank() ? "Table" : name).open("table").attr("class", css);
    }

    private void align(boolean right) {
        if (right) {
            page.attr("class", "number");
        }
    }

    private static boolean[] numeric(Table table) {
        boolean[] numeric = new boolean[table.columns().size()];
        for (int c = 0; c < numeric.length; c++) {
            boolean any = false;
            boolean all = true;
            for (List<String> row : table.rows()) {
                String cell = row.get(c).strip();
                boolean missing = cell.isEmpty() || cell.equals("n/a") || cell.equals("-");
                any |= !missing;
                all &= missing || isNumber(cell);
            }
            numeric[c] = any && all;
        }
        return numeric;
    }

    private static boolean isNumber(String cell) {
        boolean digit = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean isDigit = (c >= '0' && c <= '9') || c == '∞';
            if (!isDigit && "+-−.,eE% []()±–".indexOf(c) < 0) {
                return false;
            }
            digit |= isDigit;
        }
        return digit;
    }
}
