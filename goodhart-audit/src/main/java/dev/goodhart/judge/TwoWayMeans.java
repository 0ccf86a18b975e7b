package dev.goodhart.judge;

/** Means of a table of cells by row, by column and over all; cells count alike. */
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

    /** The sum of (mean_kl - mean_k - mean_l + g)^2; what rounding alone may leave counts as zero. */
    double interactionSquares() {
        double sum = 0;
        for (int l = 0; l < cell.length; l++) {
            for (int k = 0; k < ofModel.length; k++) {
                double rest = cell[l][k] - ofModel[k] - ofContext[l] + grand;
                if (Math.abs(rest) > 1e-13 * (Math.abs(cell[l][k]) + Math.abs(grand))) {
                    sum += rest * rest;
                }
            }
        }
        return sum;
    }
}
