package dev.goodhart.attribution;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.reward.TransitionBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A fitted attribution. It pays the turns of a run whose reward is known ({@link #attribute}), and what it has learnt is a reward for
 * transitions, with the terms {@value #PROGRESS} and {@value #GROUNDING}.
 *
 * <p>As a reward function it needs contributions that depend on the turn alone ({@link ContributionModel#byTurn}), since a transition knows
 * neither the turns before it nor the reward of its run: no residual is corrected then. How it misleads: it is a proxy, and a policy that is trained on it leaves the runs that it was fitted to.
 */
public final class ProgressEstimator implements RewardFunction {
    /** The name of the term for contributions. */
    public static final String PROGRESS = "progress";

    /** The name of the term for actions that are carried out. */
    public static final String GROUNDING = "grounding";

    /** Says whether the world carries out an action. */
    @FunctionalInterface
    public interface Executable {
        /**
         * Asks for one action.
         *
         * @param state index of the state
         * @param action index of the action
         * @return whether it is carried out there
         */
        boolean test(int state, int action);
    }

    private final ContributionModel model;
    private final AttributionOptions options;

    ProgressEstimator(ContributionModel model, AttributionOptions options) {
        this.model = model;
        this.options = options;
    }

    /** {@return what says the contributions} */
    public ContributionModel model() {
        return model;
    }

    /** {@return how rewards are attributed} */
    public AttributionOptions options() {
        return options;
    }

    /**
     * The reward that the contributions promise, before any correction.
     *
     * @param run the run
     * @return sum_t c_t
     */
    public double predicted(ScoredRun run) {
        return Arrays.stream(model.contributions(run)).sum();
    }

    /**
     * Pays the turns of a run.
     *
     * @param run the run; every turn must say whether it was carried out if grounding is paid
     * @return one entry for each turn, corrected as the options say
     */
    public List<StepContribution> attribute(ScoredRun run) {
        double[] progress = options.residual().apply(model.contributions(run), run.reward());
        List<StepContribution> steps = new ArrayList<>();
        for (int t = 0; t < progress.length; t++) {
            steps.add(new StepContribution(t, progress[t], grounding(run, t)));
        }
        return List.copyOf(steps);
    }

    private double grounding(ScoredRun run, int turn) {
        if (options.grounding() == GroundingSignal.NONE || options.beta() == 0) {
            return 0;
        }
        Execution execution = run.turns().get(turn).execution();
        if (execution == Execution.UNKNOWN) {
            throw new IllegalArgumentException("Turn " + (turn + 1) + " of run '" + run.id()
                    + "' must say whether it was executed, for the grounding signal " + options.grounding());
        }
        return options.grounding().pay(options.beta(), execution == Execution.EXECUTED);
    }

    /**
     * The learnt reward on a finite world: the observation is the state's name, the action the action's.
     *
     * @param world the world
     * @param executable which actions are carried out where
     * @return the terms progress and grounding
     * @throws IllegalArgumentException if contributions depend on more than the turn
     */
    public NamedReward on(World world, Executable executable) {
        TurnContributions turns = turns();
        TabularMdp mdp = world.mdp();
        double[] progress = new double[mdp.states() * mdp.actions()];
        double[] grounding = new double[progress.length];
        for (int row = 0; row < progress.length; row++) {
            int state = row / mdp.actions();
            int action = row % mdp.actions();
            if (!mdp.isTerminal(state)) {
                progress[row] = turns.contribution(Turn.of(
                        world.stateNames().get(state), world.actionNames().get(action), Execution.UNKNOWN));
                grounding[row] = options.grounding().pay(options.beta(), executable.test(state, action));
            }
        }
        return NamedReward.of(
                "attributed",
                RewardRole.LEARNED,
                List.of(term(PROGRESS, mdp, progress), term(GROUNDING, mdp, grounding)));
    }

    private static RewardTerm term(String name, TabularMdp mdp, double[] stateAction) {
        return new RewardTerm(name, 1, TabularReward.onStateAction(mdp.states(), mdp.actions(), stateAction));
    }

    /** {@return the names of the terms, in the order of {@link #breakdown}} */
    public List<String> terms() {
        return List.of(PROGRESS, GROUNDING);
    }

    /**
     * Scores transitions term by term. The turn's features are the numbers of state and action, one after the other; where the estimator
     * was fitted to words, state and action must be one index each, and the words are those indices written out. An action counts as
     * carried out if the state changes or the episode ends.
     *
     * @param batch the transitions
     * @return {@code [2][batch.size()]} in the order of {@link #terms}
     * @throws IllegalArgumentException if contributions depend on more than the turn
     */
    public double[][] breakdown(TransitionBatch batch) {
        TurnContributions turns = turns();
        double[][] terms = new double[2][batch.size()];
        for (int i = 0; i < batch.size(); i++) {
            terms[0][i] = turns.contribution(TransitionTurn.of(batch, i, turns.numeric()));
            terms[1][i] = options.grounding().pay(options.beta(), TransitionTurn.moved(batch, i));
        }
        return terms;
    }

    @Override
    public void score(TransitionBatch batch, double[] out) {
        double[][] terms = breakdown(batch);
        for (int i = 0; i < batch.size(); i++) {
            out[i] = terms[0][i] + terms[1][i];
        }
    }

    private TurnContributions turns() {
        return model.byTurn()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Contributions must be a function of the turn alone to be a reward for transitions; those of "
                                + options.redistribution()
                                + " by this learner depend on other turns or on the reward of the run"));
    }
}
