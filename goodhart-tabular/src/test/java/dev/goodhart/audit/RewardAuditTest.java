package dev.goodhart.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bandit of three actions in one state: every figure of the audit can be had by hand. */
final class RewardAuditTest {
    private static final TabularMdp MDP = TabularMdp.builder(1, 3, 0.5)
            .transition(0, 0, 0, 1)
            .transition(0, 1, 0, 1)
            .transition(0, 2, 0, 1)
            .start(0, 1)
            .build();
    private static final World WORLD = new World("bandit", "", MDP, List.of("here"), List.of("a", "b", "c"), null);
    private static final NamedReward INTENDED = reward("intended", RewardRole.INTENDED, term("meant", 4, 1, 0));

    private static RewardTerm term(String name, double... values) {
        return new RewardTerm(name, 1, TabularReward.onStateAction(1, 3, values));
    }

    private static NamedReward reward(String name, RewardRole role, RewardTerm... terms) {
        return NamedReward.of(name, role, List.of(terms));
    }

    private static ProxyAudit audit(RewardTerm... terms) {
        return RewardAudit.of(WORLD, INTENDED, reward("proxy", RewardRole.PROXY, terms), AuditSettings.forWorld(MDP));
    }

    /** Proxy (2, 3, 0): its best action b earns 1 of 4. Random earns 5/3, so the loss is (4 - 1) / (4 - 5/3) = 9/7. */
    @Test
    void measuresTheLossOfAGamedProxy() {
        ProxyAudit audit = audit(term("meant", 2, 0, 0), term("lure", 0, 3, 0));
        assertThat(audit.verdict()).isEqualTo(AuditVerdict.GAMED);
        assertThat(audit.optimum().leastLoss()).isCloseTo(9.0 / 7, within(1e-9));
        assertThat(audit.optimum().mostLoss()).isCloseTo(9.0 / 7, within(1e-9));
        // Returns are double the rewards (1 / (1 - 0.5)).
        assertThat(audit.region().proxyRange().high()).isCloseTo(6, within(1e-9));
        assertThat(audit.region().intendedRange().high()).isCloseTo(8, within(1e-9));
        TermPayment lure = audit.payments().get(1);
        assertThat(lure.toProxyOptimal()).isCloseTo(6, within(1e-9));
        assertThat(lure.toIntendedOptimal()).isCloseTo(0, within(1e-9));
        // The region is the triangle of (2/3, 1), (1, 1/4) and (0, 0) in shares.
        assertThat(audit.region().guarantee(1).sure()).isCloseTo(0.25, within(1e-6));
        assertThat(audit.region().guarantee(2.0 / 3).possible()).isCloseTo(1, within(1e-6));
        // Worst case: a (proxy 2, intended 4) against two parts b and one part c (proxy 2, intended 2/3), so 10/3 of 4.
        assertThat(audit.worstCase().regret()).isCloseTo(5.0 / 6, within(1e-9));
    }

    /** The lure stops luring below 2 / 3 of its weight; dropping it leaves (2, 0, 0), which still prefers a. */
    @Test
    void findsTheWeightAtWhichTheLureStopsAndChecksEveryRemedy() {
        ProxyAudit audit = audit(term("meant", 2, 0, 0), term("lure", 0, 3, 0));
        Remedy bound = audit.remedies().stream()
                .filter(r -> r.kind() == Remedy.Kind.BOUND)
                .findFirst()
                .orElseThrow();
        double weight = bound.changed().terms().get(1).weight();
        assertThat(weight).isBetween(0.6, 2.0 / 3);
        assertThat(audit.remedies())
                .anyMatch(r -> r.kind() == Remedy.Kind.DROP && r.term().equals("lure"));
        for (Remedy remedy : audit.remedies()) {
            ProxyAudit again = RewardAudit.of(WORLD, INTENDED, remedy.changed(), AuditSettings.forWorld(MDP));
            assertThat(again.verdict()).isEqualTo(remedy.verdict());
            assertThat(again.optimum().mostLoss()).isCloseTo(remedy.loss(), within(1e-6));
            assertThat(again.distances().val()).isCloseTo(remedy.distance(), within(1e-9));
        }
    }

    @Test
    void tellsTheKindsOfProxyApart() {
        assertThat(audit(term("other order of b and c", 9, 1, 3)).verdict()).isEqualTo(AuditVerdict.SOUND);
        assertThat(audit(term("scaled", 8 + 5, 2 + 5, 5)).verdict()).isEqualTo(AuditVerdict.EQUIVALENT);
        assertThat(audit(term("turned", -4, -1, 0)).verdict()).isEqualTo(AuditVerdict.OPPOSITE);
        assertThat(audit(term("flat", 3, 3, 3)).verdict()).isEqualTo(AuditVerdict.TRIVIAL);
        assertThat(audit(term("tied", 1, 1, 0)).verdict()).isEqualTo(AuditVerdict.INDIFFERENT);
    }

    @Test
    void theShapingFormOfAnEquivalentProxyNamesItsScale() {
        ShapingForm form = audit(term("scaled", 13, 7, 5)).shapingForm();
        assertThat(form).isNotNull();
        assertThat(form.scale()).isCloseTo(2, within(1e-12));
        // A constant of 5 is shaping with Phi = -5 / (1 - 0.5).
        assertThat(form.potential()[0]).isCloseTo(-10, within(1e-9));
    }

    /** Proxy (2, 3, 0) on intended (4, 1, 0): pressure first helps, since both prefer a and b to c, and then hurts. */
    @Test
    void theGoodhartCurveTurnsDown() {
        PressureCurve curve =
                audit(term("meant", 2, 0, 0), term("lure", 0, 3, 0)).pressure();
        assertThat(curve).isNotNull();
        assertThat(curve.peak()).isBetween(1, curve.proxy().length - 2);
        assertThat(curve.fall()).isGreaterThan(0.2);
        assertThat(curve.intended()[curve.intended().length - 1]).isCloseTo(0.25, within(1e-3));
    }

    @Test
    void refusesAnIntendedRewardThatAsksForNothing() {
        NamedReward nothing = reward("nothing", RewardRole.INTENDED, term("flat", 1, 1, 1));
        assertThatThrownBy(() -> RewardAudit.of(WORLD, nothing, INTENDED, AuditSettings.forWorld(MDP)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nothing'");
    }

    @Test
    void repeatsItself() {
        assertThat(audit(term("lure", 0, 3, 0)).learner())
                .usingRecursiveComparison()
                .isEqualTo(audit(term("lure", 0, 3, 0)).learner());
    }
}
