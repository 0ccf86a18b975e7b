package dev.goodhart.arena;

import java.util.List;

/**
 * Skills found by sweeping over the matches.
 *
 * @param skills a skill for every entrant, in the order of the table
 * @param sweeps how often all matches were visited
 * @param lastChange the largest change of a mu in the last sweep
 * @param converged whether that was below the tolerance before the limit of sweeps
 */
public record RatingResult(List<Skill> skills, int sweeps, double lastChange, boolean converged) {
    /** Copies the skills. */
    public RatingResult {
        skills = List.copyOf(skills);
    }
}
