package dev.goodhart.study;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Everything a study's finished trials measured, ordered by arm (as planned) and seed.
 *
 * @param study the study's id
 * @param arms the arms in planned order
 * @param trials the results
 */
public record Evidence(String study, List<String> arms, List<TrialResult> trials) {
    /** Puts the trials into their order. */
    public Evidence {
        List<String> order = List.copyOf(arms);
        arms = order;
        trials = trials.stream()
                .sorted(Comparator.comparingInt((TrialResult t) -> order.indexOf(t.arm()))
                        .thenComparingInt(TrialResult::seed))
                .toList();
    }

    /**
     * The trials of an arm.
     *
     * @param arm its name
     * @return its results by seed
     * @throws MissingEvidenceException if there is none
     */
    public List<TrialResult> ofArm(String arm) {
        List<TrialResult> found =
                trials.stream().filter(t -> t.arm().equals(arm)).toList();
        if (found.isEmpty()) {
            throw new MissingEvidenceException("no finished trial of arm '" + arm + "'");
        }
        return found;
    }

    /**
     * A metric over the seeds of an arm.
     *
     * @param arm the arm
     * @param metric the metric's name
     * @return one number for every finished seed, ascending by seed
     * @throws MissingEvidenceException if a trial lacks it
     */
    public double[] metric(String arm, String metric) {
        return ofArm(arm).stream()
                .mapToDouble(trial -> {
                    Double value = trial.metrics().get(metric);
                    if (value == null) {
                        throw new MissingEvidenceException(
                                "no metric '" + metric + "' in arm '" + arm + "', seed " + trial.seed());
                    }
                    return value;
                })
                .toArray();
    }

    /**
     * A curve over the seeds of an arm.
     *
     * @param arm the arm
     * @param name the curve's name
     * @return one curve for every finished seed, ascending by seed
     * @throws MissingEvidenceException if a trial lacks it
     */
    public List<Series> series(String arm, String name) {
        return ofArm(arm).stream()
                .map(trial -> {
                    Series series = trial.series().get(name);
                    if (series == null) {
                        throw new MissingEvidenceException(
                                "no series '" + name + "' in arm '" + arm + "', seed " + trial.seed());
                    }
                    return series;
                })
                .toList();
    }

    /**
     * What can be made of the trials there are.
     *
     * @param makers what is to be made, such as a study's figures
     * @param <T> what they make
     * @return what they made, in their order; those whose evidence is missing are left out
     */
    public <T> List<T> available(List<Function<Evidence, T>> makers) {
        return makers.stream().flatMap(this::made).toList();
    }

    private <T> Stream<T> made(Function<Evidence, T> maker) {
        try {
            return Stream.of(maker.apply(this));
        } catch (MissingEvidenceException e) {
            return Stream.empty();
        }
    }

    /**
     * Random numbers for bootstraps and permutation tests: judging the same evidence twice gives the same verdict.
     *
     * @param purpose what they are for, such as the claim's id
     * @return a new generator made from the study and the purpose
     */
    public RandomGenerator random(String purpose) {
        return SeedTree.of(study).child("evidence").child(purpose).generator();
    }
}
