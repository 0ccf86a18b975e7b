package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reward models of the examples, trained by the command. */
final class TrainedRewardModel {
    static final Path EXAMPLES = Path.of("..", "examples", "preference");

    private TrainedRewardModel() {}

    /** A model of a pendulum's segments, which sees states of 3 numbers and actions of 1. */
    static Path onSegments(Path file, int members) {
        return train(file, members, "segment-comparisons.csv", "--trajectories", EXAMPLES.resolve("segments.csv"));
    }

    /** A linear model of answers, which sees three features. */
    static Path linear(Path file, int members) {
        Path answers = EXAMPLES.resolve("answers.csv");
        return train(file, members, "comparisons.csv", "--features", answers, "--length", "tokens", "--hidden", 0);
    }

    private static Path train(Path file, int members, String comparisons, Object... items) {
        List<Object> line = new ArrayList<>(List.of("reward-model", "train", "--comparisons"));
        line.add(EXAMPLES.resolve(comparisons));
        line.addAll(List.of(items));
        line.addAll(List.of("--epochs", 20, "--ensemble", members, "--out", file, "--no-html"));
        Invocation run = Invocation.of(line.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return file;
    }
}
