package dev.goodhart.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.environment.EnvironmentFinding.Outcome;
import dev.goodhart.reward.StateEncoding;
import dev.goodhart.world.WorldFile;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentCheckerTest {
    static Stream<Task> tasks() {
        return Stream.concat(
                Tasks.all().stream(),
                Stream.of("boat-race", "clickbait", "key-door", "warehouse")
                        .map(name -> WorldFile.read(Path.of("..", "examples", name + ".yaml")))
                        .flatMap(file ->
                                Stream.of(StateEncoding.values()).map(encoding -> WorldTasks.of(file, encoding, 30))));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void environmentsOfOurOwnKeepEveryRule(Task task) {
        EnvironmentReport report = EnvironmentChecker.check(task);

        assertThat(report.broken()).isEmpty();
        assertThat(report.isSound()).isTrue();
        assertThat(report.findings()).hasSize(EnvironmentRule.values().length);
        assertThat(report.episodes()).isPositive();
        // Nobody who acts at random stays on this cliff for a hundred steps.
        assertThat(outcome(report, EnvironmentRule.TIME_LIMIT))
                .isEqualTo(task.name().equals("grid-cliff") ? Outcome.NOT_SEEN : Outcome.HELD);
        assertThat(outcome(report, EnvironmentRule.AUTORESET)).isEqualTo(Outcome.HELD);
    }

    /** Each slip breaks the rule it is about and is told in words. */
    enum Slip {
        OBSERVATION_TOO_LONG(EnvironmentRule.SHAPES, "must have 3 * 4 = 12 entries, has 13"),
        SIZE_OF_ONE(EnvironmentRule.SHAPES, "size() must be 3 for 3 copies, is 1"),
        NOT_A_NUMBER(EnvironmentRule.FINITE, "entry 1 is NaN"),
        NEXT_OF_THE_NEW_EPISODE(EnvironmentRule.AUTORESET, "was the new one's first observation in all"),
        STATE_AFTER_THE_STEP(EnvironmentRule.AUTORESET, "state must be what was observed before the step"),
        NO_LIMIT_KEPT(EnvironmentRule.TIME_LIMIT, "went on"),
        TRUNCATED_EARLY(EnvironmentRule.TIME_LIMIT, "must be truncated at step 20, that of copy 0 was at step 10"),
        GLOBAL_COUNTER(EnvironmentRule.DETERMINISM, "a second environment with the same seed differs"),
        LEFT_OVER(EnvironmentRule.DETERMINISM, "the same environment, reset with the same seed, differs"),
        STEPS_FORGOTTEN(EnvironmentRule.RESUME, "differs in copy"),
        SHARED_RANDOM(EnvironmentRule.INDEPENDENCE, "all live the same life"),
        NEIGHBOUR(EnvironmentRule.INDEPENDENCE, "with other actions in copy 0 alone"),
        UNCLIPPED(EnvironmentRule.CLIPPING, "differs in copy 0 at step 0"),
        ROUNDS(EnvironmentRule.REFUSAL, "went through: 3 entries, the last 0.5"),
        WITHOUT_RESET(EnvironmentRule.REFUSAL, "a step before the first reset"),
        KEEPS_THE_ARRAY(EnvironmentRule.OWNERSHIP, "must copy the action"),
        WRITES_TO_THE_ARRAY(EnvironmentRule.OWNERSHIP, "must not write"),
        BREAKS_DOWN(EnvironmentRule.AUTORESET, "throws ArithmeticException: / by zero");

        private final EnvironmentRule rule;
        private final String words;

        Slip(EnvironmentRule rule, String words) {
            this.rule = rule;
            this.words = words;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSlipIsFound(Slip slip) {
        EnvironmentReport report = EnvironmentChecker.check(BrokenEnvironment.factory(slip));

        assertThat(report.isSound()).isFalse();
        assertThat(report.broken()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(slip.rule);
            assertThat(finding.detail()).contains(slip.words);
        });
    }

    @Test
    void whatNeverComesUpIsSaidSo() {
        EnvironmentReport report =
                EnvironmentChecker.check(copies -> new BatchedEnvironment(new CartPole(500), copies));
        assertThat(report.isSound()).isTrue();
        assertThat(report.findings())
                .contains(
                        new EnvironmentFinding(
                                EnvironmentRule.TIME_LIMIT, Outcome.NOT_SEEN, "no episode went on for 500 steps"),
                        new EnvironmentFinding(
                                EnvironmentRule.CLIPPING, Outcome.NOT_SEEN, "discrete actions have no bounds"));
    }

    private static Outcome outcome(EnvironmentReport report, EnvironmentRule rule) {
        return report.findings().stream()
                .filter(finding -> finding.rule() == rule)
                .findFirst()
                .orElseThrow()
                .outcome();
    }
}
