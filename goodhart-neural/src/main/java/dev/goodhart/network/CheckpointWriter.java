package dev.goodhart.network;

import dev.goodhart.safetensors.SafetensorsWriter;
import java.nio.file.Path;

/** Collects everything that decides how training goes on: networks, optimisers, normalisers, environments, generators. */
public final class CheckpointWriter {
    private final SafetensorsWriter file = new SafetensorsWriter();

    /** An empty checkpoint. */
    public CheckpointWriter() {}

    /**
     * Adds a text, such as the settings.
     *
     * @param name its name
     * @param text the text
     */
    public void text(String name, String text) {
        file.metadata(name, text);
    }

    /**
     * Adds numbers.
     *
     * @param name a name not used before
     * @param values copied
     */
    public void put(String name, float[] values) {
        file.put(name, values, values.length);
    }

    /**
     * Adds numbers.
     *
     * @param name a name not used before
     * @param values copied
     */
    public void put(String name, double[] values) {
        file.put(name, values, values.length);
    }

    /**
     * Adds whole numbers.
     *
     * @param name a name not used before
     * @param values copied
     */
    public void put(String name, long[] values) {
        file.put(name, values, values.length);
    }

    /**
     * Adds a network, every parameter under its own name and in its own shape.
     *
     * @param prefix what stands before the names; may be empty
     * @param parameters copied
     */
    public void put(String prefix, Parameters parameters) {
        for (Parameter entry : parameters.entries()) {
            float[] values = new float[entry.size()];
            System.arraycopy(parameters.values(), entry.offset(), values, 0, values.length);
            file.put(prefix + entry.name(), values, entry.shape());
        }
    }

    /**
     * Writes the checkpoint as a safetensors file, completely or not at all.
     *
     * @param path where to
     * @throws dev.goodhart.input.InvalidInputException if that cannot be done
     */
    public void write(Path path) {
        file.write(path);
    }
}
