package dev.goodhart.preference;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.Activation;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.random.ResumableRandom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reward models in safetensors files: settings and inputs as texts, every model's numbers under a prefix of its own. */
final class RewardModelFile {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String KIND = "goodhart.kind";
    private static final String INPUTS = "goodhart.inputs";
    private static final String SETTINGS = "goodhart.settings";
    private static final String FINGERPRINT = "goodhart.fingerprint";
    private static final String THIS_KIND = "reward-model 1";
    private static final int MOST = 1000;

    private RewardModelFile() {}

    static void write(Path path, List<RewardModel> models) {
        CheckpointWriter out = new CheckpointWriter();
        RewardModel first = models.getFirst();
        out.text(KIND, THIS_KIND);
        out.text(INPUTS, MAPPER.writeValueAsString(first.inputs()));
        out.text(SETTINGS, MAPPER.writeValueAsString(first.settings()));
        out.text(FINGERPRINT, Fingerprint.of(models));
        out.put("models", new long[] {models.size(), first.net().outputs()});
        for (int i = 0; i < models.size(); i++) {
            RewardModel model = models.get(i);
            RewardProvenance from = model.provenance();
            String prefix = i + ".";
            out.put(prefix + "input.mean", model.scaling().mean());
            out.put(prefix + "input.deviation", model.scaling().deviation());
            out.put(prefix + "output", model.outputScale());
            out.put(prefix + "tie.threshold", new double[] {model.tieThreshold()});
            out.put(prefix + "provenance", new long[] {from.seed(), from.comparisons(), from.items()});
            out.put(prefix, model.net().parameters());
        }
        out.write(path);
    }

    static List<RewardModel> read(Path path) {
        List<RewardModel> models = new ArrayList<>();
        boolean complete = false;
        try (CheckpointReader in = CheckpointReader.open(path)) {
            String file = path.toString();
            if (!in.text(KIND).equals(THIS_KIND)) {
                throw InvalidInputException.at(
                        file, 0, KIND, "must be '" + THIS_KIND + "', is '" + in.text(KIND) + "'", "");
            }
            RewardInputs inputs = parsed(file, INPUTS, in.text(INPUTS), RewardInputs.class);
            RewardModelSettings settings = parsed(file, SETTINGS, in.text(SETTINGS), RewardModelSettings.class);
            long[] count = new long[2];
            in.get("models", count);
            if (count[0] < 1 || count[0] > MOST || count[1] < 1 || count[1] > 2) {
                throw InvalidInputException.at(
                        file,
                        0,
                        "models",
                        "must be from 1 to " + MOST + " with 1 or 2 outputs, are " + count[0] + " with " + count[1],
                        "");
            }
            for (int i = 0; i < count[0]; i++) {
                models.add(member(file, in, i + ".", inputs, settings, (int) count[1]));
            }
            if (!Fingerprint.of(models).equals(in.text(FINGERPRINT))) {
                throw InvalidInputException.at(
                        file, 0, FINGERPRINT, "does not fit the numbers", "the file was changed after it was written");
            }
            complete = true;
            return models;
        } finally {
            if (!complete) {
                models.forEach(RewardModel::close);
            }
        }
    }

    private static RewardModel member(
            String file,
            CheckpointReader in,
            String prefix,
            RewardInputs inputs,
            RewardModelSettings settings,
            int heads) {
        double[] mean = numbers(file, in, prefix + "input.mean", inputs.width());
        double[] deviation = numbers(file, in, prefix + "input.deviation", inputs.width());
        double[] output = numbers(file, in, prefix + "output", 2);
        double[] threshold = numbers(file, in, prefix + "tie.threshold", 1);
        if (Arrays.stream(deviation).anyMatch(d -> d < 0) || output[1] <= 0 || threshold[0] < 0) {
            throw InvalidInputException.at(file, 0, prefix + "output", "must have deviations above 0", "");
        }
        long[] from = new long[3];
        in.get(prefix + "provenance", from);
        int[] widths = RewardTrainer.widths(inputs.width(), settings, heads);
        for (int layer = 0; layer + 1 < widths.length; layer++) {
            // Before memory is reserved that the file does not fill.
            int length = in.length(prefix + "reward." + layer + ".weight");
            if (length != widths[layer] * widths[layer + 1]) {
                throw InvalidInputException.at(
                        file,
                        0,
                        prefix + "reward." + layer + ".weight",
                        "must have " + widths[layer] + " x " + widths[layer + 1] + " numbers, has " + length,
                        "");
            }
        }
        Mlp net = Mlp.of("reward", widths, Activation.TANH, Initialization.GLOROT, new ResumableRandom(0));
        boolean complete = false;
        try {
            in.get(prefix, net.parameters());
            for (float value : net.parameters().values()) {
                if (!Float.isFinite(value)) {
                    throw InvalidInputException.at(file, 0, prefix + "reward", "must have finite weights", "");
                }
            }
            complete = true;
        } finally {
            if (!complete) {
                net.close();
            }
        }
        return new RewardModel(
                inputs,
                new InputScaling(mean, deviation),
                settings,
                net,
                threshold[0],
                output,
                new RewardProvenance(from[0], (int) from[1], (int) from[2]),
                RewardModel.UNKNOWN);
    }

    private static double[] numbers(String file, CheckpointReader in, String name, int count) {
        double[] values = new double[count];
        in.get(name, values);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw InvalidInputException.at(file, 0, name, "must be finite, has " + value, "");
            }
        }
        return values;
    }

    private static <T> T parsed(String file, String key, String text, Class<T> type) {
        try {
            T value = MAPPER.readValue(text, type);
            if (value != null) {
                return value;
            }
        } catch (JacksonException e) {
            throw new InvalidInputException(file + ": " + key + " cannot be understood: " + e.getOriginalMessage(), e);
        }
        throw InvalidInputException.at(file, 0, key, "must not be null", "");
    }
}
