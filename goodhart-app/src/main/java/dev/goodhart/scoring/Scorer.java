package dev.goodhart.scoring;

import dev.goodhart.credit.Blanking;
import dev.goodhart.credit.Coalition;
import dev.goodhart.credit.CoalitionValue;
import dev.goodhart.input.InvalidInputException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A program that scores texts: one JSON line for each on its standard input, one number, or {@code {"score": number}}, for each on its
 * standard output, in the same order. It is started once and sent up to 64 requests ahead of its answers, so that it may score them in
 * batches. What it says on its error stream is shown only when it fails.
 */
public final class Scorer implements AutoCloseable {
    private static final int AHEAD = 64;
    private static final int SHOWN = 80;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final LineProcess process;
    private final Duration timeout;
    private long answered;

    private Scorer(LineProcess process, Duration timeout) {
        this.process = process;
        this.timeout = timeout;
    }

    /**
     * Starts the program.
     *
     * @param command a command line for the system's shell
     * @param timeout how long one answer may take
     * @return the running scorer; close it
     * @throws InvalidInputException if there is no shell to start it
     */
    public static Scorer start(String command, Duration timeout) {
        try {
            return new Scorer(LineProcess.start(command), timeout);
        } catch (IOException e) {
            throw new InvalidInputException("The scorer (" + command + ") cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * What parts of a text are worth by this scorer.
     *
     * @param text the text
     * @param blanking what stands for absent units
     * @param afterEach called after each answer
     * @return its value
     */
    public CoalitionValue valueOf(ScoredText text, Blanking blanking, Runnable afterEach) {
        return coalitions -> scores(
                coalitions.stream()
                        .map(coalition -> request(text, blanking, coalition))
                        .toList(),
                afterEach,
                "it cannot score such a fragment; try another --blank");
    }

    /**
     * What the program answers to requests.
     *
     * @param requests lines of JSON
     * @param afterEach called after each answer
     * @param hint a likely reason for an answer that is not finite, shown as "Maybe ..."
     * @return {@code [requests]} finite numbers
     * @throws InvalidInputException if it ends, is too slow, or answers with something else
     */
    public double[] scores(List<String> requests, Runnable afterEach, String hint) {
        double[] values = new double[requests.size()];
        for (int from = 0; from < values.length; from += AHEAD) {
            int to = Math.min(values.length, from + AHEAD);
            requests.subList(from, to).forEach(process::send);
            for (int i = from; i < to; i++) {
                values[i] = number(answer(), requests.get(i), hint);
                answered++;
                afterEach.run();
            }
            if (process.hasMore()) {
                throw new InvalidInputException("The scorer must answer each request with one line, answered "
                        + answered + " requests with more\nMaybe it also prints something else.");
            }
        }
        return values;
    }

    static String request(ScoredText text, Blanking blanking, Coalition present) {
        ObjectNode request = MAPPER.createObjectNode().put("prompt", text.prompt());
        List<JsonNode> steps = text.steps();
        if (steps == null) {
            request.put("text", blanking.text(text.units(), present));
        } else {
            ArrayNode kept = request.putArray("steps");
            for (int i = 0; i < steps.size(); i++) {
                if (present.contains(i)) {
                    kept.add(steps.get(i));
                } else {
                    switch (blanking.kind()) {
                        case BLANK -> kept.addNull();
                        case MASK -> kept.add(blanking.maskToken());
                        case DELETE -> {}
                    }
                }
            }
        }
        return MAPPER.writeValueAsString(request);
    }

    private String answer() {
        try {
            String line = process.receive(timeout);
            if (line != null) {
                return line;
            }
            if (process.hasEnded()) {
                throw ended(process.exitCode());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped while the scorer was asked");
        }
        throw new InvalidInputException(
                "The scorer must answer within " + timeout.toSeconds() + " s, did not after "
                        + answered + " answers" + process.lastWords()
                        + "\nMaybe it waits for a buffer to fill (flush after every line; mawk needs -W interactive), or needs a longer --timeout.");
    }

    private InvalidInputException ended(@Nullable Integer code) {
        return new InvalidInputException("The scorer ended " + (code == null ? "" : "with exit code " + code + " ")
                + "after " + answered + " answers, while more were asked" + process.lastWords()
                + (code != null && code == 127 ? "\nMaybe the command is misspelt." : "")
                + (code != null && code == 0
                        ? "\nMaybe it reads only one line: it must go on until its input ends."
                        : ""));
    }

    private static double number(String answer, String request, String hint) {
        double number = parsed(answer, request);
        if (!Double.isFinite(number)) {
            throw new InvalidInputException("The scorer must answer with a finite number, answered " + shortened(answer)
                    + " to " + shortened(request) + "\nMaybe " + hint + ".");
        }
        return number;
    }

    private static double parsed(String answer, String request) {
        String text = answer.strip().toLowerCase(Locale.ROOT);
        if (text.matches("[+-]?(nan|inf|infinity)")) {
            return Double.NaN;
        }
        try {
            JsonNode node = MAPPER.readTree(answer);
            JsonNode score = node.isObject() && node.has("score") ? node.get("score") : node;
            if (score.isNumber()) {
                return score.doubleValue();
            }
        } catch (JacksonException e) {
            // Told below, with what came.
        }
        throw new InvalidInputException("The scorer must answer with a number or {\"score\": number}, answered "
                + shortened(answer) + " to " + shortened(request)
                + "\nMaybe it prints something else besides; that belongs on its error stream.");
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? "'" + text + "'" : "'" + text.substring(0, SHOWN) + "...'";
    }

    /** Ends the program, with what it started. */
    @Override
    public void close() {
        process.close();
    }
}
