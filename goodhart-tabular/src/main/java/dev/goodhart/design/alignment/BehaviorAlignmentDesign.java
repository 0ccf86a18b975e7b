package dev.goodhart.design.alignment;

import dev.goodhart.design.DesignedReward;
import dev.goodhart.design.InvarianceCertificate;
import dev.goodhart.design.RewardDesigner;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;

/**
 * Behaviour alignment as a way to design a reward: the intended reward is the primary one, and the auxiliary rewards are what somebody
 * proposed to add to it.
 *
 * <p>Rewards come in any unit, the learner's step and weight decay do not; so the alignment sees all of them divided by what the
 * best policy gains over acting at random. The designed reward is in the unit that was given.
 *
 * <p>It promises nothing about optimal policies; the certificate says what holds all the same.
 *
 * @param auxiliaries the rewards to blend in, at least one
 * @param seed randomness of a sampled learner
 * @param progress told fractions in [0, 1]
 */
public record BehaviorAlignmentDesign(List<NamedReward> auxiliaries, long seed, DoubleConsumer progress)
        implements RewardDesigner {
    /** Largest number of states that exact updates are made for. */
    public static final int MOST_STATES = 1_000;

    private static final int SMALL = 100;

    /** Copies the list. */
    public BehaviorAlignmentDesign {
        auxiliaries = List.copyOf(auxiliaries);
        if (auxiliaries.isEmpty()) {
            throw new InvalidInputException("Behaviour alignment must be given at least one auxiliary reward");
        }
    }

    /**
     * A designed reward with the alignment it comes from.
     *
     * @param designed the reward in the given unit
     * @param alignment the alignment, its returns in units of {@code unit}
     * @param unit what the best policy gains over acting at random
     */
    public record Aligned(DesignedReward designed, Alignment alignment, double unit) {}

    @Override
    public String method() {
        return "behaviour-alignment";
    }

    @Override
    public DesignedReward design(TabularMdp world, TabularReward intended) {
        return align(world, intended).designed();
    }

    /**
     * Designs, and keeps what was learned on the way.
     *
     * @param world the world
     * @param intended what is wanted
     * @return the designed reward and its alignment
     * @throws InvalidInputException if no policy gains over acting at random, or the world is too large
     */
    public Aligned align(TabularMdp world, TabularReward intended) {
        double unit = unit(world, intended);
        List<NamedReward> scaled = auxiliaries.stream()
                .map(a -> NamedReward.ofSingle(a.name(), a.role(), a.total().times(1 / unit)))
                .toList();
        Alignment alignment = new RewardAligner(world, intended.times(1 / unit), scaled, settings(world))
                .align(new SplittableRandom(seed), progress);
        NamedReward reward = named(alignment.reward(), intended, unit);
        return new Aligned(
                new DesignedReward(reward, InvarianceCertificate.of(world, intended, reward.total()), notes(alignment)),
                alignment,
                unit);
    }

    private static double unit(TabularMdp world, TabularReward intended) {
        if (world.states() > MOST_STATES) {
            throw new InvalidInputException("Behaviour alignment by exact updates must have at most " + MOST_STATES
                    + " states, has " + world.states() + "\nMaybe align from Java with a sampled learner.");
        }
        double[] expected = intended.expected(world);
        double gain = new Planner(world).solve(expected).expectedReturn()
                - Evaluation.of(world, TabularPolicy.uniform(world)).expectedReturn(expected);
        if (!(gain > 1e-12)) {
            throw new InvalidInputException(
                    "The intended reward must let some policy gain over acting at random, but the best gains " + gain);
        }
        return gain;
    }

    private static AlignmentSettings settings(TabularMdp world) {
        AlignmentSettings exact = AlignmentSettings.exact();
        return world.states() <= SMALL ? exact : exact.withUpdates(100, 10, 100);
    }

    /** The terms by the names and in the unit that were given; the correction is what the alignment adds. */
    private NamedReward named(BehaviorAlignmentReward learned, TabularReward intended, double unit) {
        List<RewardTerm> terms = new ArrayList<>();
        for (RewardTerm term : learned.named(method()).terms()) {
            TabularReward reward = term.reward();
            int i = terms.size();
            if (i == 0) {
                reward = intended;
            } else if (i <= auxiliaries.size()) {
                reward = auxiliaries.get(i - 1).total();
            } else {
                reward = reward.times(unit);
            }
            terms.add(new RewardTerm(i == 0 ? "intended" : term.name(), term.weight(), reward));
        }
        return NamedReward.of(method(), RewardRole.LEARNED, terms);
    }

    private static List<String> notes(Alignment alignment) {
        List<String> notes = new ArrayList<>();
        for (AuxiliaryVerdict verdict : alignment.verdicts()) {
            notes.add(String.format(
                    Locale.ROOT,
                    "'%s' %s: without the free correction its weight ends at %.3g of the intended reward's.",
                    verdict.name(),
                    switch (verdict.use()) {
                        case HELPS -> "helps";
                        case IGNORED -> "is ignored";
                        case INVERTED -> "is inverted";
                    },
                    verdict.relativeWeight()));
        }
        FreshLearners fresh = alignment.freshLearners();
        double span = fresh.optimum() - fresh.untrained();
        notes.add(String.format(
                Locale.ROOT,
                "Of what the best policy gains over acting at random, a policy-gradient learner that starts from nothing reaches %.1f %%"
                        + " with this reward (discount %.3f), %.1f %% with the intended reward, %.1f %% with ten times it, %.1f %%"
                        + " with the plain sum.",
                100 * (fresh.aligned() - fresh.untrained()) / span,
                alignment.reward().discount(),
                100 * (fresh.primary() - fresh.untrained()) / span,
                100 * (fresh.scaledPrimary() - fresh.untrained()) / span,
                100 * (fresh.naive() - fresh.untrained()) / span));
        notes.add("The reward is made for that learner and promises nothing about its optimal policies.");
        return notes;
    }
}
