package dev.goodhart.studies.offswitch;

import dev.goodhart.input.InvalidInputException;

/**
 * The settings of the off-switch study.
 *
 * @param step distance between the cells of the surfaces, in E[U] over [-1, 1] and in sigma over (0, 1], in [0.01, 0.25]
 * @param plays plays simulated in every cell of the simulation, at least 1000
 */
public record OffSwitchSettings(double step, int plays) {
    /** Checks the settings. */
    public OffSwitchSettings {
        if (!(step >= 0.01 && step <= 0.25)) {
            throw new InvalidInputException("The setting step (" + step + ") must be in [0.01, 0.25]");
        }
        if (plays < 1000) {
            throw new InvalidInputException("The setting plays (" + plays + ") must be at least 1000");
        }
    }

    /** {@return E[U] from -1 to 1} */
    double[] means() {
        int half = (int) Math.round(1 / step);
        double[] means = new double[2 * half + 1];
        for (int i = 0; i < means.length; i++) {
            means[i] = (double) (i - half) / half;
        }
        return means;
    }

    /** {@return sigma from one step to 1} */
    double[] sigmas() {
        int count = (int) Math.round(1 / step);
        double[] sigmas = new double[count];
        for (int i = 0; i < count; i++) {
            sigmas[i] = (double) (i + 1) / count;
        }
        return sigmas;
    }
}
