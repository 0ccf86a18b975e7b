package dev.goodhart.network;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.safetensors.SafetensorsFile;
import dev.goodhart.safetensors.TensorEntry;
import java.nio.file.Path;

/** Reads a checkpoint. Nothing is changed by an entry that does not fit; whoever restores several things reads them before using any. */
public final class CheckpointReader implements AutoCloseable {
    private final SafetensorsFile file;

    private CheckpointReader(SafetensorsFile file) {
        this.file = file;
    }

    /**
     * Opens a checkpoint.
     *
     * @param path the file
     * @return the open checkpoint
     * @throws InvalidInputException if it cannot be read or is no safetensors file
     */
    public static CheckpointReader open(Path path) {
        return new CheckpointReader(SafetensorsFile.open(path));
    }

    /**
     * A text.
     *
     * @param name its name
     * @return the text
     * @throws InvalidInputException if there is none
     */
    public String text(String name) {
        String text = file.metadata().get(name);
        if (text == null) {
            throw InvalidInputException.at(
                    file.file(),
                    0,
                    name,
                    "is missing",
                    "this is a checkpoint of something else, or of an older version");
        }
        return text;
    }

    /**
     * How many numbers an entry has.
     *
     * @param name its name
     * @return the number
     * @throws InvalidInputException if there is none
     */
    public int length(String name) {
        TensorEntry entry = file.entries().get(name);
        if (entry == null) {
            throw InvalidInputException.at(file.file(), 0, name, "is missing", "");
        }
        return Math.toIntExact(entry.size());
    }

    /**
     * Reads numbers.
     *
     * @param name their name
     * @param into {@code [as many as there are]}
     * @throws InvalidInputException if there are none, or of another kind or number
     */
    public void get(String name, float[] into) {
        file.read(name, into);
    }

    /**
     * Reads numbers.
     *
     * @param name their name
     * @param into {@code [as many as there are]}
     * @throws InvalidInputException if there are none, or of another kind or number
     */
    public void get(String name, double[] into) {
        file.read(name, into);
    }

    /**
     * Reads whole numbers.
     *
     * @param name their name
     * @param into {@code [as many as there are]}
     * @throws InvalidInputException if there are none, or of another kind or number
     */
    public void get(String name, long[] into) {
        file.read(name, into);
    }

    /**
     * Reads a network and hands it to libtorch.
     *
     * @param prefix what stands before the names
     * @param into receives the values
     * @throws InvalidInputException if a parameter is missing or of another size
     */
    public void get(String prefix, Parameters into) {
        float[] all = new float[into.size()];
        for (Parameter entry : into.entries()) {
            float[] values = new float[entry.size()];
            file.read(prefix + entry.name(), values);
            System.arraycopy(values, 0, all, entry.offset(), values.length);
        }
        System.arraycopy(all, 0, into.values(), 0, all.length);
        into.push();
    }

    @Override
    public void close() {
        file.close();
    }
}
