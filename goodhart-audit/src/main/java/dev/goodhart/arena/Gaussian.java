package dev.goodhart.arena;

/**
 * The standard normal distribution to full double precision, tails included, by the rational approximations of the error function of
 * Cody 1969 ("Rational Chebyshev approximations for the error function", Mathematics of Computation 23).
 */
final class Gaussian {
    private static final double ROOT_HALF = Math.sqrt(0.5);
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final double ROOT_HALF_PI = Math.sqrt(Math.PI / 2);
    private static final double ONE_OVER_ROOT_PI = 1 / Math.sqrt(Math.PI);

    /** Highest power first. */
    private static final double[] NEAR_TOP = {
        0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694
    };

    private static final double[] NEAR_BOTTOM = {
        1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171
    };
    private static final double[] MIDDLE_TOP = {
        2.1531153547440383e-8,
        0.5641884969886701,
        8.883149794388377,
        66.11919063714163,
        298.6351381974001,
        881.952221241769,
        1712.0476126340707,
        2051.0783778260716,
        1230.3393547979972
    };
    private static final double[] MIDDLE_BOTTOM = {
        1,
        15.744926110709835,
        117.6939508913125,
        537.1811018620099,
        1621.3895745666903,
        3290.7992357334597,
        4362.619090143247,
        3439.3676741437216,
        1230.3393548037495
    };
    private static final double[] FAR_TOP = {
        0.016315387137302097,
        0.30532663496123236,
        0.36034489994980445,
        0.12578172611122926,
        0.016083785148742275,
        0.0006587491615298378
    };
    private static final double[] FAR_BOTTOM = {
        1, 2.568520192289822, 1.8729528499234604, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918
    };

    private Gaussian() {}

    static double density(double x) {
        return Math.exp(-0.5 * x * x) / ROOT_TWO_PI;
    }

    static double cdf(double x) {
        double y = Math.abs(x) * ROOT_HALF;
        double lower = 0.5 * Math.exp(-y * y) * scaledErfc(y);
        return x <= 0 ? lower : 1 - lower;
    }

    /** cdf(x) / density(x), which neither underflows in the lower tail nor loses digits there. */
    static double mills(double x) {
        return x <= 0 ? ROOT_HALF_PI * scaledErfc(-x * ROOT_HALF) : cdf(x) / density(x);
    }

    /** density(x) / cdf(x): the mean of a standard normal known to lie above -x. */
    static double inverseMills(double x) {
        return x <= 0 ? 1 / mills(x) : density(x) / cdf(x);
    }

    /** The quantile of a probability from 1/2 to below 1. Newton's steps from 0 rise to it, since the function is concave there. */
    static double upperQuantile(double p) {
        double x = 0;
        for (int i = 0; i < 200; i++) {
            double step = (p - cdf(x)) / density(x);
            x += step;
            if (Math.abs(step) <= 1e-15 * Math.max(1, x)) {
                break;
            }
        }
        return x;
    }

    /** exp(y^2) erfc(y) for y not negative. */
    private static double scaledErfc(double y) {
        if (y <= 0.46875) {
            double square = y * y;
            double erf = y * horner(NEAR_TOP, square) / horner(NEAR_BOTTOM, square);
            return Math.exp(square) * (1 - erf);
        }
        if (y <= 4) {
            return horner(MIDDLE_TOP, y) / horner(MIDDLE_BOTTOM, y);
        }
        double inverse = 1 / (y * y);
        return (ONE_OVER_ROOT_PI - inverse * horner(FAR_TOP, inverse) / horner(FAR_BOTTOM, inverse)) / y;
    }

    private static double horner(double[] coefficients, double x) {
        double value = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            value = value * x + coefficients[i];
        }
        return value;
    }
}
