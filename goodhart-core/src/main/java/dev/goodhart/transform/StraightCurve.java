package dev.goodhart.transform;

/** (score - from) * slope. */
record StraightCurve(double from, double slope) implements ScoreCurve {
    @Override
    public double value(double score) {
        return (score - from) * slope;
    }

    @Override
    public double slope(double score) {
        return slope;
    }
}
