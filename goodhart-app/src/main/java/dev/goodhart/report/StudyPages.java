package dev.goodhart.report;

import dev.goodhart.figure.Figure;
import dev.goodhart.report.VerdictLine.Level;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Study;
import dev.goodhart.study.TrialResult;
import dev.goodhart.study.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the report of a study: the claims with their verdicts, the study's figures, then what single trials drew. */
public final class StudyPages {
    private static final int MOST_TRIAL_FIGURES = 40;
    private static final int UNFOLDED = 4;

    private StudyPages() {}

    /**
     * Makes the page of a study.
     *
     * @param study the study
     * @param settings what it ran with
     * @param evidence what was measured
     * @param judgements one for every claim, in the order of {@link Study#claims()}
     * @param provenance versions, seeds, platform and the like, in the order to be shown
     * @param reproduceCommand the command that makes this report again
     * @return the page
     */
    public static ReportPage of(
            Study<?> study,
            Record settings,
            Evidence evidence,
            List<Judgement> judgements,
            Map<String, String> provenance,
            String reproduceCommand) {
        List<Claim> claims = study.claims();
        if (claims.size() != judgements.size()) {
            throw new IllegalArgumentException("The judgements of study '" + study.id()
                    + "' must be one for each of its " + claims.size() + " claims, are " + judgements.size());
        }
        List<Section> sections = new ArrayList<>();
        List<Figure> figures = study.figures(evidence);
        if (!figures.isEmpty()) {
            sections.add(Section.of("What was measured", List.of(), figures));
        }
        List<Block> trials = trials(evidence);
        if (!trials.isEmpty()) {
            sections.add(new Section("Single trials", "trials", trials));
        }
        return new ReportPage(
                study.title(),
                cite(study.paper()),
                verdicts(claims, judgements),
                sections,
                SettingsList.of(settings),
                provenance,
                reproduceCommand);
    }

    private static String cite(Paper paper) {
        return "Checks the claims of " + paper.authors() + " (" + paper.year() + "), “" + paper.title() + "”, "
                + paper.identifier();
    }

    private static List<VerdictLine> verdicts(List<Claim> claims, List<Judgement> judgements) {
        int holds = count(judgements, Verdict.HOLDS);
        int fails = count(judgements, Verdict.FAILS);
        List<VerdictLine> lines = new ArrayList<>();
        if (claims.size() > 1) {
            Level level = fails > 0 ? Level.BAD : holds == claims.size() ? Level.GOOD : Level.NEUTRAL;
            String headline = holds == claims.size()
                    ? "All " + holds + " claims hold"
                    : holds + " of " + claims.size() + " claims " + (holds == 1 ? "holds" : "hold");
            int open = claims.size() - holds - fails;
            String detail = (fails > 0 ? fails + (fails == 1 ? " fails. " : " fail. ") : "")
                    + (open > 0 ? open + (open == 1 ? " is" : " are") + " undecided." : "");
            lines.add(new VerdictLine(level, headline, detail.strip()));
        }
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            String headline = claim.id() + " " + word(judgements.get(i).verdict()) + ": " + claim.sentence();
            lines.add(new VerdictLine(
                    level(judgements.get(i).verdict()),
                    headline,
                    judgements.get(i).detail()));
        }
        return lines;
    }

    private static int count(List<Judgement> judgements, Verdict verdict) {
        int count = 0;
        for (Judgement judgement : judgements) {
            count += judgement.verdict() == verdict ? 1 : 0;
        }
        return count;
    }

    private static Level level(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> Level.GOOD;
            case FAILS -> Level.BAD;
            case UNDECIDED -> Level.NEUTRAL;
        };
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "holds";
            case FAILS -> "fails";
            case UNDECIDED -> "is undecided";
        };
    }

    /** The figures of each arm's first seed that drew any; the other seeds' are in the store. */
    private static List<Block> trials(Evidence evidence) {
        List<Block> blocks = new ArrayList<>();
        List<TrialResult> drawn = new ArrayList<>();
        int total = 0;
        int others = 0;
        for (TrialResult trial : evidence.trials()) {
            if (trial.figures().isEmpty()) {
                continue;
            }
            boolean armKnown = !drawn.isEmpty() && drawn.getLast().arm().equals(trial.arm());
            if (armKnown || total >= MOST_TRIAL_FIGURES) {
                others++;
            } else {
                drawn.add(trial);
                total += trial.figures().size();
            }
        }
        for (TrialResult trial : drawn) {
            String name = trial.arm() + ", seed " + trial.seed();
            if (total <= UNFOLDED) {
                blocks.add(new Block.Text(name));
                trial.figures().forEach(figure -> blocks.add(new Block.Drawing(figure)));
            } else {
                blocks.add(new Block.Folded(name, trial.figures()));
            }
        }
        if (others > 0) {
            blocks.add(new Block.Text(
                    "Figures of " + others + (others == 1 ? " other trial" : " other trials") + " are not shown."));
        }
        return blocks;
    }
}
