package dev.goodhart.report;

import java.util.HashSet;
import java.util.Set;

/** Makes names that links can hold, each once. */
final class Anchors {
    private final Set<String> used = new HashSet<>();

    String unique(String wish) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < wish.length() && name.length() < 60; i++) {
            char c = Character.toLowerCase(wish.charAt(i));
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                name.append(c);
            } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '-') {
                name.append('-');
            }
        }
        while (!name.isEmpty() && name.charAt(name.length() - 1) == '-') {
            name.setLength(name.length() - 1);
        }
        String stem = "s-" + (name.isEmpty() ? "section" : name);
        String result = stem;
        for (int i = 2; !used.add(result); i++) {
            result = stem + "-" + i;
        }
        return result;
    }
}
