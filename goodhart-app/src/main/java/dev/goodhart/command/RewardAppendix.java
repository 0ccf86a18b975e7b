package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.TextFile;
import dev.goodhart.mdp.World;
import dev.goodhart.shaping.GraphReward;
import dev.goodhart.shaping.GraphSignal;
import dev.goodhart.shaping.SignalSettings;
import dev.goodhart.world.WorldFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A world file's text with one more reward at the end of its rewards; all else stays as it was written. */
final class RewardAppendix {
    private static final int MAX_BYTES = 16 << 20;
    private static final JsonMapper QUOTES = JsonMapper.builder().build();

    private final Path source;
    private final Path target;

    private RewardAppendix(Path source, Path target) {
        this.source = source;
        this.target = target;
    }

    static RewardAppendix to(Path source, Path target) {
        return new RewardAppendix(source, target);
    }

    String signal(
            String name, String base, GraphReward reward, List<String> goals, SignalSettings settings, double scale) {
        boolean added = reward.mode() == GraphReward.Mode.ADDED;
        String what = "signal: " + reward.signal().label() + ", goal: ["
                + goals.stream().map(RewardAppendix::quoted).collect(Collectors.joining(", ")) + "]"
                + (reward.signal() == GraphSignal.SUCCESSOR ? ", walk-discount: " + settings.walkDiscount() : "");
        String term = added
                ? "value: " + scale + ", nearness: {" + what + "}"
                : "potential: {" + what + ", scale: " + scale + "}";
        return text(List.of(
                quoted(name) + ":",
                "  base: " + quoted(base),
                "  role: shaped",
                "  terms:",
                "    - {name: " + quoted("towards " + String.join(", ", goals)) + ", " + term + "}"));
    }

    String potential(String name, String base, World world, double[] potential) {
        List<String> lines = new ArrayList<>(List.of(
                quoted(name) + ":",
                "  base: " + quoted(base),
                "  role: shaped",
                "  terms:",
                "    - name: \"carried over\"",
                "      potential:",
                "        states:"));
        for (int s = 0; s < potential.length; s++) {
            if (!world.mdp().isTerminal(s)) {
                lines.add("          " + quoted(world.stateNames().get(s)) + ": " + potential[s]);
            }
        }
        return text(lines);
    }

    /** JSON strings are YAML strings. */
    private static String quoted(String text) {
        return QUOTES.writeValueAsString(text);
    }

    private String text(List<String> reward) {
        List<String> lines =
                new ArrayList<>(TextFile.read(source, MAX_BYTES).lines().toList());
        int begin = 0;
        while (begin < lines.size() && !lines.get(begin).matches("[\"']?rewards[\"']?\\s*:\\s*(#.*)?")) {
            begin++;
        }
        if (begin == lines.size()) {
            throw new InvalidInputException(
                    source + ": its rewards must stand in lines of their own under 'rewards:' for another to be"
                            + " added\nMaybe they are written in braces.");
        }
        int end = begin + 1;
        int last = begin;
        int indent = -1;
        while (end < lines.size() && !lines.get(end).matches("[^\\s#].*")) {
            String line = lines.get(end);
            boolean content = !line.isBlank() && !line.strip().startsWith("#");
            last = content ? end : last;
            indent = content && indent < 0 ? line.length() - line.stripLeading().length() : indent;
            end++;
        }
        String margin = " ".repeat(Math.max(1, indent));
        lines.addAll(last + 1, reward.stream().map(line -> margin + line).toList());
        String text = String.join("\n", lines) + "\n";
        Path folder = target.getParent();
        WorldFile.parse(target.toString(), text, folder == null ? Path.of("") : folder);
        return text;
    }
}
