package dev.goodhart.progress;

import dev.goodhart.network.Parameter;
import dev.goodhart.network.Parameters;

/**
 * Parameters as arrays of their own.
 *
 * @param parameters copied from
 */
record LearnedWeights(Parameters parameters) {
    double[] of(int index) {
        Parameter entry = parameters.entries().get(index);
        double[] values = new double[entry.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = parameters.values()[entry.offset() + i];
        }
        return values;
    }
}
