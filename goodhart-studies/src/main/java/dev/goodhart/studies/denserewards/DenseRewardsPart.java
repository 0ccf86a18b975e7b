package dev.goodhart.studies.denserewards;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Trial;
import java.util.List;

/** One part of the study: its arms, what they run, and the claims and figures that read them and no other part's. */
interface DenseRewardsPart {
    /**
     * The arms of the part.
     *
     * @param settings the settings of the whole study
     * @return names that no other part uses
     */
    List<String> arms(DenseRewardsSettings settings);

    /**
     * Runs one of the part's arms.
     *
     * @param trial the arm, the seed and where to report
     */
    void run(Trial<DenseRewardsSettings> trial);

    /** {@return the claims the part decides} */
    List<Claim> claims();

    /**
     * The part's plots.
     *
     * @param evidence of all parts; some may be missing
     * @return the figures
     */
    List<Figure> figures(Evidence evidence);
}
