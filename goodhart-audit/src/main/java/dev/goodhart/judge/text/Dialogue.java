package dev.goodhart.judge.text;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A text in turns.
 *
 * @param context the language or whatever else should not matter
 * @param system who wrote it
 * @param item its name
 * @param turns what was said, in order
 */
public record Dialogue(String context, String system, String item, List<Turn> turns) {
    /**
     * What one side said.
     *
     * @param role who spoke, such as agent or customer; may be empty
     * @param text the words
     */
    public record Turn(String role, String text) {}

    /** Copies the turns. */
    public Dialogue {
        turns = List.copyOf(turns);
    }

    /** {@return all turns, a line each} */
    public String text() {
        return turns.stream().map(Turn::text).collect(Collectors.joining("\n"));
    }

    /**
     * What one role said.
     *
     * @param role the role
     * @return its turns, a line each; empty if it said nothing
     */
    public String text(String role) {
        return turns.stream().filter(t -> t.role().equals(role)).map(Turn::text).collect(Collectors.joining("\n"));
    }
}
