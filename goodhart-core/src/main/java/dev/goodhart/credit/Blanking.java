package dev.goodhart.credit;

import java.util.List;

/**
 * What stands for absent units in the text that is scored.
 *
 * @param kind how they are left out
 * @param maskToken what stands for each under {@link Kind#MASK}
 */
public record Blanking(Kind kind, String maskToken) {
    /** How absent units are left out. */
    public enum Kind {
        /** Spaces of the same length; line ends stay. */
        BLANK,
        /** Nothing. */
        DELETE,
        /** The mask token, with the white space that the unit ends with. */
        MASK
    }

    /** {@return spaces of the same length} */
    public static Blanking blank() {
        return new Blanking(Kind.BLANK, "");
    }

    /** {@return nothing} */
    public static Blanking delete() {
        return new Blanking(Kind.DELETE, "");
    }

    /**
     * A token.
     *
     * @param token such as {@code [MASK]}
     * @return the blanking
     */
    public static Blanking mask(String token) {
        return new Blanking(Kind.MASK, token);
    }

    /**
     * The text of a coalition.
     *
     * @param units the texts of all units
     * @param present which of them stay
     * @return the units one after the other, absent ones left out
     */
    public String text(List<String> units, Coalition present) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < units.size(); i++) {
            text.append(present.contains(i) ? units.get(i) : absent(units.get(i)));
        }
        return text.toString();
    }

    private String absent(String unit) {
        return switch (kind) {
            case BLANK -> unit.replaceAll("[^\\n\\r]", " ");
            case DELETE -> "";
            case MASK -> maskToken + unit.substring(unit.stripTrailing().length());
        };
    }
}
