package dev.goodhart.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.input.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged copies of the examples are read or refused, and never make anything else happen. */
final class MutatedWorldsTest {
    private static final int MUTANTS = 500;
    private static final List<String> SCRAPS = List.of(
            "",
            " ",
            "\n",
            "\t",
            ":",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "#",
            "|",
            ">",
            "*",
            "&a ",
            "!",
            "0",
            "-1",
            "1e308",
            ".nan",
            "null",
            "true",
            "start",
            "T",
            "\u0000",
            "\u2028",
            "\uD83D\uDE00",
            "terms",
            "goal",
            "key: key",
            "999999999999");

    @ParameterizedTest
    @ValueSource(strings = {"boat-race", "tomato-watering", "key-door", "absent-supervisor"})
    void areReadOrRefused(String name) throws IOException {
        String text = Files.readString(Path.of("..", "examples", name + ".yaml"));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(name.hashCode());
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            String mutant = mutated(text, random);
            try {
                WorldFile file = WorldFile.parse("mutant.yaml", mutant);
                assertThat(file.rewards()).hasSizeGreaterThanOrEqualTo(2);
            } catch (InvalidInputException e) {
                refused++;
                assertThat(e.getMessage()).startsWith("mutant.yaml:");
                assertThat(e.getMessage().lines().count()).isLessThanOrEqualTo(4);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("Not refused cleanly:\n" + mutant, e);
            }
        }
        // Most single slips in a file matter; were none refused, the test would be reading something else.
        assertThat(refused).isGreaterThan(MUTANTS / 4);
    }

    private static String mutated(String text, RandomGenerator random) {
        StringBuilder mutant = new StringBuilder(text);
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int from = random.nextInt(mutant.length());
            int to = Math.min(mutant.length(), from + random.nextInt(6));
            mutant.replace(from, to, SCRAPS.get(random.nextInt(SCRAPS.size())));
        }
        return random.nextInt(20) == 0 ? mutant.substring(0, random.nextInt(mutant.length())) : mutant.toString();
    }
}
