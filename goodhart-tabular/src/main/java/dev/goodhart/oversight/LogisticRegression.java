package dev.goodhart.oversight;

import dev.goodhart.input.InvalidInputException;

/**
 * Logistic regression of a yes/no answer on one variable by Newton's method; where the data are separable, with the penalty of
 * Firth (1993, half the log determinant of the information), whose maximum is finite.
 *
 * @param intercept on the scale of the logit
 * @param slope per unit of the variable
 * @param slopeError standard error of the slope
 * @param ratioError standard error of intercept / slope, by the delta method
 * @param separable whether the likelihood alone has no maximum
 * @param logLikelihood at the estimate, without penalty
 */
record LogisticRegression(
        double intercept, double slope, double slopeError, double ratioError, boolean separable, double logLikelihood) {
    private static final int MAX_STEPS = 500;
    private static final double CONVERGED = 1e-12;

    static LogisticRegression of(double[] x, boolean[] y) {
        double mean = WeightedPoints.sum(x) / x.length;
        double scale = 0;
        for (double value : x) {
            scale = Math.max(scale, Math.abs(value - mean));
        }
        double[] z = new double[x.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = (x[i] - mean) / scale;
        }
        boolean separable = isSeparable(x, y);
        Newton newton = new Newton(z, y, separable);
        newton.run();
        double slope = newton.b / scale;
        double intercept = newton.a - slope * mean;
        // Covariance of (intercept, slope) on the original scale.
        double varianceB = newton.varianceB / scale / scale;
        double covariance = newton.covariance / scale - mean * varianceB;
        double varianceA = newton.varianceA - 2 * mean * newton.covariance / scale + mean * mean * varianceB;
        double ratio = intercept / slope;
        double ratioVariance = (varianceA - 2 * ratio * covariance + ratio * ratio * varianceB) / (slope * slope);
        return new LogisticRegression(
                intercept,
                slope,
                Math.sqrt(varianceB),
                Math.sqrt(ratioVariance),
                separable,
                newton.logLikelihood(newton.a, newton.b));
    }

    /** Complete or quasi-complete separation by a threshold, in either direction. */
    private static boolean isSeparable(double[] x, boolean[] y) {
        double lowYes = Double.POSITIVE_INFINITY;
        double highYes = Double.NEGATIVE_INFINITY;
        double lowNo = Double.POSITIVE_INFINITY;
        double highNo = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            if (y[i]) {
                lowYes = Math.min(lowYes, x[i]);
                highYes = Math.max(highYes, x[i]);
            } else {
                lowNo = Math.min(lowNo, x[i]);
                highNo = Math.max(highNo, x[i]);
            }
        }
        return lowYes >= highNo || lowNo >= highYes;
    }

    /** Newton's method in the standardised variable, steps halved until the objective does not fall. */
    private static final class Newton {
        private final double[] z;
        private final boolean[] y;
        private final boolean penalised;
        private double a;
        private double b;
        private double varianceA;
        private double varianceB;
        private double covariance;

        Newton(double[] z, boolean[] y, boolean penalised) {
            this.z = z;
            this.y = y;
            this.penalised = penalised;
        }

        void run() {
            for (int step = 0; step < MAX_STEPS; step++) {
                invertInformation(a, b);
                double gradientA = 0;
                double gradientB = 0;
                for (int i = 0; i < z.length; i++) {
                    double p = BoltzmannHuman.logistic(a + b * z[i]);
                    double residual = (y[i] ? 1 : 0) - p;
                    if (penalised) {
                        double leverage = p * (1 - p) * (varianceA + 2 * covariance * z[i] + varianceB * z[i] * z[i]);
                        residual += leverage * (0.5 - p);
                    }
                    gradientA += residual;
                    gradientB += residual * z[i];
                }
                double stepA = varianceA * gradientA + covariance * gradientB;
                double stepB = covariance * gradientA + varianceB * gradientB;
                if (Math.max(Math.abs(stepA), Math.abs(stepB)) < CONVERGED * (1 + Math.abs(a) + Math.abs(b))) {
                    return;
                }
                double before = objective(a, b);
                double length = 1;
                while (length > 1e-10 && !(objective(a + length * stepA, b + length * stepB) >= before - 1e-12)) {
                    length /= 2;
                }
                a += length * stepA;
                b += length * stepB;
            }
            throw new InvalidInputException("The logistic regression of the decisions did not converge in " + MAX_STEPS
                    + " steps\nMaybe a few utilities are far larger than the rest");
        }

        private void invertInformation(double atA, double atB) {
            double aa = 0;
            double ab = 0;
            double bb = 0;
            for (double value : z) {
                double p = BoltzmannHuman.logistic(atA + atB * value);
                double w = p * (1 - p);
                aa += w;
                ab += w * value;
                bb += w * value * value;
            }
            double determinant = aa * bb - ab * ab;
            varianceA = bb / determinant;
            varianceB = aa / determinant;
            covariance = -ab / determinant;
        }

        private double objective(double atA, double atB) {
            if (!penalised) {
                return logLikelihood(atA, atB);
            }
            invertInformation(atA, atB);
            return logLikelihood(atA, atB) - Math.log(varianceA * varianceB - covariance * covariance) / 2;
        }

        double logLikelihood(double atA, double atB) {
            double sum = 0;
            for (int i = 0; i < z.length; i++) {
                double logit = atA + atB * z[i];
                double towards = y[i] ? logit : -logit;
                sum += towards > 0 ? -Math.log1p(Math.exp(-towards)) : towards - Math.log1p(Math.exp(towards));
            }
            return sum;
        }
    }
}
