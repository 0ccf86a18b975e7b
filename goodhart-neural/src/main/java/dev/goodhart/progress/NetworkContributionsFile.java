package dev.goodhart.progress;

import dev.goodhart.attribution.HashedTextEncoding;
import dev.goodhart.attribution.NumericEncoding;
import dev.goodhart.attribution.PairEncoding;
import dev.goodhart.attribution.TurnEncoding;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Networks of progress as safetensors files. */
final class NetworkContributionsFile {
    private static final String KIND = "goodhart.kind";
    private static final String THIS_KIND = "progress-network 2";
    private static final String TURNS = "goodhart.turns";
    private static final String PAIRS = "goodhart.pairs";
    private static final int FEWEST_HASHES = 1 << 4;
    private static final int MOST_HASHES = 1 << 20;
    private static final int MOST_LAYERS = 10_000;

    private NetworkContributionsFile() {}

    static void write(Path path, TurnEncoding encoding, boolean memory, double[] weights, List<HiddenLayer> layers) {
        CheckpointWriter out = new CheckpointWriter();
        out.text(KIND, THIS_KIND);
        switch (encoding) {
            case NumericEncoding numbers -> {
                out.text(TURNS, "numbers");
                out.put("scale", numbers.scale());
            }
            case PairEncoding pairs -> {
                out.text(TURNS, "pairs");
                out.text(PAIRS, JsonMapper.shared().writeValueAsString(pairs.pairs()));
            }
            default -> out.text(TURNS, "words");
        }
        out.put("memory", new long[] {memory ? 1 : 0});
        out.put("layers", new long[] {layers.size()});
        out.put("weights", weights);
        for (int i = 0; i < layers.size(); i++) {
            HiddenLayer layer = layers.get(i);
            out.put(i + ".input", layer.input());
            out.put(i + ".bias", layer.bias());
            if (memory) {
                out.put(i + ".recurrent", layer.recurrent());
            }
            out.put(i + ".output", layer.output());
            out.put(i + ".offset", new double[] {layer.offset()});
        }
        out.write(path);
    }

    static NetworkContributions read(Path path) {
        String file = path.toString();
        try (CheckpointReader in = CheckpointReader.open(path)) {
            if (!in.text(KIND).equals(THIS_KIND)) {
                throw InvalidInputException.at(
                        file, 0, KIND, "must be '" + THIS_KIND + "', is '" + in.text(KIND) + "'", "");
            }
            double[] weights = numbers(file, in, "weights", in.length("weights"));
            TurnEncoding encoding = encoding(file, in, weights.length);
            boolean memory = whole(file, in, "memory", 1) == 1;
            long count = whole(file, in, "layers", MOST_LAYERS);
            List<HiddenLayer> layers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                double[] bias = numbers(file, in, i + ".bias", in.length(i + ".bias"));
                long width = bias.length;
                layers.add(new HiddenLayer(
                        numbers(file, in, i + ".input", width * weights.length),
                        bias,
                        memory ? numbers(file, in, i + ".recurrent", width * width) : new double[0],
                        numbers(file, in, i + ".output", width),
                        numbers(file, in, i + ".offset", 1)[0]));
            }
            return new NetworkContributions(encoding, memory, weights, layers);
        }
    }

    private static TurnEncoding encoding(String file, CheckpointReader in, int features) {
        TurnEncoding encoding = switch (in.text(TURNS)) {
            case "numbers" -> NumericEncoding.ofScale(numbers(file, in, "scale", in.length("scale")));
            case "pairs" -> PairEncoding.ofPairs(pairs(file, in.text(PAIRS)));
            case "words" -> words(file, features);
            default ->
                throw InvalidInputException.at(
                        file, 0, TURNS, "must be words, pairs or numbers, is '" + in.text(TURNS) + "'", "");
        };
        if (encoding.features() != features) {
            throw InvalidInputException.at(
                    file,
                    0,
                    "weights",
                    "must be " + encoding.features() + " numbers, are " + features,
                    "the file was damaged");
        }
        return encoding;
    }

    private static TurnEncoding words(String file, int features) {
        if (features < FEWEST_HASHES || features > MOST_HASHES || Integer.bitCount(features) != 1) {
            throw InvalidInputException.at(
                    file, 0, "weights", "must be 2^4 to 2^20 numbers, are " + features, "the file was damaged");
        }
        return HashedTextEncoding.ofBits(Integer.numberOfTrailingZeros(features));
    }

    private static List<PairEncoding.Pair> pairs(String file, String json) {
        try {
            return List.of(JsonMapper.shared().readValue(json, PairEncoding.Pair[].class));
        } catch (JacksonException | NullPointerException e) {
            throw InvalidInputException.at(
                    file, 0, PAIRS, "must be a list of observations and actions", "the file was damaged");
        }
    }

    private static long whole(String file, CheckpointReader in, String name, long most) {
        long[] value = new long[1];
        if (in.length(name) == 1) {
            in.get(name, value);
        }
        if (in.length(name) != 1 || value[0] < 0 || value[0] > most) {
            throw InvalidInputException.at(
                    file, 0, name, "must be one number from 0 to " + most, "the file was damaged");
        }
        return value[0];
    }

    private static double[] numbers(String file, CheckpointReader in, String name, long count) {
        if (in.length(name) != count) {
            throw InvalidInputException.at(
                    file, 0, name, "must have " + count + " numbers, has " + in.length(name), "the file was damaged");
        }
        double[] values = new double[(int) count];
        in.get(name, values);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw InvalidInputException.at(file, 0, name, "must be finite, has " + value, "");
            }
        }
        return values;
    }
}
