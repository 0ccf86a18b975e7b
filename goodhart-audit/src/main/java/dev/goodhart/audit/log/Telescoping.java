package dev.goodhart.audit.log;

/**
 * Whether what a term pays on the steps of an episode cancels out, as the steps of a potential do.
 *
 * <p>The ratio is the sum over episodes of the squared episode sum, over that of the squared steps: about 1 for steps that are
 * independent around zero, the number of steps for a constant, and near 0 for differences of a potential, of which only the first and
 * last state are left.
 *
 * @param ratio the ratio, NaN for a term that pays nothing or a log without steps
 * @param likely whether the ratio is below {@link #LIMIT}, in episodes of at least {@link #STEPS} paid steps on average
 */
public record Telescoping(double ratio, boolean likely) {
    /** Below this ratio a term is taken for a potential. */
    public static final double LIMIT = 0.25;

    /** The fewest steps on which an episode must pay the term, on average. */
    public static final int STEPS = 8;

    static Telescoping of(EpisodeLog log, int term) {
        double squaredSums = 0;
        double squaredSteps = 0;
        long paid = 0;
        double[] values = log.values()[term];
        for (int e = 0; e < log.size(); e++) {
            double sum = 0;
            double factor = 1;
            for (int row = log.start()[e]; row < log.start()[e + 1]; row++) {
                double step = factor * values[row];
                sum += step;
                squaredSteps += step * step;
                factor *= log.discount();
                paid += values[row] == 0 ? 0 : 1;
            }
            squaredSums += sum * sum;
        }
        double ratio = squaredSteps > 0 ? squaredSums / squaredSteps : Double.NaN;
        return new Telescoping(ratio, ratio < LIMIT && paid >= (long) STEPS * log.size());
    }
}
