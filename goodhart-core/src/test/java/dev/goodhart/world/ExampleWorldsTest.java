package dev.goodhart.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every shipped world says what a specialist expects of its proxies, and exact planning agrees. */
final class ExampleWorldsTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @TestFactory
    List<DynamicTest> proxiesAreAsExpected() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            files.filter(f -> f.toString().endsWith(".yaml"))
                    .sorted()
                    .forEach(file ->
                            tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file))));
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(9);
        return tests;
    }

    private static void check(Path path) throws IOException {
        Map<String, String> expected = new HashMap<>();
        Files.readAllLines(path).stream()
                .filter(line -> line.startsWith("# expected: "))
                .map(line -> line.substring("# expected: ".length()).split(" "))
                .forEach(words -> expected.put(words[0], words[1]));
        WorldFile file = WorldFile.read(path);
        assertThat(file.warnings()).isEmpty();
        assertThat(expected.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        file.proxies().stream().map(NamedReward::name).toList());
        TabularMdp mdp = file.world().mdp();
        double[] intended = file.intended().total().expected(mdp);
        BitSet all = ValueIteration.allRows(mdp);
        double best = ValueIteration.optimum(mdp, intended, all);
        double span = best + ValueIteration.optimum(mdp, ValueIteration.negated(intended), all);
        for (NamedReward proxy : file.proxies()) {
            BitSet rows = ValueIteration.optimalRows(mdp, proxy.total().expected(mdp));
            double leastLoss = (best - ValueIteration.optimum(mdp, intended, rows)) / span;
            double mostLoss = (best + ValueIteration.optimum(mdp, ValueIteration.negated(intended), rows)) / span;
            switch (expected.getOrDefault(proxy.name(), "")) {
                case "gamed" -> assertThat(leastLoss).as(proxy.name()).isGreaterThan(0.1);
                case "sound" -> assertThat(mostLoss).as(proxy.name()).isLessThan(1e-4);
                default -> throw new AssertionError("expected must be sound or gamed for " + proxy.name());
            }
        }
    }
}
