package dev.goodhart.goalconditioned.input;

import dev.goodhart.goalconditioned.RecurrentBackbone;
import dev.goodhart.goalconditioned.Sequence;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.representation.InputScaling;
import dev.goodhart.representation.TrajectoryTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** How what a file holds becomes sequences. */
public sealed interface SequenceEncoding permits SequenceEncoding.Tokens, SequenceEncoding.Steps, WordEncoding {
    /**
     * Encodes an answer to a prompt.
     *
     * @param line where it stands
     * @param key the key of the answer; the prompt's is {@code prompt}, which may be missing
     * @param trajectories the trajectories that ids may name
     * @return the sequence
     * @throws InvalidInputException if it is empty or of another kind
     */
    Sequence encode(SequenceLine line, String key, Optional<TrajectoryTable> trajectories);

    /**
     * A network that reads such sequences.
     *
     * @param width length of a hidden state
     * @param random where randomness comes from
     * @return the network, to be closed
     */
    RecurrentBackbone backbone(int width, RandomGenerator random);

    /** {@return what a step is called, such as "token"} */
    String step();

    /**
     * Writes it into a model's file.
     *
     * @param file where to
     */
    void write(CheckpointWriter file);

    /**
     * The encoding that a file asks for: of trajectories where some are given, else of token ids where the first line holds a list, else of
     * words.
     *
     * @param lines the pairs to learn from
     * @param trajectories the trajectories that ids may name
     * @return the encoding
     */
    static SequenceEncoding of(SequenceLines lines, Optional<TrajectoryTable> trajectories) {
        if (trajectories.isPresent()) {
            List<double[][]> states = trajectories.get().states();
            int dim = trajectories.get().columns().size();
            double[] rows = states.stream()
                    .flatMap(Arrays::stream)
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            return new Steps(InputScaling.of(rows, dim));
        }
        if (lines.lines().getFirst().required("chosen").isArray()) {
            int largest = 0;
            for (SequenceLine line : lines.lines()) {
                for (String key : List.of("prompt", "chosen", "rejected")) {
                    for (int token : Tokens.ids(line, key)) {
                        largest = Math.max(largest, token);
                    }
                }
            }
            return new Tokens(largest + 1);
        }
        return WordEncoding.of(lines);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param path the file, for messages
     * @param file where from
     * @return the encoding
     * @throws InvalidInputException if there is none
     */
    static SequenceEncoding read(Path path, CheckpointReader file) {
        String kind = file.text("encoding");
        return switch (kind) {
            case "tokens" -> {
                long[] size = new long[1];
                file.get("encoding.size", size);
                yield new Tokens(Math.clamp(size[0], 1, 1 << 22));
            }
            case "words" -> new WordEncoding(List.of(file.text("encoding.words").split("\n", -1)));
            case "steps" -> {
                double[] centre = new double[file.length("encoding.centre")];
                double[] factor = new double[file.length("encoding.factor")];
                file.get("encoding.centre", centre);
                file.get("encoding.factor", factor);
                if (centre.length != factor.length) {
                    throw InvalidInputException.at(
                            path.toString(), 0, "encoding.factor", "must be as long as the centre", "");
                }
                yield new Steps(new InputScaling(centre, factor));
            }
            default ->
                throw InvalidInputException.at(
                        path.toString(), 0, "encoding", "must be tokens, words or steps, is '" + kind + "'", "");
        };
    }

    /**
     * Lists of token ids.
     *
     * @param vocabulary ids are below
     */
    record Tokens(int vocabulary) implements SequenceEncoding {
        @Override
        public Sequence encode(SequenceLine line, String key, Optional<TrajectoryTable> trajectories) {
            int[] prompt = ids(line, "prompt");
            int[] answer = ids(line, key);
            if (answer.length == 0) {
                throw line.error(key, "must have a token, has none", "");
            }
            int[] all = Arrays.copyOf(prompt, prompt.length + answer.length);
            System.arraycopy(answer, 0, all, prompt.length, answer.length);
            for (int token : all) {
                if (token >= vocabulary) {
                    throw line.error(
                            key,
                            "must hold ids below " + vocabulary + " as the model was trained on, holds " + token,
                            "");
                }
            }
            return new Sequence.Tokens(all, prompt.length);
        }

        static int[] ids(SequenceLine line, String key) {
            JsonNode value = line.node().get(key);
            if (value == null
                    || value.isNull()
                    || (key.equals("prompt")
                            && !value.isArray()
                            && value.asString("").isEmpty())) {
                return new int[0];
            }
            if (!value.isArray()) {
                throw line.error(key, "must be a list of token ids", "the file mixes texts and lists");
            }
            int[] ids = new int[value.size()];
            for (int i = 0; i < ids.length; i++) {
                JsonNode token = value.get(i);
                if (!token.isInt() || token.asInt() < 0 || token.asInt() >= 1 << 22) {
                    throw line.error(key, "must hold token ids from 0 to 4194303, holds " + token, "");
                }
                ids[i] = token.asInt();
            }
            return ids;
        }

        @Override
        public RecurrentBackbone backbone(int width, RandomGenerator random) {
            return RecurrentBackbone.ofTokens(vocabulary, width, random);
        }

        @Override
        public String step() {
            return "token";
        }

        @Override
        public void write(CheckpointWriter file) {
            file.text("encoding", "tokens");
            file.put("encoding.size", new long[] {vocabulary});
        }
    }

    /**
     * Ids of trajectories, whose states are the steps.
     *
     * @param scaling to [-1, 1] by the trajectories learned from
     */
    record Steps(InputScaling scaling) implements SequenceEncoding {
        @Override
        public Sequence encode(SequenceLine line, String key, Optional<TrajectoryTable> trajectories) {
            TrajectoryTable table = trajectories.orElseThrow(() ->
                    new InvalidInputException("The model reads trajectories, which must be given with --trajectories"));
            line.required(key);
            String id = line.text(key);
            int at = table.ids().indexOf(id);
            if (at < 0) {
                throw line.error(
                        key, "must be an id among the " + table.ids().size() + " trajectories, is '" + id + "'", "");
            }
            double[][] states = table.states().get(at);
            if (states[0].length != scaling.centre().length) {
                throw line.error(
                        key,
                        "must have states of " + scaling.centre().length + " numbers as the model was trained on, has "
                                + states[0].length,
                        "");
            }
            double[][] scaled = new double[states.length][states[0].length];
            for (int t = 0; t < states.length; t++) {
                for (int c = 0; c < states[t].length; c++) {
                    scaled[t][c] = scaling.scaled(c, states[t][c]);
                }
            }
            return new Sequence.Vectors(scaled, 0);
        }

        @Override
        public RecurrentBackbone backbone(int width, RandomGenerator random) {
            return RecurrentBackbone.ofVectors(scaling.centre().length, width, random);
        }

        @Override
        public String step() {
            return "state";
        }

        @Override
        public void write(CheckpointWriter file) {
            file.text("encoding", "steps");
            file.put("encoding.centre", scaling.centre());
            file.put("encoding.factor", scaling.factor());
        }
    }
}
