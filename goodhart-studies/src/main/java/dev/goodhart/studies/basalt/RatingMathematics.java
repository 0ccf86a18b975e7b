package dev.goodhart.studies.basalt;

import dev.goodhart.arena.Matchmaking;
import dev.goodhart.arena.Skill;
import dev.goodhart.arena.SkillPair;
import dev.goodhart.arena.TrueSkillRating;
import dev.goodhart.arena.TrueSkillSettings;
import dev.goodhart.arena.Verdict;
import dev.goodhart.study.Recorder;
import java.util.List;

/** Part A: one match of two players against reference values of twelve decimals, and how far mistakes that are easily made miss them. */
final class RatingMathematics {
    static final String LARGEST = "largest difference of the exact update";
    static final String OFFICIAL_GAIN = "gain as the competition's server has it";
    static final String GAIN = "gain over three outcomes";
    static final String WITHOUT_DRIFT = "least miss without drift, known players";
    static final String WITHOUT_DRIFT_FRESH = "largest miss without drift, fresh pair";
    static final String WIDE_BETA = "least miss with sqrt(2) beta for beta";

    private static final TrueSkillSettings USUAL = TrueSkillSettings.defaults();
    private static final Skill FRESH = USUAL.prior();

    /** Before, what happened, after: mu and sigma of both. */
    private static final List<Reference> REFERENCES = List.of(
            new Reference(
                    FRESH,
                    FRESH,
                    Verdict.LEFT,
                    new SkillPair(
                            new Skill(29.395831692992, 7.171475807009), new Skill(20.604168307008, 7.171475807009))),
            new Reference(
                    FRESH,
                    FRESH,
                    Verdict.DRAW,
                    new SkillPair(new Skill(25, 6.457515683245), new Skill(25, 6.457515683245))),
            new Reference(
                    new Skill(20, 2),
                    new Skill(30, 3),
                    Verdict.LEFT,
                    new SkillPair(
                            new Skill(21.151300892579, 1.928575925711), new Skill(27.412067144412, 2.748468356158))),
            new Reference(
                    new Skill(30, 2),
                    new Skill(20, 3),
                    Verdict.DRAW,
                    new SkillPair(
                            new Skill(29.163808865723, 1.916215856320), new Skill(21.879618546200, 2.704433725206))));

    private RatingMathematics() {}

    static void run(Recorder recorder) {
        TrueSkillRating exact = new TrueSkillRating(USUAL);
        TrueSkillRating still = new TrueSkillRating(USUAL.withoutDrift());
        TrueSkillRating wide = new TrueSkillRating(new TrueSkillSettings(
                USUAL.mu0(), USUAL.sigma0(), Math.sqrt(2) * USUAL.beta(), USUAL.tau(), USUAL.drawProbability()));
        double largest = 0;
        double driftless = Double.POSITIVE_INFINITY;
        double driftlessFresh = 0;
        double wideBeta = Double.POSITIVE_INFINITY;
        for (Reference reference : REFERENCES) {
            largest = Math.max(largest, reference.miss(exact));
            wideBeta = Math.min(wideBeta, reference.miss(wide));
            if (reference.left().equals(FRESH)) {
                driftlessFresh = Math.max(driftlessFresh, reference.miss(still));
            } else {
                driftless = Math.min(driftless, reference.miss(still));
            }
        }
        Matchmaking matchmaking = new Matchmaking(USUAL);
        recorder.metric(LARGEST, largest);
        recorder.metric(OFFICIAL_GAIN, matchmaking.officialGain(FRESH, FRESH));
        recorder.metric(GAIN, matchmaking.gain(FRESH, FRESH));
        recorder.metric(WITHOUT_DRIFT, driftless);
        recorder.metric(WITHOUT_DRIFT_FRESH, driftlessFresh);
        recorder.metric(WIDE_BETA, wideBeta);
    }

    private record Reference(Skill left, Skill right, Verdict verdict, SkillPair after) {
        /** The largest difference of the four numbers. */
        double miss(TrueSkillRating rating) {
            SkillPair got = rating.update(left, right, verdict);
            return Math.max(miss(got.left(), after.left()), miss(got.right(), after.right()));
        }

        private static double miss(Skill got, Skill expected) {
            return Math.max(Math.abs(got.mu() - expected.mu()), Math.abs(got.sigma() - expected.sigma()));
        }
    }
}
