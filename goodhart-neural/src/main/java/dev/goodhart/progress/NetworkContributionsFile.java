package dev.goodhart.progress;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import java.nio.file.Path;

/** Networks of progress as safetensors files. */
final class NetworkContributionsFile {
    private static final String KIND = "goodhart.kind";
    private static final String THIS_KIND = "progress-network 1";
    private static final String TURNS = "goodhart.turns";
    private static final String WORDS = "words";
    private static final String NUMBERS = "numbers";
    private static final int FEWEST_HASHES = 1 << 4;
    private static final int MOST_HASHES = 1 << 20;

    private NetworkContributionsFile() {}

    static void write(
            Path path,
            TurnInputs inputs,
            double[] input,
            double[] bias,
            double[] recurrent,
            double[] output,
            double offset) {
        CheckpointWriter out = new CheckpointWriter();
        out.text(KIND, THIS_KIND);
        out.text(TURNS, inputs.words() ? WORDS : NUMBERS);
        out.put("memory", new long[] {recurrent.length > 0 ? 1 : 0});
        out.put("input", input);
        out.put("bias", bias);
        if (recurrent.length > 0) {
            out.put("recurrent", recurrent);
        }
        out.put("output", output);
        out.put("offset", new double[] {offset});
        out.write(path);
    }

    static NetworkContributions read(Path path) {
        String file = path.toString();
        try (CheckpointReader in = CheckpointReader.open(path)) {
            if (!in.text(KIND).equals(THIS_KIND)) {
                throw InvalidInputException.at(
                        file, 0, KIND, "must be '" + THIS_KIND + "', is '" + in.text(KIND) + "'", "");
            }
            String turns = in.text(TURNS);
            if (!turns.equals(WORDS) && !turns.equals(NUMBERS)) {
                throw InvalidInputException.at(
                        file, 0, TURNS, "must be '" + WORDS + "' or '" + NUMBERS + "', is '" + turns + "'", "");
            }
            long[] memory = new long[1];
            in.get("memory", memory);
            double[] bias = numbers(file, in, "bias", in.length("bias"));
            int width = bias.length;
            int length = in.length("input");
            int features = width == 0 ? 0 : length / width;
            boolean hashes = features >= FEWEST_HASHES && features <= MOST_HASHES && Integer.bitCount(features) == 1;
            if (features == 0 || length % width != 0 || (turns.equals(WORDS) && !hashes)) {
                throw InvalidInputException.at(
                        file, 0, "input", "must fit " + width + " units, has " + length + " numbers", "");
            }
            return new NetworkContributions(
                    new TurnInputs(turns.equals(WORDS), features),
                    numbers(file, in, "input", length),
                    bias,
                    memory[0] == 0 ? new double[0] : numbers(file, in, "recurrent", (long) width * width),
                    numbers(file, in, "output", width),
                    numbers(file, in, "offset", 1)[0]);
        }
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
