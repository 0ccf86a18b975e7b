package dev.goodhart.hierarchy;

/**
 * The relation "better by a hierarchy" with its margins in the factors' own units: a beats b at the first level where s z(a) > s z(b) +
 * margin. With margins it is no order: a may beat b, b beat c and c beat a, which no reward can say.
 *
 * @param signs {@code [levels]} 1 where more is better, -1 where less is
 * @param margins {@code [levels]} at least 0
 */
public record LexicographicSemiorder(int[] signs, double[] margins) {
    /** Checks signs and margins. */
    public LexicographicSemiorder {
        if (signs.length != margins.length || signs.length == 0 || signs.length > FactorHierarchy.MOST) {
            throw new IllegalArgumentException("There must be a sign and a margin for each of 1 to "
                    + FactorHierarchy.MOST + " levels, there are " + signs.length + " and " + margins.length);
        }
        for (int level = 0; level < signs.length; level++) {
            if (Math.abs(signs[level]) != 1 || !(margins[level] >= 0)) {
                throw new IllegalArgumentException("A sign must be 1 or -1 and a margin at least 0, level "
                        + (level + 1) + " has " + signs[level] + " and " + margins[level]);
            }
        }
    }

    /** {@return how many levels there are} */
    public int levels() {
        return signs.length;
    }

    /**
     * Decides between two columns' rows.
     *
     * @param columns {@code [levels][items]} values of the factors, the most important first
     * @param a index of an item
     * @param b index of another
     * @return the deciding level, from 1, where a wins; minus the level where b wins; 0 for a tie
     */
    public int decide(double[][] columns, int a, int b) {
        for (int level = 0; level < signs.length; level++) {
            double[] column = columns[level];
            int decision = decide(level, column[a], column[b]);
            if (decision != 0) {
                return decision;
            }
        }
        return 0;
    }

    /**
     * Decides between two items.
     *
     * @param a {@code [levels]} factors of one, the most important first
     * @param b {@code [levels]} factors of the other
     * @return as {@link #decide(double[][], int, int)}
     */
    public int decide(double[] a, double[] b) {
        for (int level = 0; level < signs.length; level++) {
            int decision = decide(level, a[level], b[level]);
            if (decision != 0) {
                return decision;
            }
        }
        return 0;
    }

    private int decide(int level, double a, double b) {
        double ofA = signs[level] * a;
        double ofB = signs[level] * b;
        return ofA > ofB + margins[level] ? level + 1 : ofB > ofA + margins[level] ? -level - 1 : 0;
    }
}
