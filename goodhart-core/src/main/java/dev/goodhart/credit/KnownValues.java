package dev.goodhart.credit;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks each coalition once, in batches, and remembers. */
final class KnownValues {
    private static final int BATCH = 4096;

    private final CoalitionValue value;
    private final int units;
    private final Map<Coalition, Double> known = new HashMap<>();
    private double[] table = {};
    private long evaluations;

    KnownValues(CoalitionValue value, int units) {
        this.value = value;
        this.units = units;
    }

    /** Asks those that are not known yet. */
    void ask(Collection<Coalition> coalitions) {
        List<Coalition> batch = new ArrayList<>();
        for (Coalition coalition : coalitions) {
            if (!known.containsKey(coalition)) {
                known.put(coalition, Double.NaN);
                batch.add(coalition);
                if (batch.size() == BATCH) {
                    remember(batch);
                    batch.clear();
                }
            }
        }
        remember(batch);
    }

    /** Asks all, by bits. A table takes the place of the map. */
    double[] askAll() {
        double[] all = new double[1 << units];
        for (int from = 0; from < all.length; from += BATCH) {
            int to = Math.min(all.length, from + BATCH);
            List<Coalition> batch = new ArrayList<>(to - from);
            for (int bits = from; bits < to; bits++) {
                batch.add(Coalition.ofBits(units, bits));
            }
            System.arraycopy(fresh(batch), 0, all, from, to - from);
        }
        evaluations = all.length;
        table = all;
        return all;
    }

    double of(Coalition coalition) {
        if (table.length > 0) {
            return table[(int) coalition.bits()];
        }
        Double value = known.get(coalition);
        if (value == null) {
            ask(List.of(coalition));
            value = known.getOrDefault(coalition, Double.NaN);
        }
        return value;
    }

    /** The values of the first 0, 1, ..., N units. */
    double[] ofPrefixes() {
        List<Coalition> prefixes = new ArrayList<>();
        for (int present = 0; present <= units; present++) {
            prefixes.add(Coalition.first(units, present));
        }
        if (table.length == 0) {
            ask(prefixes);
        }
        return prefixes.stream().mapToDouble(this::of).toArray();
    }

    long evaluations() {
        return evaluations;
    }

    /** Asks without remembering or counting. */
    double[] fresh(List<Coalition> batch) {
        double[] values = value.values(batch);
        if (values.length != batch.size()) {
            throw new InvalidInputException("The value of coalitions must give " + batch.size()
                    + " numbers for as many coalitions, gave " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new InvalidInputException("The value of the coalition {" + batch.get(i) + "} must be a finite"
                        + " number, is " + values[i] + "\nMaybe the scorer cannot score such a fragment.");
            }
        }
        return values;
    }

    private void remember(List<Coalition> batch) {
        if (batch.isEmpty()) {
            return;
        }
        double[] values = fresh(List.copyOf(batch));
        for (int i = 0; i < values.length; i++) {
            known.put(batch.get(i), values[i]);
        }
        evaluations += values.length;
    }

    /** What the values' size lets rounding do to a sum of them, at least 1. */
    double scale() {
        double largest = 1;
        for (double v : table.length > 0
                ? table
                : known.values().stream().mapToDouble(d -> d).toArray()) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }
}
