package dev.goodhart.command;

import dev.goodhart.design.RewardRow;
import dev.goodhart.figure.Numbers;
import dev.goodhart.mdp.World;
import dev.goodhart.reward.RewardTerm;
import java.util.List;
import java.util.stream.Collectors;

/** What one term of a designed reward pays, in words and in rows of a world file. */
final class TermRows {
    private static final int SHOWN = 3;

    private final World world;

    TermRows(World world) {
        this.world = world;
    }

    List<RewardRow> rows(RewardTerm term) {
        return RewardRow.of(world.mdp(), term.reward());
    }

    /** Its first rows, and how many there are. */
    String inWords(RewardTerm term) {
        List<RewardRow> rows = rows(term);
        String shown = rows.stream().limit(SHOWN).map(this::inWords).collect(Collectors.joining(", "));
        if (rows.size() <= SHOWN) {
            return rows.isEmpty() ? "nothing" : shown;
        }
        double least = rows.stream().mapToDouble(RewardRow::value).min().orElse(0);
        double most = rows.stream().mapToDouble(RewardRow::value).max().orElse(0);
        return Numbers.of(rows.size()) + " rows from " + Numbers.of(least) + " to " + Numbers.of(most) + ": " + shown
                + ", ...";
    }

    private String inWords(RewardRow row) {
        StringBuilder text = new StringBuilder(Numbers.of(row.value()));
        if (row.state() != RewardRow.ANY) {
            text.append(" in ").append(world.stateNames().get(row.state()));
        }
        if (row.action() != RewardRow.ANY) {
            text.append(" for ").append(world.actionNames().get(row.action()));
        }
        if (row.next() != RewardRow.ANY) {
            text.append(" into ").append(world.stateNames().get(row.next()));
        }
        return text.toString();
    }

    /** A row as a list in YAML, names quoted. */
    String inYaml(RewardRow row) {
        return "[" + name(world.stateNames(), row.state()) + ", " + name(world.actionNames(), row.action()) + ", "
                + name(world.stateNames(), row.next()) + ", " + row.value() + "]";
    }

    private static String name(List<String> names, int index) {
        return quoted(index == RewardRow.ANY ? "*" : names.get(index));
    }

    /** A text in double quotes as YAML reads it. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
