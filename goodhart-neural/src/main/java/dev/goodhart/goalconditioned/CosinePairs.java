package dev.goodhart.goalconditioned;

import dev.goodhart.goalconditioned.GoalConditionedObjective.Pairing;
import java.util.ArrayList;
import java.util.List;

/** Pairs of hidden states whose cosines are wanted; a goal may be the mean of several states. */
final class CosinePairs {
    private static final double TINY = 1e-12;

    private final HiddenStates states;
    private final List<int[]> goals = new ArrayList<>();
    private final List<Integer> sources = new ArrayList<>();

    CosinePairs(HiddenStates states) {
        this.states = states;
    }

    /** Adds the pairs of one answer, given by where states begin. */
    void add(int[] source, int[] goal, Pairing pairing) {
        for (int k = 0; k < source.length; k++) {
            switch (pairing) {
                case ORDERED, UNORDERED -> pair(source[k], new int[] {goal[k]});
                case ALL_PAIRS -> {
                    for (int at : goal) {
                        pair(source[k], new int[] {at});
                    }
                }
                case AVERAGE_GOAL -> pair(source[k], goal);
            }
        }
    }

    private void pair(int source, int[] goal) {
        sources.add(source);
        goals.add(goal);
    }

    int size() {
        return sources.size();
    }

    double[] cosines() {
        double[] cosines = new double[size()];
        double[] goal = new double[states.width()];
        for (int k = 0; k < cosines.length; k++) {
            goal(k, goal);
            cosines[k] = dot(sources.get(k), goal) / (sourceNorm(k) * norm(goal));
        }
        return cosines;
    }

    /** Adds factor * slope * d cos / d states: d cos / d s = (g / |g| - cos s / |s|) / |s|, and the same for g. */
    void addGradient(double[] slope, double factor, float[] gradient) {
        int width = states.width();
        double[] goal = new double[width];
        for (int k = 0; k < slope.length; k++) {
            goal(k, goal);
            int source = sources.get(k);
            double s = sourceNorm(k);
            double g = norm(goal);
            double cosine = dot(source, goal) / (s * g);
            int[] members = goals.get(k);
            for (int i = 0; i < width; i++) {
                double x = states.values()[source + i];
                gradient[source + i] += (float) (factor * slope[k] * (goal[i] / g - cosine * x / s) / s);
                float atGoal = (float) (factor * slope[k] * (x / s - cosine * goal[i] / g) / g / members.length);
                for (int member : members) {
                    gradient[member + i] += atGoal;
                }
            }
        }
    }

    private void goal(int k, double[] into) {
        int[] members = goals.get(k);
        for (int i = 0; i < into.length; i++) {
            double sum = 0;
            for (int member : members) {
                sum += states.values()[member + i];
            }
            into[i] = sum / members.length;
        }
    }

    private double dot(int source, double[] goal) {
        double sum = 0;
        for (int i = 0; i < goal.length; i++) {
            sum += states.values()[source + i] * goal[i];
        }
        return sum;
    }

    private double sourceNorm(int k) {
        double sum = 0;
        for (int i = 0; i < states.width(); i++) {
            double x = states.values()[sources.get(k) + i];
            sum += x * x;
        }
        return Math.max(TINY, Math.sqrt(sum));
    }

    private static double norm(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return Math.max(TINY, Math.sqrt(sum));
    }
}
