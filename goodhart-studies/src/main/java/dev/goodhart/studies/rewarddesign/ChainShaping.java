package dev.goodhart.studies.rewarddesign;

import dev.goodhart.design.ExplorationGuidedRewardShaping;
import dev.goodhart.design.ExplorationGuidedRewardShaping.Variant;
import dev.goodhart.design.LearnedShaping;
import dev.goodhart.design.RankedRewardShaping;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.FiniteHorizon;
import dev.goodhart.planning.SoftmaxReinforce;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Part C: REINFORCE on the chain with shaping that nobody designs. */
final class ChainShaping {
    static final String PREFIX = "chain ";
    static final double[] DISTRACTIONS = {0, 0.01, 0.2};
    static final String RANKED = PREFIX + "SORS";
    static final String PHI = "phi";
    static final String VISITS = "visits";

    private static final ExplorationGuidedRewardShaping.Settings SHAPING =
            ExplorationGuidedRewardShaping.Settings.defaults();
    private static final int RANKED_PAIRS = 10;
    private static final int EVERY = 500;
    private static final double SHARE = 0.8;
    private static final int SHAPE_EVERY = 5;

    private ChainShaping() {}

    static List<String> arms() {
        Stream<String> variants = Arrays.stream(DISTRACTIONS)
                .boxed()
                .flatMap(d -> Arrays.stream(Variant.values()).map(variant -> arm(variant, d)));
        return Stream.concat(variants, Stream.of(RANKED)).toList();
    }

    static String arm(Variant variant, double distraction) {
        String name = switch (variant) {
            case ORIGINAL -> "Orig";
            case BONUS -> "ExploB";
            case SELF -> "SelfRS";
            case BOTH -> "ExploRS";
        };
        return PREFIX + name + (distraction == 0 ? "" : String.format(Locale.ROOT, ", distractor %s", distraction));
    }

    static void run(Trial<RewardDesignSettings> trial) {
        TabularMdp chain = LongChain.world();
        if (trial.arm().equals(RANKED)) {
            TabularReward goal = LongChain.goal(0);
            LearnedShaping ranked =
                    new RankedRewardShaping(chain, goal, SHAPING.rate(), RANKED_PAIRS, trial.sharedRandom());
            run(trial, chain, goal, new ExplorationGuidedRewardShaping(chain, goal, ranked));
            return;
        }
        for (double distraction : DISTRACTIONS) {
            for (Variant variant : Variant.values()) {
                if (arm(variant, distraction).equals(trial.arm())) {
                    TabularReward goal = LongChain.goal(distraction);
                    run(trial, chain, goal, new ExplorationGuidedRewardShaping(chain, goal, variant, SHAPING));
                    return;
                }
            }
        }
        throw new IllegalArgumentException("The study has no arm '" + trial.arm() + "'");
    }

    private static void run(
            Trial<RewardDesignSettings> trial,
            TabularMdp chain,
            TabularReward goal,
            ExplorationGuidedRewardShaping shaping) {
        double[] expected = goal.expected(chain);
        double best = FiniteHorizon.optimum(chain, LongChain.goal(0).expected(chain), LongChain.STEPS);
        SoftmaxReinforce learner = new SoftmaxReinforce(
                chain,
                new double[chain.states() * chain.actions()],
                SoftmaxReinforce.Settings.defaults(),
                trial.random());
        int total = trial.settings().chainEpisodes();
        Progress progress = new Progress(total, EVERY, SHARE * best);
        for (int episode = 1; episode <= total; episode++) {
            learner.episode(shaping);
            if (episode % SHAPE_EVERY == 0) {
                shaping.learn(learner.latest());
            }
            if (progress.due(episode)) {
                progress.add(episode, FiniteHorizon.value(chain, learner.policy(), expected, LongChain.STEPS));
                trial.recorder().progress((double) episode / total);
            }
        }
        progress.report(trial.recorder());
        double[] places = new double[LongChain.END];
        double[] lead = new double[places.length];
        for (int s = 0; s < places.length; s++) {
            places[s] = s;
            lead[s] = shaping.phi()[2 * s + 1] - shaping.phi()[2 * s];
        }
        trial.recorder().series(PHI, places, lead);
        trial.recorder().series(VISITS, places, Arrays.copyOf(shaping.visits(), places.length));
    }
}
