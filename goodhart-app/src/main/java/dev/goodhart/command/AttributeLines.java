package dev.goodhart.command;

import dev.goodhart.attribution.AttributionOptions;
import dev.goodhart.attribution.Execution;
import dev.goodhart.attribution.GroundingSignal;
import dev.goodhart.attribution.ScoredRun;
import dev.goodhart.input.TextLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the lines that were read, with what every turn contributed. */
final class AttributeLines {
    private AttributeLines() {}

    static void write(AttributeAnswer answer, Path part) throws IOException {
        RunFile file = answer.file();
        AttributionOptions options = answer.estimator().options();
        try (TextLines lines = TextLines.open(file.path());
                BufferedWriter out = Files.newBufferedWriter(part)) {
            for (int i = 0; i < file.runs().size(); i++) {
                Optional<String> line = lines.next();
                ObjectNode run = (ObjectNode) file.reader().parse(lines.line(), line.orElse(""));
                add(
                        (ArrayNode) run.get("turns"),
                        answer.held().get(i),
                        file.runs().get(i),
                        options);
                run.put("predicted", answer.predicted()[i]);
                out.write(run.toString());
                out.write('\n');
            }
        }
    }

    private static void add(ArrayNode turns, double[] contributions, ScoredRun run, AttributionOptions options) {
        for (int t = 0; t < contributions.length; t++) {
            ObjectNode turn = (ObjectNode) turns.get(t);
            turn.put("contribution", contributions[t]);
            if (options.grounding() != GroundingSignal.NONE) {
                boolean executed = run.turns().get(t).execution() == Execution.EXECUTED;
                turn.put("grounding", options.grounding().pay(options.beta(), executed));
            }
        }
    }
}
