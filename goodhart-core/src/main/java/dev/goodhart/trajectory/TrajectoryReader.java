package dev.goodhart.trajectory;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRow;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts rows together to trajectories. */
final class TrajectoryReader {
    private final String file;
    private final TrajectoryFormat format;
    private final LastState last;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private @Nullable Columns columns;

    TrajectoryReader(String file, TrajectoryFormat format, LastState last) {
        this.file = file;
        this.format = format;
        this.last = last;
    }

    void accept(NamedRow row) {
        Columns known = columns;
        if (known == null) {
            known = new Columns(names(row, format.state()), names(row, format.action()), names(row, format.next()));
            if (!known.next.isEmpty() && known.next.size() != known.state.size()) {
                throw row.error(
                        format.next() + "0",
                        "and the columns after it must be as many as the state's (" + known.state.size() + "), are "
                                + known.next.size(),
                        "");
            }
            columns = known;
        }
        Columns used = known;
        drafts.computeIfAbsent(row.requiredText(format.episode()), id -> new Draft(id, used))
                .accept(row);
    }

    List<Trajectory> finish() {
        if (drafts.isEmpty()) {
            throw InvalidInputException.at(file, 0, "", "must have a row for every step, has none", "");
        }
        List<Trajectory> trajectories = new ArrayList<>();
        drafts.values().forEach(draft -> trajectories.add(draft.finish()));
        return trajectories;
    }

    /** The columns of a vector: prefix and number, from 0 without a gap. */
    private static List<String> names(NamedRow row, String prefix) {
        List<String> names = new ArrayList<>();
        while (row.has(prefix + names.size())) {
            names.add(prefix + names.size());
        }
        for (String column : row.columns()) {
            boolean numbered = column.length() > prefix.length()
                    && column.regionMatches(true, 0, prefix, 0, prefix.length())
                    && column.substring(prefix.length()).matches("\\d{1,9}");
            if (numbered && names.stream().noneMatch(column::equalsIgnoreCase)) {
                throw row.error(
                        prefix + names.size(),
                        "is missing, although there is a column '" + NamedRow.shown(column) + "'",
                        "columns are counted from 0 without a gap or a leading zero");
            }
        }
        return names;
    }

    private record Columns(List<String> state, List<String> action, List<String> next) {}

    /** A trajectory of which rows may come. */
    private final class Draft {
        private final String id;
        private final Columns names;
        private final TransitionBatch.Builder steps;
        private double[] state = new double[0];
        private double[] action = new double[0];
        private StepEnd end = StepEnd.CONTINUING;
        private boolean pending;
        private boolean closed;
        private boolean empty = true;
        private double time = -1;
        private int line;

        Draft(String id, Columns names) {
            this.id = id;
            this.names = names;
            this.steps = TransitionBatch.builder(names.state.size(), names.action.size());
        }

        void accept(NamedRow row) {
            checkTime(row);
            boolean closing = isClosing(row);
            if (closed || (!closing && pending && end != StepEnd.CONTINUING)) {
                throw row.error(
                        format.episode(),
                        "'" + NamedRow.shown(id) + "' must have no step after line " + line + ", where it ended",
                        "two episodes share a name");
            }
            double[] now = numbers(row, names.state);
            if (pending) {
                steps.add(state, action, now, end);
                pending = false;
                empty = false;
            }
            line = row.line();
            if (closing) {
                closed = true;
                return;
            }
            state = now;
            action = numbers(row, names.action);
            end = end(row);
            if (names.next.isEmpty()) {
                pending = true;
            } else {
                steps.add(state, action, numbers(row, names.next), end);
                closed = end != StepEnd.CONTINUING;
                empty = false;
            }
        }

        Trajectory finish() {
            if (pending && last == LastState.REQUIRED) {
                throw InvalidInputException.at(
                        file,
                        line,
                        format.episode(),
                        "'" + NamedRow.shown(id) + "' must end with a row of the state after its last step,"
                                + " with action and end empty",
                        "the last step may be left out");
            }
            if (empty) {
                throw InvalidInputException.at(
                        file,
                        line,
                        format.episode(),
                        "'" + NamedRow.shown(id) + "' must have a step and the state after it",
                        "");
            }
            return new Trajectory(id, steps.build());
        }

        private void checkTime(NamedRow row) {
            double now = row.number(format.time());
            if (now != Math.rint(now) || now < 0 || now > 1e15) {
                throw row.error(
                        format.time(), "must be a whole number from 0, is '" + row.text(format.time()) + "'", "");
            }
            if (time >= 0 && now != time + 1) {
                throw row.error(
                        format.time(),
                        "must be " + (long) (time + 1) + ", one more than on line " + line + " of the same episode, is "
                                + (long) now,
                        "rows are missing or not in order, or two episodes share a name");
            }
            time = now;
        }

        private boolean isClosing(NamedRow row) {
            return names.next.isEmpty()
                    && row.text(format.end()).isEmpty()
                    && names.action.stream().allMatch(column -> row.text(column).isEmpty());
        }

        private StepEnd end(NamedRow row) {
            String text = row.text(format.end());
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "continuing" -> StepEnd.CONTINUING;
                case "terminated" -> StepEnd.TERMINATED;
                case "truncated" -> StepEnd.TRUNCATED;
                default ->
                    throw row.error(
                            format.end(),
                            "must be continuing, terminated or truncated, is '" + NamedRow.shown(text) + "'",
                            "");
            };
        }

        private double[] numbers(NamedRow row, List<String> columnNames) {
            double[] numbers = new double[columnNames.size()];
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = row.number(columnNames.get(k));
            }
            return numbers;
        }
    }
}
