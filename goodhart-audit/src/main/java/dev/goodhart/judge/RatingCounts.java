package dev.goodhart.judge;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often each item was given each value; who gave it is forgotten.
 *
 * @param values {@code [categories]} the values that occur, ascending
 * @param counts {@code [items][categories]}
 */
public record RatingCounts(double[] values, int[][] counts) {
    /** Checks the shape. */
    public RatingCounts {
        for (int[] item : counts) {
            if (item.length != values.length || Arrays.stream(item).anyMatch(n -> n < 0)) {
                throw new IllegalArgumentException(
                        "Every item must have a count of at least 0 for each of the " + values.length + " values");
            }
        }
    }

    /**
     * Counts the ratings of items.
     *
     * @param ratings {@code [items][ratings]}, any number for every item
     * @return the counts
     */
    public static RatingCounts of(List<double[]> ratings) {
        double[] values = ratings.stream()
                .flatMapToDouble(Arrays::stream)
                .map(v -> v == 0 ? 0.0 : v)
                .distinct()
                .sorted()
                .toArray();
        int[][] counts = new int[ratings.size()][values.length];
        for (int i = 0; i < counts.length; i++) {
            for (double value : ratings.get(i)) {
                counts[i][Arrays.binarySearch(values, value == 0 ? 0.0 : value)]++;
            }
        }
        return new RatingCounts(values, counts);
    }

    /**
     * How many ratings an item has.
     *
     * @param item its index
     * @return the number
     */
    public int ratings(int item) {
        return Arrays.stream(counts[item]).sum();
    }

    /**
     * The items with enough ratings.
     *
     * @param least the least number of ratings
     * @return those items alone
     */
    public RatingCounts withAtLeast(int least) {
        return new RatingCounts(
                values,
                IntStream.range(0, counts.length)
                        .filter(i -> ratings(i) >= least)
                        .mapToObj(i -> counts[i])
                        .toArray(int[][]::new));
    }

    /** {@return the largest number of ratings of an item, 0 without items} */
    public int mostRatings() {
        return IntStream.range(0, counts.length).map(this::ratings).max().orElse(0);
    }

    /** {@return the share of each value among all ratings, {@code [categories]}: the prevalence} */
    public double[] prevalence() {
        double[] share = new double[values.length];
        double total = 0;
        for (int[] item : counts) {
            for (int j = 0; j < share.length; j++) {
                share[j] += item[j];
                total += item[j];
            }
        }
        for (int j = 0; j < share.length; j++) {
            share[j] /= total;
        }
        return share;
    }

    /** {@return the share of pairs of ratings of one item that are equal, mean over items with two or more; NaN without such items} */
    public double observedAgreement() {
        double sum = 0;
        int items = 0;
        for (int[] item : counts) {
            double n = Arrays.stream(item).sum();
            if (n >= 2) {
                double squares =
                        Arrays.stream(item).mapToDouble(c -> (double) c * c).sum();
                sum += (squares - n) / (n * (n - 1));
                items++;
            }
        }
        return items == 0 ? Double.NaN : sum / items;
    }

    /**
     * Counts the items whose ratings lie apart.
     *
     * @param spread the least distance between the highest and the lowest
     * @return how many items
     */
    public long itemsWithSpread(double spread) {
        return Arrays.stream(counts)
                .filter(item -> {
                    int[] used = IntStream.range(0, item.length)
                            .filter(j -> item[j] > 0)
                            .toArray();
                    return used.length > 1 && values[used[used.length - 1]] - values[used[0]] >= spread;
                })
                .count();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RatingCounts that
                && Arrays.equals(values, that.values)
                && Arrays.deepEquals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.deepHashCode(counts);
    }
}
