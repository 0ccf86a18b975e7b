package dev.goodhart.trajectory;

import dev.goodhart.reward.TransitionBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Writes trajectories row by row. */
final class TrajectoryWriter {
    private final List<Trajectory> trajectories;
    private final boolean jsonLines;
    private final boolean chained;
    private final List<String> columns = new ArrayList<>();
    private final JsonMapper mapper = JsonMapper.shared();

    TrajectoryWriter(List<Trajectory> trajectories, TrajectoryFormat format, boolean jsonLines) {
        check(trajectories);
        this.trajectories = trajectories;
        this.jsonLines = jsonLines;
        this.chained = trajectories.stream().allMatch(TrajectoryWriter::isChained);
        TransitionBatch first = trajectories.getFirst().steps();
        columns.add(format.episode());
        columns.add(format.time());
        name(format.state(), first.stateDim());
        name(format.action(), first.actionDim());
        if (!chained) {
            name(format.next(), first.stateDim());
        }
        columns.add(format.end());
    }

    void write(Appendable out) throws IOException {
        if (!jsonLines) {
            out.append(String.join(",", columns)).append('\n');
        }
        for (Trajectory trajectory : trajectories) {
            TransitionBatch steps = trajectory.steps();
            List<String> cells = new ArrayList<>();
            String id = text(trajectory.id());
            for (int t = 0; t < steps.size(); t++) {
                begin(cells, id, t);
                numbers(cells, steps.state(), t, steps.stateDim());
                numbers(cells, steps.action(), t, steps.actionDim());
                if (!chained) {
                    numbers(cells, steps.next(), t, steps.stateDim());
                }
                cells.add(text(steps.end()[t].name().toLowerCase(Locale.ROOT)));
                row(cells, out);
            }
            if (chained) {
                begin(cells, id, steps.size());
                numbers(cells, steps.next(), steps.size() - 1, steps.stateDim());
                while (cells.size() < columns.size()) {
                    cells.add("");
                }
                row(cells, out);
            }
        }
    }

    private void name(String prefix, int dim) {
        for (int k = 0; k < dim; k++) {
            columns.add(prefix + k);
        }
    }

    private static void begin(List<String> cells, String id, int t) {
        cells.clear();
        cells.add(id);
        cells.add(Integer.toString(t));
    }

    private static void numbers(List<String> cells, double[] values, int row, int dim) {
        for (int k = row * dim; k < (row + 1) * dim; k++) {
            cells.add(Double.toString(values[k]));
        }
    }

    private void row(List<String> cells, Appendable out) throws IOException {
        if (!jsonLines) {
            out.append(String.join(",", cells)).append('\n');
            return;
        }
        String separator = "{";
        for (int k = 0; k < cells.size(); k++) {
            if (!cells.get(k).isEmpty()) {
                out.append(separator).append(mapper.writeValueAsString(columns.get(k)));
                out.append(':').append(cells.get(k));
                separator = ",";
            }
        }
        // A key that is left out would read as one forgotten; the end must be there.
        if (cells.getLast().isEmpty()) {
            out.append(',').append(mapper.writeValueAsString(columns.getLast())).append(":null");
        }
        out.append("}\n");
    }

    private String text(String words) {
        if (jsonLines) {
            return mapper.writeValueAsString(words);
        }
        boolean plain = words.chars().noneMatch(c -> ",;\t\"#".indexOf(c) >= 0);
        return plain ? words : '"' + words.replace("\"", "\"\"") + '"';
    }

    private static boolean isChained(Trajectory trajectory) {
        TransitionBatch steps = trajectory.steps();
        for (int k = steps.stateDim(); k < steps.state().length; k++) {
            if (Double.doubleToRawLongBits(steps.state()[k])
                    != Double.doubleToRawLongBits(steps.next()[k - steps.stateDim()])) {
                return false;
            }
        }
        return true;
    }

    private static void check(List<Trajectory> trajectories) {
        if (trajectories.isEmpty()) {
            throw new IllegalArgumentException("There must be a trajectory to write");
        }
        TransitionBatch first = trajectories.getFirst().steps();
        Set<String> ids = new HashSet<>();
        for (Trajectory trajectory : trajectories) {
            String id = trajectory.id();
            TransitionBatch steps = trajectory.steps();
            if (!ids.add(id)) {
                throw new IllegalArgumentException("The trajectory '" + id + "' must come once, comes twice");
            }
            if (!id.equals(id.strip()) || id.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("The trajectory '" + id
                        + "' must have an id without control characters and blanks around it, to be read again");
            }
            if (steps.stateDim() != first.stateDim() || steps.actionDim() != first.actionDim()) {
                throw new IllegalArgumentException("The trajectory '" + id + "' must have stateDim, actionDim = "
                        + first.stateDim() + ", " + first.actionDim() + " as the first, has " + steps.stateDim() + ", "
                        + steps.actionDim());
            }
            for (double[] values : List.of(steps.state(), steps.action(), steps.next())) {
                for (double value : values) {
                    if (!Double.isFinite(value)) {
                        throw new IllegalArgumentException(
                                "The trajectory '" + id + "' must hold finite numbers, holds " + value);
                    }
                }
            }
        }
    }
}
