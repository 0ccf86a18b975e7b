package dev.goodhart.world;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import dev.goodhart.input.YamlNode;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.ServiceLoader;

/** Reads {@code signal}, {@code goal} and what belongs to them, and has the signal worked out. */
final class SignalReader {
    private final Vocabulary vocabulary;
    private final List<String> warnings;

    SignalReader(Vocabulary vocabulary, List<String> warnings) {
        this.vocabulary = vocabulary;
        this.warnings = warnings;
    }

    /** {@code potential: {signal: ..., goal: ..., scale: ...}}. */
    double[] potential(YamlNode node) {
        node.rejectUnknownKeys("signal", "goal", "walk-discount", "scale");
        StateSignals signals = signals(node);
        double scale = node.find("scale").map(TermReader::amount).orElse(1.0);
        double[] potential = values(node, () -> signals.potential(vocabulary.world(), request(node, signals)));
        for (int s = 0; s < potential.length; s++) {
            potential[s] *= scale;
        }
        return potential;
    }

    /** {@code nearness: {signal: ..., goal: ...}}, a factor that looks at the state entered. */
    Factor nearness(YamlNode node) {
        node.rejectUnknownKeys("signal", "goal", "walk-discount");
        StateSignals signals = signals(node);
        double[] value = values(node, () -> signals.nearness(vocabulary.world(), request(node, signals)));
        return new Factor(true, (s, a, next) -> value[next]);
    }

    private static StateSignals signals(YamlNode node) {
        return ServiceLoader.load(StateSignals.class)
                .findFirst()
                .orElseThrow(() -> node.get("signal")
                        .error(
                                "needs the module goodhart-tabular, which is not on the class path",
                                "use distance-to, which does without"));
    }

    private StateSignals.Request request(YamlNode node, StateSignals signals) {
        YamlNode signal = node.get("signal");
        if (!signals.names().contains(signal.asText())) {
            throw signal.error(
                    Words.unknown("a signal", signal.asText(), signals.names()),
                    Suggestion.hint(signal.asText(), signals.names()));
        }
        BitSet goals = vocabulary.statesAt(node.get("goal"));
        if (goals.isEmpty()) {
            throw node.get("goal").error("must name a place that some policy reaches, none does", "");
        }
        OptionalDouble discount = OptionalDouble.empty();
        if (node.find("walk-discount").isPresent()) {
            YamlNode given = node.get("walk-discount");
            if (!signal.asText().equals("successor")) {
                throw given.error("must stand beside the signal 'successor'", "");
            }
            discount = OptionalDouble.of(given.asNumber(1e-3, 1 - 1e-9));
        }
        return new StateSignals.Request(signal.asText(), goals.stream().boxed().toList(), discount);
    }

    private interface Work {
        StateSignals.Values done();
    }

    /** Errors that know nothing of the file are given its name and line. */
    private double[] values(YamlNode node, Work work) {
        try {
            StateSignals.Values values = work.done();
            values.warnings().stream().filter(w -> !warnings.contains(w)).forEach(warnings::add);
            return values.values();
        } catch (InvalidInputException e) {
            String message = String.valueOf(e.getMessage());
            if (message.startsWith(node.file())) {
                throw e;
            }
            String[] parts = message.split("\nMaybe ", 2);
            throw node.error(
                    "cannot be worked out: " + parts[0], parts.length < 2 ? "" : parts[1].replaceFirst("\\.$", ""));
        }
    }
}
