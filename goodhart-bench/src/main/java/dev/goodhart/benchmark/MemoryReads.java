package dev.goodhart.benchmark;

/** Sums over arrays, in four partial sums so that the adder's latency is not what is measured. */
final class MemoryReads {
    private MemoryReads() {}

    /** Reads in sequence alone. */
    static double total(double[] x) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 0;
        for (; k + 3 < x.length; k += 4) {
            a += x[k];
            b += x[k + 1];
            c += x[k + 2];
            d += x[k + 3];
        }
        for (; k < x.length; k++) {
            a += x[k];
        }
        return a + b + c + d;
    }

    /** Products of the entries with the values their indices point to. */
    static double gathered(double[] x, int[] index, double[] value) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 0;
        for (; k + 3 < x.length; k += 4) {
            a += x[k] * value[index[k]];
            b += x[k + 1] * value[index[k + 1]];
            c += x[k + 2] * value[index[k + 2]];
            d += x[k + 3] * value[index[k + 3]];
        }
        for (; k < x.length; k++) {
            a += x[k] * value[index[k]];
        }
        return a + b + c + d;
    }

    /** Reads indices in sequence. */
    static long total(int[] x) {
        int sum = 0;
        for (int i : x) {
            sum += i;
        }
        return sum;
    }
}
