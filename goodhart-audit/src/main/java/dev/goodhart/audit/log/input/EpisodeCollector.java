package dev.goodhart.audit.log.input;

import dev.goodhart.audit.log.EpisodeLog;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRow;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.statistics.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes episodes of rows, in whatever order they come, and checks them. */
final class EpisodeCollector {
    private static final Map<String, StepEnd> ENDS = Map.ofEntries(
            Map.entry("", StepEnd.CONTINUING),
            Map.entry("none", StepEnd.CONTINUING),
            Map.entry("continuing", StepEnd.CONTINUING),
            Map.entry("false", StepEnd.CONTINUING),
            Map.entry("0", StepEnd.CONTINUING),
            Map.entry("terminated", StepEnd.TERMINATED),
            Map.entry("terminal", StepEnd.TERMINATED),
            Map.entry("done", StepEnd.TERMINATED),
            Map.entry("true", StepEnd.TERMINATED),
            Map.entry("1", StepEnd.TERMINATED),
            Map.entry("truncated", StepEnd.TRUNCATED),
            Map.entry("timeout", StepEnd.TRUNCATED));
    private static final Set<String> NO_NAME = Set.of("", "nan", "null", "na", "n/a", "none");
    private static final int MOST_ROWS = 50_000_000;

    private final String file;
    private final LogColumns columns;
    private final TermColumns terms;
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final List<String> episodes = new ArrayList<>();
    private final List<String> times = new ArrayList<>();
    private final NumberColumn episodeOf = new NumberColumn();
    private final NumberColumn steps = new NumberColumn();
    private final NumberColumn lines = new NumberColumn();
    private final NumberColumn intended = new NumberColumn();
    private final List<StepEnd> ends = new ArrayList<>();
    private boolean stepped;
    private boolean scored;

    EpisodeCollector(String file, LogColumns columns) {
        this.file = file;
        this.columns = columns;
        terms = new TermColumns(file, columns);
    }

    void add(NamedRow row) {
        String name = row.text(columns.episode());
        if (NO_NAME.contains(name.toLowerCase(Locale.ROOT))) {
            throw row.error(columns.episode(), "must name the episode, is '" + name + "'", "");
        }
        if (lines.size() == MOST_ROWS) {
            throw row.error("", "must have at most " + MOST_ROWS + " rows", "sum the steps of each episode first");
        }
        Integer known = indexOf.putIfAbsent(name, episodes.size());
        if (known == null) {
            episodes.add(name);
            if (!columns.time().isEmpty()) {
                times.add("");
            }
        }
        int episode = known == null ? episodes.size() - 1 : known;
        if (lines.size() == 0) {
            stepped = row.has(columns.step());
            scored = row.has(columns.intended());
        }
        episodeOf.add(episode);
        lines.add(row.line());
        steps.add(stepped ? row.number(columns.step()) : lines.size());
        scored |= !row.text(columns.intended()).isEmpty();
        intended.add(row.optionalNumber(columns.intended()).orElse(Double.NaN));
        ends.add(end(row));
        time(row, episode);
        terms.add(row);
    }

    private StepEnd end(NamedRow row) {
        String word = row.text(columns.end()).toLowerCase(Locale.ROOT);
        StepEnd end = ENDS.get(word);
        if (end == null) {
            throw row.error(
                    columns.end(), "must be terminated, truncated or none, is '" + NamedRow.shown(word) + "'", "");
        }
        return end;
    }

    private void time(NamedRow row, int episode) {
        if (!columns.time().isEmpty()) {
            String time = row.text(columns.time());
            if (times.get(episode).isEmpty()) {
                times.set(episode, time);
            }
        }
    }

    EpisodeLogFile.Reading finish() {
        if (episodes.isEmpty()) {
            throw InvalidInputException.at(
                    file, 0, "", "must have a row for each step or episode, has none", "see --template");
        }
        List<String> remarks = new ArrayList<>();
        terms.leaveOutTotals(remarks);
        int[] start = new int[episodes.size() + 1];
        for (int row = 0; row < lines.size(); row++) {
            start[(int) episodeOf.at(row) + 1]++;
        }
        Arrays.parallelPrefix(start, Integer::sum);
        int[] order = order(start, remarks);
        StepEnd[] end = Arrays.stream(order).mapToObj(ends::get).toArray(StepEnd[]::new);
        boolean stepwise = start[start.length - 1] > episodes.size();
        EpisodeScores scores = new EpisodeScores(file, columns, episodes);
        double[] score = scores.of(intended, lines, order, start, remarks);
        if (!scored) {
            remarks.add("There is no column '" + columns.intended()
                    + "' with a score of what was intended: what needs one is left out (name it with --intended).");
        }
        EpisodeLog log = new EpisodeLog(
                episodes,
                start,
                terms.names(),
                terms.weights(),
                terms.values(order),
                end,
                score,
                timeOrder(),
                stepwise,
                columns.discount());
        return new EpisodeLogFile.Reading(log, remarks);
    }

    /** Rows by episode, then by step; in the order of the file where steps are equal. */
    private int[] order(int[] start, List<String> remarks) {
        int[] order = new int[lines.size()];
        int[] next = start.clone();
        for (int row = 0; row < order.length; row++) {
            order[next[(int) episodeOf.at(row)]++] = row;
        }
        boolean outOfOrder = false;
        for (int e = 0; e < episodes.size(); e++) {
            outOfOrder |= sortSteps(order, start[e], start[e + 1]);
            checkSteps(order, start[e], start[e + 1]);
        }
        if (outOfOrder) {
            remarks.add("Steps came out of order and were sorted by '" + columns.step() + "'.");
        } else if (!stepped && order.length > episodes.size()) {
            remarks.add("There is no column '" + columns.step()
                    + "': the rows of an episode count as its steps, in the order of the file.");
        }
        return order;
    }

    /** Whether the rows of an episode had to be sorted. */
    private boolean sortSteps(int[] order, int from, int to) {
        boolean sorted = true;
        for (int i = from + 1; i < to && sorted; i++) {
            sorted = steps.at(order[i - 1]) <= steps.at(order[i]);
        }
        if (!sorted) {
            int[] rows = Arrays.copyOfRange(order, from, to);
            int[] byStep = Ranks.ascending(steps.inOrder(rows));
            Arrays.setAll(rows, i -> order[from + byStep[i]]);
            System.arraycopy(rows, 0, order, from, rows.length);
        }
        return !sorted;
    }

    private void checkSteps(int[] order, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (steps.at(order[i]) == steps.at(order[i - 1])) {
                // Rows of equal steps are in the order of the file.
                throw InvalidInputException.at(
                        file,
                        (int) lines.at(order[i]),
                        columns.step(),
                        "must differ between the rows of an episode, is as on line " + (int) lines.at(order[i - 1])
                                + " in episode '"
                                + NamedRow.shown(episodes.get((int) episodeOf.at(order[i]))) + "'",
                        "remove the copy; two runs need two names");
            }
        }
    }

    /** The place of each episode in time, by number if all are numbers, by text otherwise. */
    private int[] timeOrder() {
        if (columns.time().isEmpty()) {
            return new int[0];
        }
        for (int e = 0; e < times.size(); e++) {
            if (times.get(e).isEmpty()) {
                throw InvalidInputException.at(
                        file,
                        0,
                        columns.time(),
                        "must not be empty in episode '" + NamedRow.shown(episodes.get(e)) + "'",
                        "");
            }
        }
        boolean numbers = times.stream().allMatch(t -> t.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?"));
        int[] order = numbers
                ? Ranks.ascending(
                        times.stream().mapToDouble(Double::parseDouble).toArray())
                : IntStream.range(0, times.size())
                        .boxed()
                        .sorted(Comparator.comparing(times::get))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int[] place = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        return place;
    }
}
