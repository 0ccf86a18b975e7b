package dev.goodhart.design.alignment;

/**
 * phi: what the outer problem chooses, and, in the same shape, gradients with respect to it.
 *
 * @param correction {@code [states * actions]} phi1
 * @param primary phi2, the weight of the primary reward
 * @param auxiliary {@code [k]} phi3, the weights of the auxiliary rewards
 * @param discount the learner's discount; of a gradient, the derivative with respect to varphi, its logit
 */
record BlendParameters(double[] correction, double primary, double[] auxiliary, double discount) {
    static final double LARGEST_WEIGHT = 20;
    static final double LARGEST_LOGIT = 7;

    /** The parameters as one vector: correction, primary, auxiliaries, varphi. */
    double[] toVector() {
        return vector(Math.log(discount / (1 - discount)));
    }

    /** The gradient as one vector in the same order. */
    double[] gradientVector() {
        return vector(discount);
    }

    private double[] vector(double last) {
        double[] vector = new double[correction.length + auxiliary.length + 2];
        System.arraycopy(correction, 0, vector, 0, correction.length);
        vector[correction.length] = primary;
        System.arraycopy(auxiliary, 0, vector, correction.length + 1, auxiliary.length);
        vector[vector.length - 1] = last;
        return vector;
    }

    /** The parameters of a vector, its weights and varphi held within their limits; the discount stays unless it is learned. */
    BlendParameters ofVector(double[] vector, boolean learnDiscount) {
        double[] newCorrection = new double[correction.length];
        System.arraycopy(vector, 0, newCorrection, 0, newCorrection.length);
        double[] newAuxiliary = new double[auxiliary.length];
        for (int i = 0; i < newAuxiliary.length; i++) {
            newAuxiliary[i] = within(vector[correction.length + 1 + i], LARGEST_WEIGHT);
        }
        return new BlendParameters(
                newCorrection,
                within(vector[correction.length], LARGEST_WEIGHT),
                newAuxiliary,
                learnDiscount ? 1 / (1 + Math.exp(-within(vector[vector.length - 1], LARGEST_LOGIT))) : discount);
    }

    private static double within(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }
}
