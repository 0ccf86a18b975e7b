package dev.goodhart.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Table;
import dev.goodhart.report.VerdictLine.Level;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import dev.goodhart.study.TrialResult;
import dev.goodhart.study.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyPagesTest {
    private record Sizes(int states, double[] discounts) {}

    private record Settings(Sizes sizes, double tolerance, Scale scale) {}

    private static final Settings SETTINGS = new Settings(new Sizes(32, new double[] {0.9, 0.95}), 1e-10, Scale.QUICK);

    private static final class Coins implements Study<Settings> {
        @Override
        public String id() {
            return "coins";
        }

        @Override
        public String title() {
            return "Coins";
        }

        @Override
        public Paper paper() {
            return new Paper("On coins", "Doe & Roe", 1999, "doi:1");
        }

        @Override
        public Settings settings(Scale scale) {
            return SETTINGS;
        }

        @Override
        public List<String> arms(Settings settings) {
            return List.of("a", "b");
        }

        @Override
        public int seeds(Scale scale) {
            return 2;
        }

        @Override
        public void run(Trial<Settings> trial) {
            trial.recorder().metric("x", 1);
        }

        @Override
        public List<Claim> claims() {
            return List.of(claim("C1"), claim("C2"), claim("C3"));
        }

        private static Claim claim(String id) {
            return new Claim(id, "sentence of " + id, evidence -> Judgement.of(true, ""));
        }

        @Override
        public List<Figure> figures(Evidence evidence) {
            return List.of(new BarChart(
                    "bars", "", Axis.of("x"), List.of(new BarChart.Bar("a", evidence.metric("a", "x")[0]))));
        }
    }

    private static Evidence evidence(int figures) {
        List<TrialResult> trials = new ArrayList<>();
        for (String arm : List.of("a", "b")) {
            for (int seed = 0; seed < 2; seed++) {
                List<Figure> drawn = new ArrayList<>();
                for (int i = 0; i < figures; i++) {
                    drawn.add(new Table(arm + seed + i, "", List.of("c"), List.of()));
                }
                trials.add(TrialResult.of("coins", arm, seed, Map.of("x", 2.5), Map.of(), drawn));
            }
        }
        return new Evidence("coins", List.of("a", "b"), trials);
    }

    private static ReportPage page(int figures, Verdict... verdicts) {
        List<Judgement> judgements = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            judgements.add(new Judgement(verdict, "detail of " + verdict));
        }
        return StudyPages.of(
                new Coins(), SETTINGS, evidence(figures), judgements, Map.of("Java", "25"), "goodhart run coins");
    }

    @Test
    void verdictsComeWithACount() {
        List<VerdictLine> lines =
                page(0, Verdict.HOLDS, Verdict.FAILS, Verdict.UNDECIDED).verdicts();
        assertThat(lines)
                .containsExactly(
                        new VerdictLine(Level.BAD, "1 of 3 claims holds", "1 fails. 1 is undecided."),
                        new VerdictLine(Level.GOOD, "C1 holds: sentence of C1", "detail of HOLDS"),
                        new VerdictLine(Level.BAD, "C2 fails: sentence of C2", "detail of FAILS"),
                        new VerdictLine(Level.NEUTRAL, "C3 is undecided: sentence of C3", "detail of UNDECIDED"));
        assertThat(page(0, Verdict.HOLDS, Verdict.HOLDS, Verdict.HOLDS)
                        .verdicts()
                        .getFirst())
                .isEqualTo(new VerdictLine(Level.GOOD, "All 3 claims hold", ""));
    }

    @Test
    void settingsAreListedByKeyPathWithExactNumbers() {
        assertThat(page(0, Verdict.HOLDS, Verdict.HOLDS, Verdict.HOLDS).settings())
                .containsExactly(
                        Map.entry("sizes.states", "32"),
                        Map.entry("sizes.discounts", "[0.9, 0.95]"),
                        Map.entry("tolerance", "1.0E-10"),
                        Map.entry("scale", "QUICK"));
    }

    @Test
    void theStudysFiguresComeBeforeThoseOfItsTrials() {
        ReportPage page = page(1, Verdict.HOLDS, Verdict.HOLDS, Verdict.HOLDS);
        assertThat(page.sections()).extracting(Section::heading).containsExactly("What was measured", "Single trials");
        assertThat(page.sections().get(1).blocks())
                .extracting(Object::getClass)
                .containsExactly(
                        Block.Text.class, Block.Drawing.class, Block.Text.class, Block.Drawing.class, Block.Text.class);
        assertThat(page.sections().get(1).blocks().getLast())
                .isEqualTo(new Block.Text("Figures of 2 other trials are not shown."));
        assertThat(page.subtitle()).contains("Doe & Roe (1999)", "“On coins”", "doi:1");
        Markups.parse(Report.html(page));
    }

    @Test
    void manyTrialFiguresAreFolded() {
        assertThat(page(5, Verdict.HOLDS, Verdict.HOLDS, Verdict.HOLDS)
                        .sections()
                        .get(1)
                        .blocks()
                        .getFirst())
                .isInstanceOf(Block.Folded.class);
    }

    @Test
    void everyClaimNeedsAJudgement() {
        assertThatThrownBy(() -> page(0, Verdict.HOLDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 claims, are 1");
    }
}
