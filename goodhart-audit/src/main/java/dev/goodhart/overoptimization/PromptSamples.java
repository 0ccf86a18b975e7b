package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scored responses of the initial policy to one prompt.
 *
 * @param prompt its name
 * @param proxy {@code [samples]} proxy rewards, finite
 * @param values other numbers of each sample by name, {@code [samples]} each, finite
 */
public record PromptSamples(String prompt, double[] proxy, Map<String, double[]> values) {
    /** Checks lengths and numbers. */
    public PromptSamples {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        int samples = proxy.length;
        values.forEach((name, value) -> {
            if (value.length != samples) {
                throw new InvalidInputException("The samples of prompt '" + prompt + "' must have a " + name
                        + " each, there are " + value.length + " for " + samples);
            }
            for (double v : value) {
                if (!Double.isFinite(v)) {
                    throw new InvalidInputException(
                            "The " + name + " of a sample of prompt '" + prompt + "' (" + v + ") must be finite");
                }
            }
        });
    }

    /** {@return the number of samples} */
    public int size() {
        return proxy.length;
    }

    /** A column by name, the proxy included. */
    double[] column(String name) {
        return name.equals(LinkTable.PROXY) ? proxy : values.getOrDefault(name, new double[0]);
    }

    /** Samples drawn from these, with replacement. */
    PromptSamples picked(int[] samples) {
        Map<String, double[]> drawn = new LinkedHashMap<>();
        values.forEach((name, value) -> drawn.put(name, pick(value, samples)));
        return new PromptSamples(prompt, pick(proxy, samples), drawn);
    }

    private static double[] pick(double[] from, int[] samples) {
        double[] picked = new double[samples.length];
        for (int i = 0; i < samples.length; i++) {
            picked[i] = from[samples[i]];
        }
        return picked;
    }
}
