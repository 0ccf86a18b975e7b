package dev.goodhart.design.alignment;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.TabularReward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;

/**
 * Learns the reward that a learner should be given so that the policy it ends up with is best for the primary reward: a bi-level problem,
 * climbed by implicit gradients (Gupta, Chandak, Jordan, Thomas and da Silva 2023, "Behavior Alignment via Reward Function Optimization").
 *
 * <pre>max over phi of J(theta(phi)) - lambda_gamma * discount,   theta(phi) = Alg(r_phi, discount)
 * dJ/dphi = d/dphi of q . Delta(theta, phi) with theta and q held fixed, where H^T q = -dJ/dtheta and H = dDelta/dtheta</pre>
 *
 * <p>The outer return J uses the world's discount and the primary reward; the learner never sees either. The learner's parameters are kept
 * between outer steps, so that it stays near its fixed point. How it can mislead: part of a gain over the primary reward alone may be scale
 * against the learner's weight decay, which {@link FreshLearners#scaledPrimary} measures.
 */
public final class RewardAligner {
    private final TabularMdp mdp;
    private final TabularReward primary;
    private final List<NamedReward> auxiliaries;
    private final AlignmentSettings settings;
    private final RewardBlend blend;

    /**
     * Prepares an alignment.
     *
     * @param mdp the world; its discount is the one that counts
     * @param primary the trusted reward
     * @param auxiliaries rewards that may help or mislead, with distinct names; may be empty
     * @param settings how
     * @throws InvalidInputException if the primary reward is zero wherever the world can be
     * @throws IllegalArgumentException if a reward is for another world
     */
    public RewardAligner(
            TabularMdp mdp, TabularReward primary, List<NamedReward> auxiliaries, AlignmentSettings settings) {
        this.mdp = mdp;
        this.primary = primary;
        this.auxiliaries = List.copyOf(auxiliaries);
        this.settings = settings;
        this.blend = new RewardBlend(
                mdp, primary, auxiliaries.stream().map(NamedReward::total).toList());
        if (auxiliaries.stream().map(NamedReward::name).distinct().count() < auxiliaries.size()) {
            throw new InvalidInputException("The auxiliary rewards must have distinct names");
        }
        if (!paysSomewhere()) {
            throw new InvalidInputException(
                    "The primary reward must pay somewhere, but it is 0 on every state and action that can be"
                            + " reached: there is no signal to align with\nMaybe the wrong reward is taken for the primary one.");
        }
    }

    /**
     * Aligns.
     *
     * @param random randomness of a sampled learner; an exact one draws nothing
     * @return the learned reward, with its checks
     */
    public Alignment align(RandomGenerator random) {
        return align(random, fraction -> {});
    }

    /**
     * Aligns, telling how far it is.
     *
     * @param random randomness of a sampled learner; an exact one draws nothing
     * @param progress told fractions in [0, 1], ascending
     * @return the learned reward, with its checks
     */
    public Alignment align(RandomGenerator random, DoubleConsumer progress) {
        boolean companion = settings.correction() == Correction.TABLE && !auxiliaries.isEmpty();
        double parts = companion ? 3 : 2;
        Climb climb = climb(settings, random, f -> progress.accept(f / parts));
        BlendParameters readableWeights =
                companion ? climb(readable(), random, f -> progress.accept((1 + f) / parts)).phi : climb.phi;
        FreshLearners fresh = freshLearners(climb.phi, random, f -> progress.accept((parts - 1 + f) / parts));
        List<AuxiliaryVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < auxiliaries.size(); i++) {
            verdicts.add(AuxiliaryVerdict.of(
                    auxiliaries.get(i).name(),
                    readableWeights.primary(),
                    readableWeights.auxiliary()[i]));
        }
        TabularPolicy policy = climb.training.policy();
        return new Alignment(reward(climb.phi), policy, primaryReturn(policy), fresh, verdicts, climb.history);
    }

    /**
     * Trains a learner from nothing.
     *
     * @param reward what it sees; its primary and auxiliary rewards must be this aligner's
     * @param updates how long
     * @param random randomness of a sampled learner
     * @return its policy
     */
    public TabularPolicy train(BehaviorAlignmentReward reward, int updates, RandomGenerator random) {
        Training training = training(random);
        training.learn(
                new BlendParameters(
                        reward.correction(), reward.primaryWeight(), reward.auxiliaryWeights(), reward.discount()),
                updates);
        return training.policy();
    }

    /**
     * The reward before any outer step or with weights of one's own choice.
     *
     * @param primaryWeight phi2
     * @param auxiliaryWeights {@code [auxiliaries]} phi3
     * @return the weighted sum without correction, for the learner's own discount
     */
    public BehaviorAlignmentReward weighted(double primaryWeight, double... auxiliaryWeights) {
        return reward(start(primaryWeight, auxiliaryWeights));
    }

    /**
     * The return that counts.
     *
     * @param policy a policy of the world
     * @return its return of the primary reward under the world's discount, exact
     */
    public double primaryReturn(TabularPolicy policy) {
        return Evaluation.of(mdp, policy).expectedReturn(blend.primaryRows());
    }

    /** The verdicts need signs and rough sizes of two weights: the cheap solver will do. */
    private AlignmentSettings readable() {
        return settings.withCorrection(Correction.NONE).withSolver(new HypergradientSolver.Identity(1));
    }

    private record Climb(BlendParameters phi, Training training, AlignmentHistory history) {}

    private Climb climb(AlignmentSettings how, RandomGenerator random, DoubleConsumer progress) {
        int outer = how.updates().outer();
        double[] ones = new double[auxiliaries.size()];
        Arrays.fill(ones, 1);
        BlendParameters phi = start(1, ones);
        Adam adam = new Adam(steps(how));
        Training training = training(random);
        training.learn(phi, how.updates().warmUp());
        double[] returns = new double[outer + 1];
        double[] weight = new double[outer + 1];
        double[][] weights = new double[auxiliaries.size()][outer + 1];
        double[] discount = new double[outer + 1];
        for (int step = 0; ; step++) {
            training.learn(phi, how.updates().inner());
            returns[step] = primaryReturn(training.policy());
            weight[step] = phi.primary();
            discount[step] = phi.discount();
            for (int i = 0; i < weights.length; i++) {
                weights[i][step] = phi.auxiliary()[i];
            }
            if (step == outer) {
                break;
            }
            double[] gradient = training.hypergradient(phi, how.solver()).gradientVector();
            gradient[gradient.length - 1] -= how.discountPenalty() * phi.discount() * (1 - phi.discount());
            double[] vector = phi.toVector();
            adam.ascend(vector, gradient);
            phi = phi.ofVector(vector, how.learnDiscount());
            progress.accept((step + 1.0) / outer);
        }
        return new Climb(phi, training, new AlignmentHistory(returns, weight, weights, discount));
    }

    private FreshLearners freshLearners(BlendParameters phi, RandomGenerator random, DoubleConsumer progress) {
        double[] ones = new double[auxiliaries.size()];
        Arrays.fill(ones, 1);
        double[] zeros = new double[auxiliaries.size()];
        List<BlendParameters> given = List.of(phi, start(1, zeros), start(1, ones), start(FreshLearners.SCALE, zeros));
        double[] reached = new double[given.size()];
        for (int i = 0; i < reached.length; i++) {
            reached[i] = primaryReturn(train(reward(given.get(i)), settings.learnerUpdates(), random));
            progress.accept((i + 1.0) / reached.length);
        }
        return new FreshLearners(
                reached[0],
                reached[1],
                reached[2],
                reached[3],
                primaryReturn(TabularPolicy.uniform(mdp)),
                new Planner(mdp).solve(blend.primaryRows()).expectedReturn());
    }

    private double[] steps(AlignmentSettings how) {
        double[] steps = new double[mdp.states() * mdp.actions() + auxiliaries.size() + 2];
        Arrays.fill(steps, how.ascent().weightStep());
        Arrays.fill(
                steps,
                0,
                mdp.states() * mdp.actions(),
                how.correction() == Correction.TABLE ? how.ascent().correctionStep() : 0);
        steps[steps.length - 1] = how.learnDiscount() ? how.ascent().weightStep() : 0;
        return steps;
    }

    private Training training(RandomGenerator random) {
        return switch (settings.learner()) {
            case LearnerModel.ExactGradient exact -> new ExactTraining(mdp, blend, exact);
            case LearnerModel.Reinforce reinforce ->
                new SampledTraining(mdp, blend, reinforce, settings.ascent().episodes(), random);
        };
    }

    private BlendParameters start(double primaryWeight, double[] auxiliaryWeights) {
        double own = settings.learner().discount();
        return new BlendParameters(
                new double[mdp.states() * mdp.actions()],
                primaryWeight,
                auxiliaryWeights,
                Double.isNaN(own) ? mdp.discount() : own);
    }

    private BehaviorAlignmentReward reward(BlendParameters phi) {
        return new BehaviorAlignmentReward(
                primary, auxiliaries, phi.correction(), phi.primary(), phi.auxiliary(), phi.discount());
    }

    private boolean paysSomewhere() {
        double[] transitions = blend.primaryTransitions();
        for (int s = mdp.reachable().nextSetBit(0); s >= 0; s = mdp.reachable().nextSetBit(s + 1)) {
            for (int k = mdp.rowStart()[s * mdp.actions()]; k < mdp.rowStart()[(s + 1) * mdp.actions()]; k++) {
                if (transitions[k] != 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
