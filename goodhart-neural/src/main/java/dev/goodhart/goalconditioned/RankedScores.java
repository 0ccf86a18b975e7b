package dev.goodhart.goalconditioned;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Scores of right and wrong answers, sorted once, whose area under the ROC curve is asked for again and again with other weights of prompts. */
final class RankedScores {
    private record Entry(double score, boolean correct, int prompt) {}

    private final List<Entry> entries = new ArrayList<>();
    private boolean sorted;

    void add(double score, boolean correct, int prompt) {
        entries.add(new Entry(score, correct, prompt));
        sorted = false;
    }

    /** Weighted pairs of a right and a wrong one. */
    double pairs(double[] weight) {
        double right = 0;
        double all = 0;
        for (Entry entry : entries) {
            all += weight[entry.prompt()];
            right += entry.correct() ? weight[entry.prompt()] : 0;
        }
        return right * (all - right);
    }

    /** The chance that a right one scores higher than a wrong one, ties counting half; NaN unless there are both. */
    double area(double[] weight) {
        if (!sorted) {
            entries.sort(Comparator.comparingDouble(Entry::score));
            sorted = true;
        }
        double wrongBelow = 0;
        double right = 0;
        double area = 0;
        for (int from = 0; from < entries.size(); ) {
            double score = entries.get(from).score();
            double rightHere = 0;
            double wrongHere = 0;
            int to = from;
            for (; to < entries.size() && entries.get(to).score() == score; to++) {
                Entry entry = entries.get(to);
                rightHere += entry.correct() ? weight[entry.prompt()] : 0;
                wrongHere += entry.correct() ? 0 : weight[entry.prompt()];
            }
            area += rightHere * (wrongBelow + wrongHere / 2);
            wrongBelow += wrongHere;
            right += rightHere;
            from = to;
        }
        return right > 0 && wrongBelow > 0 ? area / (right * wrongBelow) : Double.NaN;
    }
}
