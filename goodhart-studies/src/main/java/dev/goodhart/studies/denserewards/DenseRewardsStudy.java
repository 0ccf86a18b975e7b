package dev.goodhart.studies.denserewards;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.Comparator;
import java.util.List;

/** Which dense rewards help, and which mislead? A list of parts that share nothing but the settings record. */
public final class DenseRewardsStudy implements Study<DenseRewardsSettings> {
    private final List<DenseRewardsPart> parts = List.of(new MazePart(), new CreditPart());

    /** Makes the study; the service loader calls this. */
    public DenseRewardsStudy() {}

    @Override
    public String id() {
        return "dense-rewards";
    }

    @Override
    public String title() {
        return "Which dense rewards help, and which mislead?";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "Towards better dense rewards in Reinforcement Learning Applications",
                "Zhang",
                2025,
                "arXiv:2512.04302");
    }

    @Override
    public DenseRewardsSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new DenseRewardsSettings(new MazeSettings(List.of(2, 8, 32), 3000), new CreditSettings(4));
            case FULL ->
                new DenseRewardsSettings(new MazeSettings(List.of(2, 4, 8, 16, 32), 3000), new CreditSettings(12));
        };
    }

    @Override
    public List<String> arms(DenseRewardsSettings settings) {
        return parts.stream().flatMap(part -> part.arms(settings).stream()).toList();
    }

    @Override
    public int seeds(Scale scale) {
        return switch (scale) {
            case QUICK -> 3;
            case FULL -> 5;
        };
    }

    @Override
    public void run(Trial<DenseRewardsSettings> trial) {
        for (DenseRewardsPart part : parts) {
            if (part.arms(trial.settings()).contains(trial.arm())) {
                part.run(trial);
                return;
            }
        }
        throw new IllegalArgumentException("The study has no arm '" + trial.arm() + "'");
    }

    @Override
    public List<Claim> claims() {
        return parts.stream()
                .flatMap(part -> part.claims().stream())
                .sorted(Comparator.comparing(Claim::id))
                .toList();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return parts.stream().flatMap(part -> part.figures(evidence).stream()).toList();
    }
}
