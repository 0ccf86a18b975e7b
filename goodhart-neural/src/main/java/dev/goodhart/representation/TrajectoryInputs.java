package dev.goodhart.representation;

import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.trajectory.Trajectory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trajectories as rows of numbers: one row each where all states are put side by side, or a row for each state.
 */
public final class TrajectoryInputs {
    private final TrajectoryForm form;
    private final int points;
    private final List<String> ids;
    private final int width;
    private final double[] rows;
    private final int[] start;
    private final Map<String, Integer> place = new HashMap<>();

    private TrajectoryInputs(TrajectoryForm form, int points, List<String> ids, int width, double[] rows, int[] start) {
        this.form = form;
        this.points = points;
        this.ids = List.copyOf(ids);
        this.width = width;
        this.rows = rows;
        this.start = start;
        for (int i = 0; i < ids.size(); i++) {
            if (place.put(ids.get(i), i) != null) {
                throw new IllegalArgumentException("There are two trajectories with the id '" + ids.get(i) + "'");
            }
        }
    }

    /**
     * Trajectories that are vectors already.
     *
     * @param ids {@code [n]} names, distinct
     * @param vectors {@code [n][width]} finite numbers
     * @return the inputs, of the form {@link TrajectoryForm#RESAMPLED}
     */
    public static TrajectoryInputs ofVectors(List<String> ids, double[][] vectors) {
        return ofStates(ids, Arrays.stream(vectors).map(v -> new double[][] {v}).toList(), TrajectoryForm.RESAMPLED, 1);
    }

    /**
     * Trajectories that are vectors already, named by their numbers from 0.
     *
     * @param vectors {@code [n][width]} finite numbers
     * @return the inputs
     */
    public static TrajectoryInputs ofVectors(double[][] vectors) {
        return ofVectors(
                IntStream.range(0, vectors.length).mapToObj(Integer::toString).toList(), vectors);
    }

    /**
     * Episodes: their states, from the first one left to the last one entered.
     *
     * @param trajectories at least one, with distinct ids and states of one length
     * @param form how they are read
     * @param points how many times, where they are resampled; at least 1
     * @return the inputs
     */
    public static TrajectoryInputs of(List<Trajectory> trajectories, TrajectoryForm form, int points) {
        return ofStates(
                trajectories.stream().map(Trajectory::id).toList(),
                trajectories.stream().map(t -> states(t.steps())).toList(),
                form,
                points);
    }

    /**
     * Sequences of states.
     *
     * @param ids {@code [n]} names, distinct
     * @param states {@code [n][length][width]} at least one state each, finite numbers
     * @param form how they are read
     * @param points how many times, where they are resampled; at least 1
     * @return the inputs
     */
    public static TrajectoryInputs ofStates(
            List<String> ids, List<double[][]> states, TrajectoryForm form, int points) {
        if (states.isEmpty() || ids.size() != states.size() || points < 1) {
            throw new IllegalArgumentException("There must be a trajectory, as many ids and a point, there are "
                    + states.size() + ", " + ids.size() + " and " + points);
        }
        int dim = states.getFirst().length == 0 ? 0 : states.getFirst()[0].length;
        int width = form == TrajectoryForm.RESAMPLED ? points * dim : dim;
        int[] start = new int[states.size() + 1];
        for (int i = 0; i < states.size(); i++) {
            check(ids.get(i), states.get(i), dim);
            start[i + 1] = start[i] + (form == TrajectoryForm.RESAMPLED ? 1 : states.get(i).length);
        }
        double[] rows = new double[start[states.size()] * width];
        for (int i = 0; i < states.size(); i++) {
            if (form == TrajectoryForm.RESAMPLED) {
                resample(states.get(i), points, dim, rows, start[i] * width);
            } else {
                for (int t = 0; t < states.get(i).length; t++) {
                    System.arraycopy(states.get(i)[t], 0, rows, (start[i] + t) * width, dim);
                }
            }
        }
        return new TrajectoryInputs(form, form == TrajectoryForm.RESAMPLED ? points : 0, ids, width, rows, start);
    }

    /** {@return how they are read} */
    public TrajectoryForm form() {
        return form;
    }

    /** {@return how many times a trajectory was resampled at; 0 where it is read state by state} */
    public int points() {
        return points;
    }

    /** {@return how many trajectories there are} */
    public int size() {
        return ids.size();
    }

    /** {@return numbers in a row} */
    public int width() {
        return width;
    }

    /** {@return {@code [n]} the names} */
    public List<String> ids() {
        return ids;
    }

    /**
     * Where a trajectory stands.
     *
     * @param id its name
     * @return its index
     * @throws IllegalArgumentException if there is none
     */
    public int indexOf(String id) {
        Integer at = place.get(id);
        if (at == null) {
            throw new IllegalArgumentException("There is no trajectory '" + id + "' among the " + size());
        }
        return at;
    }

    /** {@return {@code [rows][width]} all rows, the inputs' own; not to be written to} */
    double[] rows() {
        return rows;
    }

    /** {@return the first row of a trajectory; that of the next is where it ends} */
    int start(int trajectory) {
        return start[trajectory];
    }

    /** {@return the number of rows of the longest} */
    int longest() {
        int longest = 0;
        for (int i = 0; i < size(); i++) {
            longest = Math.max(longest, start[i + 1] - start[i]);
        }
        return longest;
    }

    /** {@return {@code [n][width]} the inputs as they are, the mean over states where there are several} */
    public double[][] vectors() {
        double[][] vectors = new double[size()][width];
        for (int i = 0; i < size(); i++) {
            int length = start[i + 1] - start[i];
            for (int row = start[i]; row < start[i + 1]; row++) {
                for (int c = 0; c < width; c++) {
                    vectors[i][c] += rows[row * width + c] / length;
                }
            }
        }
        return vectors;
    }

    static double[][] states(TransitionBatch steps) {
        int dim = steps.stateDim();
        int length = steps.size();
        double[][] states = new double[length + 1][];
        for (int t = 0; t < length; t++) {
            states[t] = Arrays.copyOfRange(steps.state(), t * dim, (t + 1) * dim);
        }
        states[length] = Arrays.copyOfRange(steps.next(), (length - 1) * dim, length * dim);
        return states;
    }

    private static void resample(double[][] states, int points, int dim, double[] into, int from) {
        for (int p = 0; p < points; p++) {
            double at = points == 1 ? states.length - 1 : (double) p * (states.length - 1) / (points - 1);
            int before = (int) Math.min(Math.floor(at), states.length - 1);
            int after = Math.min(before + 1, states.length - 1);
            double share = at - before;
            for (int c = 0; c < dim; c++) {
                into[from + p * dim + c] =
                        share == 0 ? states[before][c] : (1 - share) * states[before][c] + share * states[after][c];
            }
        }
    }

    private static void check(String id, double[][] states, int dim) {
        if (states.length == 0 || dim == 0) {
            throw new IllegalArgumentException("The trajectory '" + id + "' must have a state of at least one number");
        }
        for (double[] state : states) {
            if (state.length != dim) {
                throw new IllegalArgumentException("The states of '" + id + "' must have " + dim
                        + " numbers like the first trajectory's, have " + state.length);
            }
            for (double x : state) {
                if (!Double.isFinite(x)) {
                    throw new IllegalArgumentException("The states of '" + id + "' must be finite, hold " + x);
                }
            }
        }
    }
}
