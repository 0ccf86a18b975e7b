package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;

/**
 * The angle between what is valued and what is measured, in the inner product {@code x'G^-1 y} in which effort answers to incentives
 * (Baker 2002, with G = I). With G other than I the plain cosine is the wrong number.
 *
 * @param cosine in [-1, 1]: 1 where the metric pays for what is valued alone, 0 where it is blind to it, negative where it pays against it
 */
public record CongruenceAngle(double cosine) {
    /**
     * The angle of two vectors.
     *
     * @param value {@code [tasks]} v
     * @param metric {@code [tasks]} h
     * @param cost G
     * @return the angle
     * @throws InvalidInputException if a vector is zero
     */
    public static CongruenceAngle of(double[] value, double[] metric, EffortCost cost) {
        requireNonZero("values", value);
        requireNonZero("metrics", metric);
        double cosine = cost.inner(value, metric) / Math.sqrt(cost.inner(value, value) * cost.inner(metric, metric));
        return new CongruenceAngle(Math.clamp(cosine, -1.0, 1.0));
    }

    /** {@return the angle in degrees, in [0, 180]} */
    public double degrees() {
        return Math.toDegrees(Math.acos(cosine));
    }

    /** {@return the congruence gap 1 - cos, in [0, 2]} */
    public double gap() {
        return 1 - cosine;
    }

    private static void requireNonZero(String name, double[] vector) {
        if (Arrays.stream(vector).anyMatch(x -> !Double.isFinite(x))) {
            throw new InvalidInputException("The " + name + " must be finite numbers, are " + Arrays.toString(vector));
        }
        if (Arrays.stream(vector).allMatch(x -> x == 0)) {
            throw new InvalidInputException("The " + name + " must not all be 0: there would be "
                    + (name.equals("metrics") ? "nothing that the metric pays for" : "nothing to lose"));
        }
    }
}
