package dev.goodhart.studies.sirl;

import dev.goodhart.representation.RepresentationOptions;
import dev.goodhart.representation.RepresentationSource;
import dev.goodhart.representation.TripletLoss;
import dev.goodhart.representation.TripletLoss.Anchoring;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One way to come to a representation.
 *
 * @param part A, B or C
 * @param source where the representation comes from
 * @param questions how many questions are asked for it, 0 for none
 * @param persons who answers, where preferences are asked for
 * @param twist what is done otherwise
 */
record SirlArm(char part, RepresentationSource source, int questions, int persons, Twist twist) {
    static final String GEOMETRY = "geometry";
    static final int FULL = 1000;

    /** The preferences that end-to-end learning has instead of questions. */
    static final int ALL_PREFERENCES = 1100;

    /** 1,000 similarity answers are worth up to log2(3) bits each. */
    static final int BITS_MATCHED = 1585;

    /** What is done otherwise than usual. */
    enum Twist {
        NONE,
        MARGIN_0,
        MARGIN_SMALL,
        DIMENSION_2,
        DIMENSION_4,
        DIMENSION_16,
        ONE_ANCHOR,
        UNNORMALISED,
        NOISE_20,
        NOISE_8,
        NOISE_4,
        SHUFFLED,
        DIVERSE_POOL,
        TASK_POOL
    }

    RepresentationOptions options(int steps) {
        RepresentationOptions usual = RepresentationOptions.defaults().withSteps(steps);
        return switch (twist) {
            case MARGIN_0 -> usual.withLoss(new TripletLoss(0, Anchoring.SYMMETRIC));
            case MARGIN_SMALL -> usual.withLoss(new TripletLoss(0.2, Anchoring.SYMMETRIC));
            case ONE_ANCHOR -> usual.withLoss(new TripletLoss(1, Anchoring.ONE_ANCHOR));
            case DIMENSION_2 -> usual.withDimension(2);
            case DIMENSION_4 -> usual.withDimension(4);
            case DIMENSION_16 -> usual.withDimension(16);
            case NONE, UNNORMALISED, NOISE_20, NOISE_8, NOISE_4, SHUFFLED, DIVERSE_POOL, TASK_POOL -> usual;
        };
    }

    double similarityBeta() {
        return switch (twist) {
            case NOISE_20 -> 20;
            case NOISE_8 -> 8;
            case NOISE_4 -> 4;
            default -> Double.POSITIVE_INFINITY;
        };
    }

    static String name(RepresentationSource source, int persons, int questions) {
        return switch (source) {
            case SIMILARITY -> "similarity " + questions;
            case MULTI_PREFERENCE -> "preferences of " + persons + ", " + questions;
            case SINGLE_TASK -> "single task";
            case AUTOENCODER -> "autoencoder";
            case RANDOM -> "random";
            case RAW -> "raw";
            case TRUE_FEATURES -> "true features";
        };
    }

    static Map<String, SirlArm> all(SirlSettings settings) {
        Map<String, SirlArm> arms = new LinkedHashMap<>();
        if (settings.parts().contains("Q")) {
            put(arms, 'A', RepresentationSource.SIMILARITY, FULL, 0);
            put(arms, 'A', RepresentationSource.MULTI_PREFERENCE, FULL, 10);
            put(arms, 'A', RepresentationSource.AUTOENCODER, 0, 0);
            put(arms, 'A', RepresentationSource.RAW, 0, 0);
        }
        if (settings.parts().contains("A")) {
            for (int questions : settings.sizes()) {
                put(arms, 'A', RepresentationSource.SIMILARITY, questions, 0);
                for (int persons : new int[] {1, 10, 50}) {
                    put(arms, 'A', RepresentationSource.MULTI_PREFERENCE, questions, persons);
                }
            }
            put(arms, 'A', RepresentationSource.MULTI_PREFERENCE, BITS_MATCHED, 10);
            put(arms, 'A', RepresentationSource.AUTOENCODER, 0, 0);
            put(arms, 'A', RepresentationSource.RANDOM, 0, 0);
            put(arms, 'A', RepresentationSource.RAW, 0, 0);
            put(arms, 'A', RepresentationSource.TRUE_FEATURES, 0, 0);
            for (Twist twist : Twist.values()) {
                if (twist != Twist.NONE && twist.compareTo(Twist.DIVERSE_POOL) < 0) {
                    arms.put(twisted(twist), new SirlArm('A', RepresentationSource.SIMILARITY, FULL, 0, twist));
                }
            }
        }
        for (char part : new char[] {'B', 'C'}) {
            if (settings.parts().indexOf(part) >= 0) {
                for (Twist pool : new Twist[] {Twist.DIVERSE_POOL, Twist.TASK_POOL}) {
                    String where = pool == Twist.DIVERSE_POOL ? ", diverse" : ", task";
                    arms.put(
                            part + ": similarity" + where,
                            new SirlArm(part, RepresentationSource.SIMILARITY, FULL, 0, pool));
                    arms.put(
                            part + ": preferences of 10" + where,
                            new SirlArm(part, RepresentationSource.MULTI_PREFERENCE, FULL, 10, pool));
                }
                for (RepresentationSource source : new RepresentationSource[] {
                    RepresentationSource.SINGLE_TASK,
                    RepresentationSource.AUTOENCODER,
                    RepresentationSource.RANDOM,
                    RepresentationSource.RAW,
                    RepresentationSource.TRUE_FEATURES
                }) {
                    arms.put(part + ": " + name(source, 0, 0), new SirlArm(part, source, 0, 0, Twist.NONE));
                }
            }
        }
        return arms;
    }

    static String twisted(Twist twist) {
        return switch (twist) {
            case MARGIN_0 -> "margin 0";
            case MARGIN_SMALL -> "margin 0.2";
            case DIMENSION_2 -> "dimension 2";
            case DIMENSION_4 -> "dimension 4";
            case DIMENSION_16 -> "dimension 16";
            case ONE_ANCHOR -> "one anchor";
            case UNNORMALISED -> "unnormalised person";
            case NOISE_20 -> "noise, beta 20";
            case NOISE_8 -> "noise, beta 8";
            case NOISE_4 -> "noise, beta 4";
            case SHUFFLED -> "shuffled answers";
            case NONE, DIVERSE_POOL, TASK_POOL -> "";
        };
    }

    private static void put(
            Map<String, SirlArm> arms, char part, RepresentationSource source, int questions, int persons) {
        arms.put(name(source, persons, questions), new SirlArm(part, source, questions, persons, Twist.NONE));
    }
}
