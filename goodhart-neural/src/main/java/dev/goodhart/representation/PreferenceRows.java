package dev.goodhart.representation;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.Preference;
import java.util.Arrays;
import java.util.List;

/**
 * Decided pairs by index of trajectory; a tie stands in it as two half pairs.
 *
 * @param better {@code [n]} the better ones
 * @param worse {@code [n]} the worse ones
 * @param person {@code [n]} who judged, from 0
 * @param weight {@code [n]} what the pair counts, above 0
 */
public record PreferenceRows(int[] better, int[] worse, int[] person, double[] weight) {
    /** Checks the lengths. */
    public PreferenceRows {
        if (better.length != worse.length || better.length != person.length || better.length != weight.length) {
            throw new IllegalArgumentException("There must be as many better, worse, persons and weights, there are "
                    + better.length + ", " + worse.length + ", " + person.length + " and " + weight.length);
        }
    }

    /**
     * Pairs of one person.
     *
     * @param better {@code [n]} the better ones
     * @param worse {@code [n]} the worse ones
     * @return the pairs, each of weight 1
     */
    public static PreferenceRows of(int[] better, int[] worse) {
        double[] weight = new double[better.length];
        Arrays.fill(weight, 1);
        return new PreferenceRows(better, worse, new int[better.length], weight);
    }

    /**
     * Looks up comparisons. Who judged is by order of first appearance.
     *
     * @param comparisons the comparisons
     * @param inputs the trajectories they speak of
     * @return the same by index
     * @throws IllegalArgumentException if one speaks of another trajectory
     */
    public static PreferenceRows of(List<Comparison> comparisons, TrajectoryInputs inputs) {
        List<String> judges =
                comparisons.stream().map(Comparison::judge).distinct().toList();
        int ties = (int) comparisons.stream()
                .filter(c -> c.preference() == Preference.TIE)
                .count();
        int n = comparisons.size() + ties;
        PreferenceRows rows = new PreferenceRows(new int[n], new int[n], new int[n], new double[n]);
        int at = 0;
        for (Comparison c : comparisons) {
            int first = inputs.indexOf(c.first());
            int second = inputs.indexOf(c.second());
            int judge = judges.indexOf(c.judge());
            double weight = c.preference() == Preference.TIE ? 0.5 : 1;
            if (c.preference() != Preference.SECOND) {
                rows.set(at++, first, second, judge, weight);
            }
            if (c.preference() != Preference.FIRST) {
                rows.set(at++, second, first, judge, weight);
            }
        }
        return rows;
    }

    private void set(int at, int good, int bad, int judge, double counts) {
        better[at] = good;
        worse[at] = bad;
        person[at] = judge;
        weight[at] = counts;
    }

    /** {@return how many pairs there are} */
    public int size() {
        return better.length;
    }

    /** {@return how many persons judged} */
    public int persons() {
        int most = 0;
        for (int p : person) {
            most = Math.max(most, p + 1);
        }
        return most;
    }
}
