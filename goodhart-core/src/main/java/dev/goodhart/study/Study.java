package dev.goodhart.study;

import dev.goodhart.figure.Figure;
import java.util.List;

/**
 * A reproducible experiment: arms (methods and baselines) x seeds, and the claims it decides.
 *
 * @param <S> its settings, a record whose compact constructor validates
 */
public interface Study<S extends Record> {
    /** {@return the name used on the command line, lower case with hyphens} */
    String id();

    /** {@return one line on what is tried} */
    String title();

    /** {@return the paper whose claims are checked} */
    Paper paper();

    /**
     * The settings of a scale.
     *
     * @param scale quick (seconds) or full (minutes)
     * @return the settings
     */
    S settings(Scale scale);

    /**
     * The arms to run.
     *
     * @param settings the settings
     * @return at least one name, distinct
     */
    List<String> arms(S settings);

    /**
     * How many seeds each arm is run with when nothing else is asked.
     *
     * @param scale the scale
     * @return at least 1
     */
    int seeds(Scale scale);

    /**
     * Runs one trial. It must depend on nothing but the trial's arm, settings and seed.
     *
     * @param trial what to run and where to report
     */
    void run(Trial<S> trial);

    /**
     * Counts the changes to the study that change its numbers. Trials stored under another revision are not used again.
     *
     * @return the revision, 1 at first
     */
    default int revision() {
        return 1;
    }

    /** {@return the claims, in the order of the paper's card} */
    List<Claim> claims();

    /**
     * The plots of the report.
     *
     * @param evidence what was measured
     * @return the figures, most telling first
     */
    default List<Figure> figures(Evidence evidence) {
        return List.of();
    }
}
