package dev.goodhart.judge;

/** Means of a table of cells by row, by column and over all; cells count alike. What rounding alone may leave counts as no difference. */
record TwoWayMeans(double[][] cell, double[] ofModel, double[] ofContext, double grand) {
    static TwoWayMeans of(double[][] cell) {
        int contexts = cell.length;
        int models = cell[0].length;
        double[] ofModel = new double[models];
        double[] ofContext = new double[contexts];
        double grand = 0;
        for (int l = 0; l < contexts; l++) {
            for (int k = 0; k < models; k++) {
                ofModel[k] += cell[l][k] / contexts;
                ofContext[l] += cell[l][k] / models;
                grand += cell[l][k] / (contexts * models);
            }
        }
        return new TwoWayMeans(cell, ofModel, ofContext, grand);
    }

    /** The sum of (mean_kl - mean_k - mean_l + g)^2. */
    double interactionSquares() {
        double sum = 0;
        for (int l = 0; l < cell.length; l++) {
            for (int k = 0; k < ofModel.length; k++) {
                double rest = cell[l][k] - ofModel[k] - ofContext[l] + grand;
                sum += square(rest, Math.abs(cell[l][k]) + Math.abs(grand));
            }
        }
        return sum;
    }

    /** The sum of (mean - g)^2 over means of models or of contexts. */
    double squares(double[] means) {
        double sum = 0;
        for (double mean : means) {
            sum += square(mean - grand, Math.abs(mean) + Math.abs(grand));
        }
        return sum;
    }

    private static double square(double rest, double size) {
        return Math.abs(rest) > 1e-13 * size ? rest * rest : 0;
    }
}
