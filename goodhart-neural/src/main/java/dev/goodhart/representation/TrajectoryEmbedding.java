package dev.goodhart.representation;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.Activation;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.random.ResumableRandom;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A learned map from trajectories to a few numbers, phi. Distances in it say how alike trajectories are; its axes mean nothing by
 * themselves.
 */
public final class TrajectoryEmbedding implements AutoCloseable {
    private static final String KIND = "goodhart trajectory embedding";
    private static final int ROWS_AT_ONCE = 4096;

    private final Mlp net;
    private final InputScaling scaling;
    private final TrajectoryForm form;
    private final int points;
    private final int dimension;

    TrajectoryEmbedding(Mlp net, InputScaling scaling, TrajectoryForm form, int points, int dimension) {
        this.net = net;
        this.scaling = scaling;
        this.form = form;
        this.points = points;
        this.dimension = dimension;
    }

    /** {@return length of an embedding} */
    public int dimension() {
        return dimension;
    }

    /** {@return how trajectories must be read} */
    public TrajectoryForm form() {
        return form;
    }

    /** {@return how many times trajectories must be resampled at; 0 where they are read state by state} */
    public int points() {
        return points;
    }

    /** {@return numbers in a row of inputs} */
    public int width() {
        return net.inputs();
    }

    /**
     * Embeds trajectories.
     *
     * @param inputs trajectories of the form and width that this was learned on
     * @return {@code [trajectories][dimension]}
     * @throws IllegalArgumentException if form or width differ
     */
    public double[][] embed(TrajectoryInputs inputs) {
        if (inputs.width() != width() || inputs.form() != form) {
            throw new IllegalArgumentException("The embedding must be given " + form + " trajectories of " + width()
                    + " numbers a row, got " + inputs.form() + " of " + inputs.width());
        }
        int rows = inputs.start(inputs.size());
        int width = width();
        int out = net.outputs();
        double[][] embedded = new double[inputs.size()][dimension];
        float[] results = new float[Math.min(rows, ROWS_AT_ONCE) * out];
        int trajectory = 0;
        for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
            int count = Math.min(ROWS_AT_ONCE, rows - from);
            net.apply(
                    scaling.scaled(Arrays.copyOfRange(inputs.rows(), from * width, (from + count) * width)),
                    count,
                    results);
            for (int r = 0; r < count; r++) {
                while (inputs.start(trajectory + 1) <= from + r) {
                    trajectory++;
                }
                double length = inputs.start(trajectory + 1) - inputs.start(trajectory);
                for (int i = 0; i < dimension; i++) {
                    embedded[trajectory][i] += results[r * out + i] / length;
                }
            }
        }
        return embedded;
    }

    /**
     * Writes everything needed to embed, as a safetensors file.
     *
     * @param path where to
     * @throws InvalidInputException if that cannot be done
     */
    public void save(Path path) {
        CheckpointWriter file = new CheckpointWriter();
        write(file);
        file.text("kind", KIND);
        file.write(path);
    }

    void write(CheckpointWriter file) {
        file.text("embedding.form", form.name());
        file.text("embedding.points", Integer.toString(points));
        file.text("embedding.dimension", Integer.toString(dimension));
        file.text(
                "embedding.widths",
                Arrays.stream(widths()).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
        file.put("embedding.centre", scaling.centre());
        file.put("embedding.factor", scaling.factor());
        file.put("embedding.", net.parameters());
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @param path the file
     * @return the embedding, to be closed
     * @throws InvalidInputException if it cannot be read or holds something else
     */
    public static TrajectoryEmbedding load(Path path) {
        try (CheckpointReader file = CheckpointReader.open(path)) {
            if (!file.text("kind").equals(KIND)) {
                throw InvalidInputException.at(
                        path.toString(), 0, "kind", "must be '" + KIND + "', is '" + file.text("kind") + "'", "");
            }
            return read(path, file);
        }
    }

    static TrajectoryEmbedding read(Path path, CheckpointReader file) {
        TrajectoryForm form = Arrays.stream(TrajectoryForm.values())
                .filter(f -> f.name().equals(file.text("embedding.form").toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> bad(path, "embedding.form", file.text("embedding.form")));
        int points = whole(path, file, "embedding.points", 0);
        int dimension = whole(path, file, "embedding.dimension", 1);
        int[] widths = widths(path, file.text("embedding.widths"));
        int inputs = widths[0];
        if (dimension > widths[3]) {
            throw bad(path, "embedding.dimension", Integer.toString(dimension));
        }
        double[] centre = numbers(path, file, "embedding.centre", inputs);
        double[] factor = numbers(path, file, "embedding.factor", inputs);
        Mlp net = Mlp.of("trunk", widths, Activation.RELU, Initialization.HE, new ResumableRandom(0));
        try {
            file.get("embedding.", net.parameters());
            for (float value : net.parameters().values()) {
                if (!Float.isFinite(value)) {
                    throw bad(path, "embedding.trunk", Float.toString(value));
                }
            }
        } catch (RuntimeException e) {
            net.close();
            throw e;
        }
        return new TrajectoryEmbedding(net, new InputScaling(centre, factor), form, points, dimension);
    }

    private int[] widths() {
        int hidden = net.parameters().entries().get(1).size();
        return new int[] {
            net.inputs(), hidden, net.parameters().entries().get(3).size(), net.outputs()
        };
    }

    private static int[] widths(Path path, String text) {
        if (!text.matches("([1-9]\\d{0,5} ){3}[1-9]\\d{0,5}")) {
            throw bad(path, "embedding.widths", text);
        }
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private static int whole(Path path, CheckpointReader file, String name, int least) {
        String text = file.text(name);
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least) {
            throw bad(path, name, text);
        }
        return Integer.parseInt(text);
    }

    static double[] numbers(Path path, CheckpointReader file, String name, int count) {
        if (file.length(name) != count) {
            throw bad(path, name, file.length(name) + " numbers instead of " + count);
        }
        double[] values = new double[count];
        file.get(name, values);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw bad(path, name, Double.toString(value));
            }
        }
        return values;
    }

    static InvalidInputException bad(Path path, String name, String value) {
        return InvalidInputException.at(
                path.toString(), 0, name, "cannot be '" + value + "' in an embedding", "the file was damaged");
    }

    @Override
    public void close() {
        net.close();
    }
}
