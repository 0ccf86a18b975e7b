package dev.goodhart.command;

import dev.goodhart.credit.Blanking;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.scoring.Scorer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who scores parts of texts, and what stands for the parts that are left out. */
final class CreditScorerOption {
    @Option(
            names = "--scorer",
            paramLabel = "COMMAND",
            description =
                    "A program, started once, that reads a line {\"prompt\", \"text\"} and answers with a line that is the"
                            + " score. Without it the file's own values are used.")
    private @Nullable String command;

    @Option(
            names = "--blank",
            paramLabel = "HOW",
            description = "What stands for absent units: blank (spaces), delete (nothing) or mask (--mask-token)."
                    + " Default: blank.")
    private Blanking.Kind blank = Blanking.Kind.BLANK;

    @Option(
            names = "--mask-token",
            paramLabel = "TOKEN",
            description = "What stands for each absent unit with --blank mask. Default: [MASK].")
    private @Nullable String maskToken;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long one answer may take. Default: 60.")
    private double timeout = 60;

    void check() {
        if (maskToken != null && blank != Blanking.Kind.MASK) {
            throw new InvalidInputException("--mask-token is for --blank mask\nMaybe you mean --blank mask.");
        }
        if (!(timeout > 0 && timeout <= 86_400)) {
            throw new InvalidInputException("--timeout (" + timeout + ") must be in (0, 86400] seconds");
        }
        if (command != null && command.isBlank()) {
            throw new InvalidInputException("--scorer must be a command, is blank");
        }
    }

    boolean given() {
        return command != null;
    }

    /** {@return the running program; null if the file's own values are to be used} */
    @Nullable
    Scorer start() {
        return command == null ? null : Scorer.start(command, Duration.ofMillis(Math.round(1000 * timeout)));
    }

    Blanking blanking() {
        return switch (blank) {
            case BLANK -> Blanking.blank();
            case DELETE -> Blanking.delete();
            case MASK -> Blanking.mask(maskToken == null ? "[MASK]" : maskToken);
        };
    }

    String describe() {
        return command == null ? "the file's own values" : command;
    }
}
