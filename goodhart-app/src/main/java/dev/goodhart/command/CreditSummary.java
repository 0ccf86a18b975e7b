package dev.goodhart.command;

import dev.goodhart.credit.Credits;
import dev.goodhart.credit.RewardToGoBias;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is said about all texts together, and the first of them whole; it does not grow with their number. */
final class CreditSummary {
    static final int PLACES = 10;
    /** Texts that a report shows. */
    static final int SHOWN = 40;

    private static final int MOST_UNITS_SHOWN = 20_000;

    private final List<CreditedText> shown = new ArrayList<>();
    private final Map<String, Integer> methods = new TreeMap<>();
    private final double[] atPlace = new double[PLACES];
    private int shownUnits;
    private long texts;
    private long units;
    private long evaluations;
    private long joinedWithoutSpace;
    private double residual;
    private long shares;
    private double shareSum;
    private double largestShare;
    private long biased;
    private double biasSquares;
    private double largestBias;

    void add(CreditedText text) {
        Credits credits = text.credits();
        texts++;
        units += credits.units();
        evaluations += credits.evaluations();
        residual = Math.max(residual, credits.efficiencyResidual());
        methods.merge(
                credits.method().label() + (credits.standardErrors() == null ? "" : " (sampled)"), 1, Integer::sum);
        if (!Double.isNaN(credits.interactionShare())) {
            shares++;
            shareSum += credits.interactionShare();
            largestShare = Math.max(largestShare, credits.interactionShare());
        }
        RewardToGoBias bias = credits.bias();
        if (bias != null) {
            biased++;
            biasSquares += Math.pow(bias.relative(), 2);
            largestBias = Math.max(largestBias, bias.relative());
        }
        for (int unit = 0; unit < credits.units(); unit++) {
            atPlace[(int) ((long) unit * PLACES / credits.units())] += credits.credits()[unit];
        }
        if (runsTogether(text.text().units())) {
            joinedWithoutSpace++;
        }
        if (shown.size() < SHOWN && shownUnits + credits.units() <= MOST_UNITS_SHOWN) {
            shown.add(text);
            shownUnits += credits.units();
        }
    }

    /** Units without any white space between them are most likely words whose spaces were lost. */
    private static boolean runsTogether(List<String> units) {
        return units.size() > 2
                && units.stream()
                        .allMatch(unit -> unit.length() > 1
                                && unit.chars().noneMatch(Character::isWhitespace)
                                && unit.codePointAt(0) < 0x2E80);
    }

    List<CreditedText> shown() {
        return shown;
    }

    Map<String, Integer> methods() {
        return methods;
    }

    long texts() {
        return texts;
    }

    long units() {
        return units;
    }

    long evaluations() {
        return evaluations;
    }

    double residual() {
        return residual;
    }

    long joinedWithoutSpace() {
        return joinedWithoutSpace;
    }

    /** {@return the mean share of interactions; NaN where no method tells} */
    double meanShare() {
        return shares == 0 ? Double.NaN : shareSum / shares;
    }

    double largestShare() {
        return largestShare;
    }

    /** {@return root mean square of the estimated bias over texts; NaN where none was estimated} */
    double bias() {
        return biased == 0 ? Double.NaN : Math.sqrt(biasSquares / biased);
    }

    double largestBias() {
        return largestBias;
    }

    /** {@return {@code [10]} the mean credit of a text by tenths of its units} */
    double[] credit() {
        double[] mean = new double[PLACES];
        for (int place = 0; place < PLACES; place++) {
            mean[place] = atPlace[place] / Math.max(1, texts);
        }
        return mean;
    }
}
