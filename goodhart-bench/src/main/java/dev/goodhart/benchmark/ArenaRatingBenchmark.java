package dev.goodhart.benchmark;

import dev.goodhart.arena.BradleyTerry;
import dev.goodhart.arena.CrowdBradleyTerry;
import dev.goodhart.arena.EloRating;
import dev.goodhart.arena.ExpectationPropagationRating;
import dev.goodhart.arena.JudgeReport;
import dev.goodhart.arena.Match;
import dev.goodhart.arena.MatchTable;
import dev.goodhart.arena.SimulatedArena;
import dev.goodhart.arena.TrueSkillRating;
import dev.goodhart.arena.TrueSkillSettings;
import dev.goodhart.arena.Verdict;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Prints the time of rating against the number of comparisons, a hundred entrants, on one thread. */
public final class ArenaRatingBenchmark {
    private static final int ENTRANTS = 100;
    private static final int[] SIZES = {1_000, 10_000, 100_000, 1_000_000};

    private static final int JUDGES = 30;
    private static final int[] JUDGED_SIZES = {1_000, 10_000, 100_000};

    private ArenaRatingBenchmark() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("Load " + MachineLoad.now() + ". Seconds, " + ENTRANTS + " entrants, one thread.\n");
        System.out.println(
                "| comparisons | expectation propagation | sweeps | one pass | Elo | Bradley-Terry with ties |\n"
                        + "|--:|--:|--:|--:|--:|--:|");
        for (int size : SIZES) {
            System.out.println(row(simulated(size)));
        }
        System.out.println("\nJudges: 30 of them, all cores.\n");
        System.out.println("| comparisons | reliabilities | rounds | whole report |\n|--:|--:|--:|--:|");
        for (int size : JUDGED_SIZES) {
            System.out.println(judgedRow(size));
        }
        System.out.println("\nLoad at the end " + MachineLoad.now() + ".");
    }

    private static String row(MatchTable matches) {
        ExpectationPropagationRating propagation = ExpectationPropagationRating.defaults();
        return String.format(
                Locale.ROOT,
                "| %,d | %.3g | %d | %.3g | %.3g | %.3g |",
                matches.size(),
                Stopwatch.seconds(() -> propagation.rate(matches).lastChange()),
                propagation.rate(matches).sweeps(),
                Stopwatch.seconds(() ->
                        TrueSkillRating.defaults().rate(matches).getFirst().mu()),
                Stopwatch.seconds(() -> EloRating.defaults().rate(matches)[0]),
                Stopwatch.seconds(() -> BradleyTerry.fit(matches).tie()));
    }

    private static String judgedRow(int size) {
        RandomGenerator random =
                SeedTree.of("arena-rating").child("judges").child(size).generator();
        List<Match> matches = new ArrayList<>();
        for (Match seen : SimulatedArena.of(ENTRANTS, TrueSkillSettings.defaults(), random)
                .matches(size)) {
            matches.add(
                    new Match("", "", seen.left(), seen.right(), seen.verdict(), "judge " + random.nextInt(JUDGES)));
        }
        return String.format(
                Locale.ROOT,
                "| %,d | %.3g | %d | %.3g |",
                size,
                Stopwatch.seconds(() -> CrowdBradleyTerry.fit(matches).lastChange()),
                CrowdBradleyTerry.fit(matches).rounds(),
                Stopwatch.seconds(() -> JudgeReport.of(matches, TrueSkillSettings.defaults())
                        .judges()
                        .getFirst()
                        .reliability()));
    }

    private static MatchTable simulated(int size) {
        TrueSkillSettings settings = TrueSkillSettings.defaults();
        RandomGenerator random = SeedTree.of("arena-rating").child(size).generator();
        double[] skill = new double[ENTRANTS];
        for (int i = 0; i < ENTRANTS; i++) {
            skill[i] = random.nextGaussian(settings.mu0(), settings.sigma0());
        }
        int[] left = new int[size];
        int[] right = new int[size];
        Verdict[] verdicts = new Verdict[size];
        for (int m = 0; m < size; m++) {
            left[m] = random.nextInt(ENTRANTS);
            right[m] = (left[m] + 1 + random.nextInt(ENTRANTS - 1)) % ENTRANTS;
            double gap = random.nextGaussian(skill[left[m]], settings.beta())
                    - random.nextGaussian(skill[right[m]], settings.beta());
            verdicts[m] =
                    Math.abs(gap) <= settings.drawMargin() ? Verdict.DRAW : gap > 0 ? Verdict.LEFT : Verdict.RIGHT;
        }
        List<String> names = IntStream.range(0, ENTRANTS)
                .mapToObj(i -> String.format(Locale.ROOT, "e%03d", i))
                .toList();
        return MatchTable.of(names, left, right, verdicts);
    }
}
