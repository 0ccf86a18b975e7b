package dev.goodhart.benchmark;

import dev.goodhart.audit.AuditSettings;
import dev.goodhart.audit.RewardAudit;
import dev.goodhart.comparison.AchievableRegion;
import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.comparison.TwoRewards;
import dev.goodhart.comparison.WorstCaseRegret;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.ValueIteration;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.world.WorldFile;
import java.util.Arrays;

/** What is timed on a world with one intended reward and one proxy. */
enum ScalingTask {
    AUDIT("audit"),
    REGION("achievable region"),
    REGRET("worst-case regret"),
    DISTANCE("VAL-STARC distance"),
    VALUE_ITERATION("value iteration"),
    POLICY_ITERATION("policy iteration");

    /** Of the plans, as a share of the largest possible value: what an audit of a large world asks for. */
    private static final double PRECISION = 1e-8;

    private final String label;

    ScalingTask(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Does it once, from nothing, and returns a number of the result so that nothing of it can be left out. */
    double run(WorldFile file) {
        TabularMdp mdp = file.world().mdp();
        NamedReward proxy = file.proxies().getFirst();
        TabularReward intended = file.intended().total();
        return switch (this) {
            case AUDIT ->
                RewardAudit.against(file.world(), file.intended(), AuditSettings.forWorld(mdp))
                        .audit(proxy)
                        .region()
                        .intendedRange()
                        .span();
            case REGION ->
                AchievableRegion.of(
                                mdp,
                                intended,
                                proxy.total(),
                                AuditSettings.forWorld(mdp).region())
                        .intendedRange()
                        .span();
            case REGRET -> WorstCaseRegret.regret(new TwoRewards(mdp, intended, proxy.total(), PRECISION), PRECISION);
            case DISTANCE -> new RewardComparator(mdp).distance(intended, proxy.total());
            case VALUE_ITERATION -> {
                double[] expected = intended.expected(mdp);
                double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0) / (1 - mdp.discount());
                yield ValueIteration.solve(mdp, expected, PRECISION * largest).expectedReturn();
            }
            case POLICY_ITERATION ->
                new Planner(mdp, PRECISION).solve(intended.expected(mdp)).expectedReturn();
        };
    }
}
