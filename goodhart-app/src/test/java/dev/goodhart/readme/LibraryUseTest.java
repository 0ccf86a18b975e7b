package dev.goodhart.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.audit.AuditSettings;
import dev.goodhart.audit.AuditVerdict;
import dev.goodhart.audit.ProxyAudit;
import dev.goodhart.audit.RewardAudit;
import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.comparison.WorstCaseRegret;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.world.WorldFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The Java code of the README, which a test compares with this file. */
class LibraryUseTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void asInTheReadme() {
        WorldFile file = WorldFile.read(ROOT.resolve("examples/boat-race.yaml"));
        TabularMdp mdp = file.world().mdp();
        NamedReward intended = file.intended();
        NamedReward proxy = file.rewards().stream()
                .filter(reward -> reward.name().equals("markers"))
                .findFirst()
                .orElseThrow();

        double distance = new RewardComparator(mdp).distance(intended.total(), proxy.total());
        double regret = WorstCaseRegret.of(mdp, intended.total(), proxy.total()).regret();
        ProxyAudit audit = RewardAudit.of(file.world(), intended, proxy, AuditSettings.forWorld(mdp));

        assertThat(audit.verdict()).isEqualTo(AuditVerdict.GAMED);
        assertThat(audit.worstCase().regret()).isEqualTo(regret);
        assertThat(audit.distances().val()).isEqualTo(distance);
        assertThat(distance).isBetween(0.0, 2.0);
        assertThat(regret).isBetween(0.0, 1.0);
    }
}
