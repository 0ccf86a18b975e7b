package dev.goodhart.transform;

/** The mean over references of a function of the score minus the reference. */
abstract class MeanCurve implements ScoreCurve {
    private final double[] references;

    MeanCurve(double[] references) {
        this.references = references;
    }

    abstract double one(double centred);

    abstract double oneSlope(double centred);

    @Override
    public final double value(double score) {
        double sum = 0;
        for (double reference : references) {
            sum += one(score - reference);
        }
        return sum / references.length;
    }

    @Override
    public final double slope(double score) {
        double sum = 0;
        for (double reference : references) {
            sum += oneSlope(score - reference);
        }
        return sum / references.length;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
