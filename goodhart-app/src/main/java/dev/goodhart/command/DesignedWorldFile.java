package dev.goodhart.command;

import dev.goodhart.design.RewardRow;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.TextFile;
import dev.goodhart.input.YamlNode;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.output.CompleteFile;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.world.WorldFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A world file with one reward more. The file stays as it was written, comments and all; the reward is put behind the last one. What was written is
 * read again, and must be the reward that was meant, before it is kept.
 *
 * <p>A term that is another reward of the file is written as that reward's own terms, with its weight on them; any other as a table.
 */
final class DesignedWorldFile {
    private static final double READ_BACK = 1e-9;

    private final Path source;
    private final WorldFile file;
    private final YamlNode root;

    DesignedWorldFile(Path source, WorldFile file) {
        this.source = source;
        this.file = file;
        this.root = YamlNode.read(source);
    }

    /** Checks before anything is computed that the reward can be added under its name. */
    static void check(@Nullable Path target, WorldFile file, String name) {
        if (file.rewards().stream().anyMatch(r -> r.name().equals(name))) {
            throw new InvalidInputException(
                    "--name '" + name + "' must not be a reward of the file already\nMaybe '" + name + "-2'.");
        }
        if (target == null) {
            return;
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidInputException("--write " + target
                    + ": the folder must exist\nMaybe make it first, or write beside the world file.");
        }
    }

    void write(Path target, NamedReward reward, String role, String description) {
        List<String> lines = new ArrayList<>(
                TextFile.read(source, YamlNode.MAX_BYTES).lines().toList());
        int at = endOfRewards(lines);
        String indent = indent(lines);
        lines.addAll(at, reward(reward, role, description, indent));
        String text = String.join("\n", lines) + "\n";
        CompleteFile.write(target, part -> {
            Files.writeString(part, text);
            verify(part, reward);
        });
    }

    private void verify(Path part, NamedReward reward) {
        TabularMdp mdp = file.world().mdp();
        double[] wanted = reward.total().onSupport(mdp);
        double[] written = readBack(part).rewards().stream()
                .filter(r -> r.name().equals(reward.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The reward '" + reward.name() + "' was not written"))
                .total()
                .onSupport(mdp);
        double largest = 1;
        for (double value : wanted) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int s = 0; s < mdp.states(); s++) {
            for (int k = mdp.rowStart()[s * mdp.actions()];
                    k < mdp.rowStart()[(s + 1) * mdp.actions()] && !mdp.isTerminal(s);
                    k++) {
                if (!(Math.abs(wanted[k] - written[k]) <= READ_BACK * largest)) {
                    throw new IllegalStateException("The reward '" + reward.name() + "' reads back as " + written[k]
                            + " instead of " + wanted[k]);
                }
            }
        }
    }

    private WorldFile readBack(Path part) {
        try {
            return WorldFile.read(part);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "--write: what was to be written cannot be read as a world file, so it was not kept: "
                            + e.getMessage() + "\nMaybe write it beside " + source
                            + ", where the CSV files lie that it names.",
                    e);
        }
    }

    private int endOfRewards(List<String> lines) {
        int key = rewardsLine(lines);
        int end = key + 1;
        for (int i = key + 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith(" ")) {
                break;
            }
            end = i + 1;
        }
        return end;
    }

    private int rewardsLine(List<String> lines) {
        int key = root.get("rewards").line() - 1;
        if (key < 0 || key >= lines.size() || !lines.get(key).matches("rewards\\s*:\\s*(#.*)?")) {
            throw new InvalidInputException(
                    source + ":" + (key + 1)
                            + ": rewards must be written one below the other for --write to add one\nMaybe take the braces away.");
        }
        return key;
    }

    private String indent(List<String> lines) {
        for (String line : lines.subList(rewardsLine(lines) + 1, lines.size())) {
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                return line.substring(0, line.length() - line.stripLeading().length());
            }
        }
        return "  ";
    }

    private List<String> reward(NamedReward reward, String role, String description, String indent) {
        List<String> lines = new ArrayList<>();
        lines.add(indent + TermRows.quoted(reward.name()) + ":");
        String inner = indent + "  ";
        lines.add(inner + "role: " + role);
        lines.add(inner + "description: " + TermRows.quoted(description));
        lines.add(inner + "terms:");
        for (RewardTerm term : reward.terms()) {
            lines.addAll(term(term, inner + "  "));
        }
        return lines;
    }

    private List<String> term(RewardTerm term, String indent) {
        for (NamedReward known : file.rewards()) {
            if (known.total() == term.reward()) {
                return ownTerms(term, known, indent);
            }
        }
        TermRows rows = new TermRows(file.world());
        List<RewardRow> all = rows.rows(term);
        List<String> lines = new ArrayList<>();
        lines.add(indent + "- name: " + TermRows.quoted(term.name()));
        lines.add(indent + "  weight: " + term.weight());
        if (all.isEmpty()) {
            all = List.of(new RewardRow(RewardRow.ANY, RewardRow.ANY, RewardRow.ANY, 0));
        }
        lines.add(indent + "  table:");
        for (RewardRow row : all) {
            lines.add(indent + "    - " + rows.inYaml(row));
        }
        return lines;
    }

    /** The terms of a reward of the file as they were written there, weighted. */
    private List<String> ownTerms(RewardTerm term, NamedReward known, String indent) {
        YamlNode node = root.get("rewards").get(known.name());
        List<String> lines = new ArrayList<>();
        node.find("terms")
                .ifPresent(terms -> terms.asList().forEach(own -> {
                    String name = own.get("name").asText();
                    double weight = own.find("weight").map(YamlNode::asNumber).orElse(1.0);
                    lines.add(indent + "- {name: " + TermRows.quoted(term.name() + ": " + name) + ", weight: "
                            + weight * term.weight() + without(own) + "}");
                }));
        node.find("table")
                .ifPresent(table -> lines.add(indent + "- {name: " + TermRows.quoted(term.name() + ": table")
                        + ", weight: " + term.weight() + ", table: " + flow(table) + "}"));
        return lines;
    }

    private static String without(YamlNode term) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, YamlNode> entry : term.asMap().entrySet()) {
            if (!entry.getKey().equals("name") && !entry.getKey().equals("weight")) {
                text.append(", ").append(entry.getKey()).append(": ").append(flow(entry.getValue()));
            }
        }
        return text.toString();
    }

    private static String flow(YamlNode node) {
        return switch (node.kind()) {
            case SCALAR ->
                node.isNumber() || node.asText().equals("true") || node.asText().equals("false")
                        ? node.asText()
                        : TermRows.quoted(node.asText());
            case LIST ->
                String.format(
                        Locale.ROOT,
                        "[%s]",
                        String.join(
                                ", ",
                                node.asList().stream()
                                        .map(DesignedWorldFile::flow)
                                        .toList()));
            case MAP ->
                String.format(
                        Locale.ROOT,
                        "{%s}",
                        String.join(
                                ", ",
                                node.asMap().entrySet().stream()
                                        .map(e -> TermRows.quoted(e.getKey()) + ": " + flow(e.getValue()))
                                        .toList()));
            case NOTHING -> "";
        };
    }
}
