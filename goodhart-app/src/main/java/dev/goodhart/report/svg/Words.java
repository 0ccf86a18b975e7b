package dev.goodhart.report.svg;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines between words. */
final class Words {
    private Words() {}

    /** At most {@code most} lines no wider than the room; the last is cut when there is more. */
    static List<String> wrap(String text, double size, double room, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty() && lines.size() < most) {
            if (lines.size() == most - 1 || TextWidth.of(rest, size) <= room) {
                lines.add(TextWidth.fit(rest, size, room));
                break;
            }
            int cut = -1;
            for (int i = rest.indexOf(' '); i > 0; i = rest.indexOf(' ', i + 1)) {
                if (TextWidth.of(rest.substring(0, i), size) > room) {
                    break;
                }
                cut = i;
            }
            if (cut < 0) {
                lines.add(TextWidth.fit(rest, size, room));
                break;
            }
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut + 1).strip();
        }
        return lines;
    }
}
