package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.preference.ComparedItems;
import dev.goodhart.preference.RewardEnsemble;
import dev.goodhart.preference.RewardInputs;
import dev.goodhart.preference.RewardInputs.Part;
import dev.goodhart.preference.RewardModel;
import dev.goodhart.sharpness.FieldGradient;
import dev.goodhart.sharpness.LipschitzAudit;
import dev.goodhart.sharpness.SlopeReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Slopes of a reward model from a file, exact, in the units in which it sees its inputs. */
final class SharpnessModel {
    private SharpnessModel() {}

    static String described(Path model) {
        return "reward model " + model;
    }

    static SharpnessPoints points(Path model, ComparedItemsOptions options, SharpnessOptions sharpness) {
        try (RewardEnsemble ensemble = RewardEnsemble.load(model)) {
            RewardInputs inputs = ensemble.inputs();
            ComparedItems items = options.read(inputs).items();
            RewardModel first = ensemble.members().getFirst();
            double[] units = first.inputDeviation();
            double[] mean = first.inputMean();
            int width = inputs.width();
            int[] used = IntStream.range(0, width).filter(d -> units[d] > 0).toArray();
            List<String> names = inputs.names();
            List<String> warnings = new ArrayList<>();
            if (used.length < width) {
                warnings.add("Left out, since the model was trained where they are constant and does not use them: "
                        + String.join(
                                ", ",
                                IntStream.range(0, width)
                                        .filter(d -> units[d] == 0)
                                        .mapToObj(names::get)
                                        .toList())
                        + ".");
            }
            if (used.length == 0) {
                throw new IllegalArgumentException(model + " must use an input, all were constant in its training");
            }
            int rows = items.rowCount();
            double[] unit = Arrays.stream(used)
                    .mapToDouble(d -> sharpness.raw ? 1 : units[d])
                    .toArray();
            double[] zero = Arrays.stream(used)
                    .mapToDouble(d -> sharpness.raw ? 0 : mean[d])
                    .toArray();
            double[] points = new double[rows * used.length];
            for (int i = 0; i < points.length; i++) {
                int k = i % used.length;
                points[i] = (items.rows()[i / used.length * width + used[k]] - zero[k]) / unit[k];
            }
            SharpnessTable table = new SharpnessTable(
                    Arrays.stream(used).mapToObj(names::get).toList(),
                    points,
                    zero,
                    unit,
                    new double[0],
                    new int[rows],
                    places(items),
                    warnings);
            SlopeReport report =
                    LipschitzAudit.of(gradient(ensemble, items.rows(), used, unit), points, rows, sharpness.limit);
            return new SharpnessPoints(
                    table,
                    IntStream.range(0, rows).toArray(),
                    report,
                    new int[0],
                    notes(ensemble, items, sharpness.raw));
        }
    }

    /** Of the used inputs, per unit. The points are the items' rows, in full where the gradient is taken. */
    private static FieldGradient gradient(RewardEnsemble ensemble, double[] rows, int[] used, double[] unit) {
        int width = ensemble.inputs().width();
        return (points, n, out) -> {
            double[] full = new double[n * width];
            ensemble.gradient().gradients(rows, n, full);
            for (int i = 0; i < n * used.length; i++) {
                out[i] = full[i / used.length * width + used[i % used.length]] * unit[i % used.length];
            }
        };
    }

    private static List<String> places(ComparedItems items) {
        boolean steps = items.rowCount() > items.size();
        List<String> places = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            for (int t = 0; t < items.length(i); t++) {
                places.add(items.ids().get(i) + (steps ? ":" + t : ""));
            }
        }
        return places;
    }

    private static List<String> notes(RewardEnsemble ensemble, ComparedItems items, boolean raw) {
        int models = ensemble.members().size();
        List<String> notes = new ArrayList<>();
        notes.add("Exact, at these points, of the mean of " + models + (models == 1 ? " model" : " models")
                + ": rewards in deviations over the rows trained on, "
                + (raw ? "inputs in their own units." : "and inputs in theirs.")
                + " An edge between the points is not seen.");
        double[] mean = ensemble.members().getFirst().inputMean();
        double[] units = ensemble.members().getFirst().inputDeviation();
        int width = units.length;
        long far = IntStream.range(0, items.rowCount())
                .filter(row -> IntStream.range(0, width)
                        .anyMatch(d -> units[d] > 0
                                && Math.abs(items.rows()[row * width + d] - mean[d])
                                        >= RewardModel.INPUT_LIMIT * units[d]))
                .count();
        if (far > 0) {
            notes.add(
                    TerminalText.percent((double) far / items.rowCount()) + " of the rows have an input "
                            + Numbers.of(RewardModel.INPUT_LIMIT)
                            + " deviations or more from what the model was trained on. It keeps inputs within that, and is flat there.");
        }
        RewardInputs inputs = ensemble.inputs();
        if (inputs.parts().contains(Part.TERMINATED)
                || (inputs.actionCount() > 0 && inputs.parts().contains(Part.ACTION))) {
            notes.add("Flags (actions by number, endings) count as inputs: between 0 and 1 nothing can happen.");
        }
        return notes;
    }
}
