package dev.goodhart.studies.evaluationgap;

/** Quality, quantity and gaming: what each is worth, and what the record shows of it. */
final class Tasks {
    static final int QUALITY = 0;
    static final int QUANTITY = 1;
    static final int GAMING = 2;

    private static final double[] VALUE = {1, 0.4, -0.5};
    private static final double[] METRIC = {0.4, 1, 0.5};

    private Tasks() {}

    static double[] value() {
        return VALUE.clone();
    }

    static double[] metric() {
        return METRIC.clone();
    }
}
