package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Backup;
import dev.goodhart.planning.Plan;
import dev.goodhart.planning.Planner;
import dev.goodhart.reward.TabularReward;
import java.util.List;
import java.util.Locale;

/**
 * What dynamic programming proves about a designed reward: whether every policy that is optimal for it is optimal for the intended
 * reward too, with what margins, and what the worst of them loses.
 *
 * <p>The designed margin of a state is what the best action of the target loses no value against the best other action under the
 * designed reward, {@code max over A*(s) of Q*_R - max over the others of Q*_R}; below 0 the designed reward prefers another action. The slack is the
 * designed margin minus what is required of it, delta / 1.00001.
 *
 * <p>How it can mislead: the action sets are those of all states, also of states that no good policy meets; see
 * {@link #expectedLoss} for what it costs from the start. Values hold for the world's model and discount alone.
 *
 * @param keepsOptimalActions whether the optimal actions of the designed reward lie inside the target's in every state
 * @param keepsMargins whether besides every margin is at least the required one, within 1e-7
 * @param required {@code [states]} delta, the margins of the intended reward
 * @param designed {@code [states]} the margins of the designed reward; 0 where every action is optimal for the intended one
 * @param optimal {@code [states * actions]} which actions are optimal for the designed reward
 * @param tightest the state with the smallest slack, -1 if every action is optimal everywhere
 * @param tightestSlack its slack, below 0 where a margin is not kept; infinite if there is none
 * @param leaving how many states have an optimal action of the designed reward outside the target's
 * @param expectedLoss largest loss of intended return, from the start distribution, of a policy that is optimal for the designed reward
 * @param largestLoss the same from the state where it is largest: the optimality gap
 * @param worst that state
 */
public record InvarianceCertificate(
        boolean keepsOptimalActions,
        boolean keepsMargins,
        double[] required,
        double[] designed,
        boolean[] optimal,
        int tightest,
        double tightestSlack,
        int leaving,
        double expectedLoss,
        double largestLoss,
        int worst) {
    /** Margins may be smaller than the intended ones by this factor: a strict equality would leave no room for rounding. */
    public static final double MARGIN_DIVISOR = 1 + 1e-5;

    /** How far below the required margin a margin may be by rounding. */
    public static final double MARGIN_TOLERANCE = 1e-7;

    /** Loss, as a share of the largest value, below which actions tie for the designed reward. */
    private static final double ROUNDING = 1e-10;

    /**
     * Certifies a reward with ties as in {@link TargetPolicy#TOLERANCE}.
     *
     * @param world the world
     * @param intended what is wanted
     * @param designed the reward in question
     * @return what is proved
     */
    public static InvarianceCertificate of(TabularMdp world, TabularReward intended, TabularReward designed) {
        return of(world, intended, designed, TargetPolicy.TOLERANCE);
    }

    /**
     * Certifies a reward.
     *
     * @param world the world
     * @param intended what is wanted
     * @param designed the reward in question
     * @param tolerance largest loss of intended return of an action that counts as optimal, above 0
     * @return what is proved
     */
    public static InvarianceCertificate of(
            TabularMdp world, TabularReward intended, TabularReward designed, double tolerance) {
        return of(world, intended, TargetPolicy.of(world, intended, tolerance), designed);
    }

    /**
     * Certifies a reward against a target that is known already.
     *
     * @param world the world
     * @param intended what is wanted
     * @param target its target
     * @param designed the reward in question
     * @return what is proved
     */
    public static InvarianceCertificate of(
            TabularMdp world, TabularReward intended, TargetPolicy target, TabularReward designed) {
        double[] expected = TargetPolicy.expected(world, designed);
        Plan plan = new Planner(world).solve(expected);
        double[] q = Backup.actionValues(world, expected, plan.values());
        double tie = tie(expected, plan.values(), world.discount());
        int states = world.states();
        int actions = world.actions();
        boolean[] optimal = new boolean[q.length];
        double[] margin = new double[states];
        int leaving = 0;
        int tightest = -1;
        double tightestSlack = Double.POSITIVE_INFINITY;
        for (int s = 0; s < states; s++) {
            double inside = Double.NEGATIVE_INFINITY;
            double outside = Double.NEGATIVE_INFINITY;
            for (int row = s * actions; row < (s + 1) * actions; row++) {
                optimal[row] = world.isTerminal(s) || q[row] >= plan.values()[s] - tie;
                inside = target.optimal()[row] ? Math.max(inside, q[row]) : inside;
                outside = target.optimal()[row] ? outside : Math.max(outside, q[row]);
            }
            if (target.deviates(s)) {
                margin[s] = inside - outside;
                leaving += outside >= plan.values()[s] - tie ? 1 : 0;
                double slack = margin[s] - target.margin()[s] / MARGIN_DIVISOR;
                if (slack < tightestSlack) {
                    tightestSlack = slack;
                    tightest = s;
                }
            }
        }
        double[] worstValues = worstValues(world, TargetPolicy.expected(world, intended), optimal);
        int worst = 0;
        double expectedLoss = 0;
        for (int s = 0; s < states; s++) {
            double loss = target.values()[s] - worstValues[s];
            worst = loss > target.values()[worst] - worstValues[worst] ? s : worst;
            expectedLoss += world.start()[s] * loss;
        }
        return new InvarianceCertificate(
                leaving == 0,
                leaving == 0 && tightestSlack >= -MARGIN_TOLERANCE,
                target.margin(),
                margin,
                optimal,
                tightest,
                tightestSlack,
                leaving,
                Math.max(0, expectedLoss),
                Math.max(0, target.values()[worst] - worstValues[worst]),
                worst);
    }

    private static double tie(double[] expected, double[] values, double discount) {
        double scale = 0;
        for (double r : expected) {
            scale = Math.max(scale, Math.abs(r));
        }
        for (double v : values) {
            scale = Math.max(scale, Math.abs(v) * (1 - discount));
        }
        return ROUNDING * scale / (1 - discount);
    }

    /** The smallest intended values among policies that stay inside the given actions: a world whose other actions repeat an allowed one. */
    private static double[] worstValues(TabularMdp world, double[] intended, boolean[] allowed) {
        int actions = world.actions();
        TabularMdp.Builder builder = TabularMdp.builder(world.states(), actions, world.discount());
        double[] loss = new double[intended.length];
        for (int s = 0; s < world.states(); s++) {
            builder.start(s, world.start()[s]);
            int any = s * actions;
            while (!allowed[any]) {
                any++;
            }
            for (int a = 0; a < actions; a++) {
                int row = allowed[s * actions + a] ? s * actions + a : any;
                loss[s * actions + a] = -intended[row];
                for (int k = world.rowStart()[row]; k < world.rowStart()[row + 1]; k++) {
                    builder.transition(s, a, world.successor()[k], world.probability()[k]);
                }
            }
        }
        double[] values = new Planner(builder.build()).solve(loss).values();
        for (int s = 0; s < values.length; s++) {
            values[s] = -values[s];
        }
        return values;
    }

    /**
     * What is proved, in one or two sentences.
     *
     * @param stateNames a name for every state
     * @return the sentences
     */
    public String inWords(List<String> stateNames) {
        if (tightest < 0) {
            return "Every action is optimal everywhere for the intended reward: there is nothing to keep.";
        }
        String margin = String.format(
                Locale.ROOT,
                "the tightest margin is %.4g in state '%s', where %.4g is required",
                designed[tightest],
                stateNames.get(tightest),
                required[tightest] / MARGIN_DIVISOR);
        if (keepsMargins) {
            return "Every policy that is optimal for this reward is optimal for the intended one; " + margin + ".";
        }
        if (keepsOptimalActions) {
            return "Every policy that is optimal for this reward is optimal for the intended one, but not with all of its"
                    + " margins: " + margin + ".";
        }
        return String.format(
                Locale.ROOT,
                "In %d state%s an optimal action of this reward is not optimal for the intended one; %s. Such a policy may"
                        + " lose %.4g of the intended return from the start, and %.4g from state '%s'.",
                leaving,
                leaving == 1 ? "" : "s",
                margin,
                expectedLoss,
                largestLoss,
                stateNames.get(worst));
    }
}
