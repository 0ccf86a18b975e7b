package dev.goodhart.hierarchy.input;

import dev.goodhart.hierarchy.FactorTable;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers the rows of a file of factors into items. */
final class FactorRows {
    private final String file;
    private final FactorColumns columns;
    private final StepMerge merge;
    private final boolean grouped;

    private final Map<String, Integer> place = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> groups = new LinkedHashMap<>();
    private final Set<String> steps = new HashSet<>();
    private final List<List<String>> texts = new ArrayList<>();
    private double[][] values;
    private int[] groupOf = new int[64];
    private int[] lengths = new int[64];
    private int[] lines = new int[64];
    private int rows;

    FactorRows(String file, FactorColumns columns, StepMerge merge, boolean grouped) {
        this.file = file;
        this.columns = columns;
        this.merge = merge;
        this.grouped = grouped;
        this.values = new double[columns.factors().size()][64];
        columns.texts().forEach(text -> texts.add(new ArrayList<>()));
    }

    void add(NamedRow row) {
        rows++;
        String id = row.requiredText(columns.id());
        boolean stepped = row.has(columns.step());
        if (stepped && !steps.add(id + "\n" + row.requiredText(columns.step()))) {
            throw row.error(
                    columns.step(),
                    "must come once for each item, '" + NamedRow.shown(row.text(columns.step())) + "' of '"
                            + NamedRow.shown(id) + "' came before",
                    "");
        }
        Integer known = place.get(id);
        if (known != null && !stepped) {
            throw row.error(
                    columns.id(),
                    "must be unique, '" + NamedRow.shown(id) + "' is also on line " + lines[known],
                    "rows are steps, and their column is to be named with --step");
        }
        int item = known == null ? begin(row, id) : known;
        if (known != null && grouped && row.has(columns.group())) {
            Integer group = groups.get(row.requiredText(columns.group()));
            if (group == null || group != groupOf[item]) {
                throw row.error(
                        columns.group(),
                        "must be the same for all steps of '" + NamedRow.shown(id) + "', was another on line "
                                + lines[item],
                        "");
            }
        }
        for (int f = 0; f < values.length; f++) {
            double value = row.number(columns.factors().get(f));
            values[f][item] = merge == StepMerge.LAST ? value : values[f][item] + value;
        }
        lengths[item]++;
    }

    private int begin(NamedRow row, String id) {
        int item = ids.size();
        if (item == groupOf.length) {
            grow();
        }
        place.put(id, item);
        ids.add(id);
        lines[item] = row.line();
        String group = grouped && row.has(columns.group()) ? row.requiredText(columns.group()) : "";
        groupOf[item] = groups.computeIfAbsent(group, g -> groups.size());
        for (int t = 0; t < texts.size(); t++) {
            texts.get(t).add(row.requiredText(columns.texts().get(t)));
        }
        return item;
    }

    private void grow() {
        int length = 2 * groupOf.length;
        groupOf = Arrays.copyOf(groupOf, length);
        lengths = Arrays.copyOf(lengths, length);
        lines = Arrays.copyOf(lines, length);
        for (int f = 0; f < values.length; f++) {
            values[f] = Arrays.copyOf(values[f], length);
        }
    }

    FactorFile file() {
        int items = ids.size();
        if (items < 2) {
            throw InvalidInputException.at(file, 0, "", "must have at least two items to compare, has " + items, "");
        }
        checkGroups();
        double[][] merged = new double[values.length][items];
        for (int f = 0; f < values.length; f++) {
            for (int i = 0; i < items; i++) {
                merged[f][i] = merge == StepMerge.MEAN ? values[f][i] / lengths[i] : values[f][i];
            }
        }
        if (merge == StepMerge.SUM) {
            checkLengths();
        }
        return new FactorFile(
                FactorTable.of(
                        ids, columns.factors(), merged, List.copyOf(groups.keySet()), Arrays.copyOf(groupOf, items)),
                texts,
                rows);
    }

    private void checkGroups() {
        int[] sizes = new int[groups.size()];
        for (int i = 0; i < ids.size(); i++) {
            sizes[groupOf[i]]++;
        }
        for (int i = 0; i < ids.size(); i++) {
            if (sizes[groupOf[i]] < 2) {
                throw InvalidInputException.at(
                        file,
                        lines[i],
                        columns.group(),
                        "must be shared by at least two items, '"
                                + NamedRow.shown(List.copyOf(groups.keySet()).get(groupOf[i])) + "' is that of '"
                                + NamedRow.shown(ids.get(i)) + "' alone",
                        "remove the item, or compare across groups with --across-groups");
            }
        }
    }

    private void checkLengths() {
        for (int i = 1; i < ids.size(); i++) {
            if (lengths[i] != lengths[0]) {
                throw InvalidInputException.at(
                        file,
                        lines[i],
                        columns.id(),
                        "must have as many steps as all other items when steps are summed, '"
                                + NamedRow.shown(ids.get(i)) + "' has " + lengths[i] + " and '"
                                + NamedRow.shown(ids.get(0)) + "' " + lengths[0],
                        "average them with --steps mean");
            }
        }
    }
}
