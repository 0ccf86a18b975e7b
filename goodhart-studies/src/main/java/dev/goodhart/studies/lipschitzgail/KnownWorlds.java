package dev.goodhart.studies.lipschitzgail;

import dev.goodhart.sharpness.FieldGradient;
import dev.goodhart.sharpness.JointMap;
import dev.goodhart.sharpness.RolloutSharpness;
import dev.goodhart.sharpness.ScalarField;
import dev.goodhart.sharpness.ValueSharpness;
import dev.goodhart.study.Recorder;

/** Two worlds whose slopes are known by hand: one that stays where it is, and a reward that is shrunk where it is sharp. */
final class KnownWorlds {
    static final String STAY_SLOPE = "standing world: slope of Q";
    static final String STAY_SOUND = "standing world: sound bound";
    static final String STAY_QUOTED = "standing world: quoted form";
    static final String KAPPA_SLOPE = "steepest slope of kappa r";
    static final String CONSTANT_KAPPA = "error of a constant kappa";
    static final String PROFILE = "slope of kappa r";

    private static final double DISCOUNT = 0.9;
    private static final int HORIZON = 400;
    private static final int PLACES = 2001;

    private KnownWorlds() {}

    static void run(Recorder recorder) {
        standing(recorder);
        shrunk(recorder);
    }

    /** f(s, a) = s, a = 0, r = s: each reward to come rises by 1 with s, so Q does by 1 / (1 - discount) = 10. */
    private static void standing(Recorder recorder) {
        JointMap stay = (x, next) -> {
            next[0] = x[0];
            next[1] = 0;
        };
        FieldGradient reward = (rows, n, out) -> {
            for (int i = 0; i < n; i++) {
                out[2 * i] = 1;
                out[2 * i + 1] = 0;
            }
        };
        recorder.metric(
                STAY_SLOPE,
                RolloutSharpness.of(stay, reward, new double[] {0.5, 0}, DISCOUNT, HORIZON, 1e-3)
                        .slope());
        recorder.metric(STAY_SOUND, ValueSharpness.sound(1, DISCOUNT, 1));
        recorder.metric(STAY_QUOTED, ValueSharpness.quoted(1, DISCOUNT, 1, 0));
    }

    /** r = 5 + x has slope 1, kappa = 1 - 0.3 sigmoid(20 x) is at most 1, and kappa r is far steeper than r where kappa falls. */
    private static void shrunk(Recorder recorder) {
        ScalarField product = (rows, n, out) -> {
            for (int i = 0; i < n; i++) {
                out[i] = (1 - 0.3 / (1 + Math.exp(-20 * rows[i]))) * (5 + rows[i]);
            }
        };
        double[] x = new double[PLACES];
        double[] slope = new double[PLACES];
        for (int i = 0; i < PLACES; i++) {
            x[i] = -1 + 2.0 * i / (PLACES - 1);
        }
        FieldGradient.ofDifferences(product, 1, 1e-5).gradients(x, PLACES, slope);
        double steepest = 0;
        for (int i = 0; i < PLACES; i++) {
            slope[i] = Math.abs(slope[i]);
            steepest = Math.max(steepest, slope[i]);
        }
        recorder.metric(KAPPA_SLOPE, steepest);
        recorder.series(PROFILE, x, slope);
        double[] scaled = new double[1];
        ScalarField constant = (rows, n, out) -> {
            for (int i = 0; i < n; i++) {
                out[i] = 0.7 * (5 + rows[i]);
            }
        };
        FieldGradient.ofDifferences(constant, 1, 0.5).gradients(new double[] {0.25}, 1, scaled);
        recorder.metric(CONSTANT_KAPPA, Math.abs(scaled[0] - 0.7));
    }
}
