package dev.goodhart.trajectory;

/**
 * How the columns of a trajectory file are called. Vectors are spread over columns of a prefix and a number from 0: {@code s0}, {@code s1}.
 *
 * @param episode the column of the trajectory's id
 * @param time the column of the step's number
 * @param state prefix of the state's columns
 * @param action prefix of the action's columns
 * @param next prefix of the columns of the state entered, where a file has them
 * @param end the column that says how the step ended
 */
public record TrajectoryFormat(String episode, String time, String state, String action, String next, String end) {
    /** {@return episode, t, s0.., a0.., n0.., end} */
    public static TrajectoryFormat defaults() {
        return new TrajectoryFormat("episode", "t", "s", "a", "n", "end");
    }

    /**
     * Other prefixes for the vectors.
     *
     * @param newState prefix of the state's columns
     * @param newAction prefix of the action's columns
     * @param newNext prefix of the columns of the state entered
     * @return the format
     */
    public TrajectoryFormat withPrefixes(String newState, String newAction, String newNext) {
        return new TrajectoryFormat(episode, time, newState, newAction, newNext, end);
    }

    /**
     * Other names for the single columns.
     *
     * @param newEpisode the column of the trajectory's id
     * @param newTime the column of the step's number
     * @param newEnd the column that says how the step ended
     * @return the format
     */
    public TrajectoryFormat withColumns(String newEpisode, String newTime, String newEnd) {
        return new TrajectoryFormat(newEpisode, newTime, state, action, next, newEnd);
    }
}
