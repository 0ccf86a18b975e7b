package dev.goodhart.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.comparison.PolicyOrdering;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.GridMap;
import dev.goodhart.world.WorldFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdict that a specialist expects of every proxy of every example world, as written at the head of the file. */
final class ExampleAuditTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    /** Folders whose YAML files are of another kind. */
    private static final Set<String> NO_WORLDS = Set.of("hierarchy", "survey");

    static Stream<Path> worlds() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES, 2)) {
            return files
                    .filter(f -> f.toString().endsWith(".yaml")
                            && !NO_WORLDS.contains(f.getParent().getFileName().toString()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void givesTheExpectedVerdicts(Path path) throws IOException {
        WorldFile file = WorldFile.read(path);
        AuditSettings settings = AuditSettings.forWorld(file.world().mdp());
        List<String> expected = Files.readAllLines(path).stream()
                .filter(line -> line.startsWith("# expected: "))
                .map(line -> line.substring("# expected: ".length()))
                .toList();
        assertThat(expected).hasSameSizeAs(file.proxies());
        boolean small = file.world().mdp().states() < 1_000;
        for (var proxy : small ? file.proxies() : file.proxies().subList(0, 2)) {
            ProxyAudit audit = RewardAudit.of(file.world(), file.intended(), proxy, settings);
            String verdict = audit.verdict().acceptable() ? "sound" : "gamed";
            assertThat(expected).contains(proxy.name() + " " + verdict);
            checkConsistency(audit, settings);
            checkFigures(new AuditMaps(file.world(), audit).figures(), file);
        }
    }

    private static void checkConsistency(ProxyAudit audit, AuditSettings settings) {
        // The worst proxy-optimal policy is a policy: it lies in the region, and its loss cannot exceed the worst case.
        double atOptimum = audit.region().guarantee(1).reachedLow();
        assertThat(audit.worstCase().regret()).isGreaterThanOrEqualTo(1 - atOptimum - 1e-3);
        assertThat(audit.optimum().mostLoss())
                .isGreaterThanOrEqualTo(audit.optimum().leastLoss() - 1e-9);
        double paid = audit.payments().stream()
                .mapToDouble(TermPayment::toProxyOptimal)
                .sum();
        assertThat(audit.region().proxyRange().share(paid)).isCloseTo(1, within(1e-3));
        if (audit.ordering() == PolicyOrdering.SAME) {
            assertThat(audit.shapingForm()).isNotNull();
            assertThat(audit.shapingForm().scale()).isPositive();
            assertThat(audit.shapingForm().residual()).isLessThan(1e-6);
            assertThat(audit.distances().val()).isLessThan(1e-7);
            assertThat(audit.worstCase().regret()).isLessThan(1e-6);
        }
        for (Remedy remedy : audit.remedies()) {
            assertThat(remedy.verdict().acceptable()).isTrue();
            assertThat(remedy.loss()).isLessThanOrEqualTo(settings.tolerance());
            assertThat(remedy.distance()).isLessThan(audit.distances().val());
        }
        PressureCurve curve = audit.pressure();
        assertThat(curve).isNotNull();
        for (int i = 1; i < curve.proxy().length; i++) {
            assertThat(curve.proxy()[i]).isGreaterThanOrEqualTo(curve.proxy()[i - 1] - 1e-3);
        }
        assertThat(curve.proxy()[0]).isCloseTo(audit.uniform().proxy(), within(1e-6));
        assertThat(curve.proxy()[curve.proxy().length - 1]).isGreaterThan(0.98);
    }

    private static void checkFigures(List<Figure> figures, WorldFile file) {
        if (file.world().layout() == null) {
            assertThat(figures).hasSize(1);
        } else {
            assertThat(figures).hasSizeBetween(2, 4).allMatch(f -> f instanceof GridMap);
        }
    }
}
