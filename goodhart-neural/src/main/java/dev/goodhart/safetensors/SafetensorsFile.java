package dev.goodhart.safetensors;

import dev.goodhart.input.InvalidInputException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;

/** An open file of named tensors, mapped into memory; numbers are read when they are asked for. */
public final class SafetensorsFile implements AutoCloseable {
    /** The longest header that is read, in bytes. */
    public static final int MAX_HEADER = 100_000_000;

    static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String file;
    private final Arena arena;
    private final MemorySegment data;
    private final HeaderReader header;

    private SafetensorsFile(String file, Arena arena, MemorySegment data, HeaderReader header) {
        this.file = file;
        this.arena = arena;
        this.data = data;
        this.header = header;
    }

    /**
     * Opens a file and checks its header: size, JSON, kinds, shapes, and that the tensors cover the data without gaps or overlaps.
     *
     * @param path the file
     * @return the open file
     * @throws InvalidInputException if it cannot be read or its header is wrong
     */
    // The arena is closed with the file, or here when there will be none.
    @SuppressWarnings("MustBeClosedChecker")
    public static SafetensorsFile open(Path path) {
        String file = path.toString();
        if (Files.isDirectory(path)) {
            throw InvalidInputException.at(file, 0, "", "must be a safetensors file, is a folder", "");
        }
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            if (all.byteSize() < 8) {
                throw InvalidInputException.at(
                        file, 0, "", "must be a safetensors file, has only " + all.byteSize() + " bytes", "");
            }
            long headerSize = all.get(LONG, 0);
            if (headerSize < 2 || headerSize > Math.min(MAX_HEADER, all.byteSize() - 8)) {
                throw InvalidInputException.at(
                        file,
                        0,
                        "",
                        "must be a safetensors file: its header claims " + Long.toUnsignedString(headerSize)
                                + " of the file's " + all.byteSize() + " bytes",
                        "");
            }
            byte[] header = all.asSlice(8, headerSize).toArray(ValueLayout.JAVA_BYTE);
            MemorySegment data = all.asSlice(8 + headerSize);
            return new SafetensorsFile(file, arena, data, HeaderReader.read(file, header, data.byteSize()));
        } catch (NoSuchFileException e) {
            arena.close();
            throw InvalidInputException.at(file, 0, "", "does not exist", "");
        } catch (IOException e) {
            arena.close();
            throw new InvalidInputException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (InvalidInputException e) {
            arena.close();
            throw e;
        }
    }

    /** {@return the file's name, for errors} */
    public String file() {
        return file;
    }

    /** {@return the tensors by name, in the order of the header} */
    public Map<String, TensorEntry> entries() {
        return Collections.unmodifiableMap(header.entries());
    }

    /** {@return the texts that whoever wrote the file left in it} */
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(header.metadata());
    }

    /**
     * Reads a tensor of 16- or 32-bit floating-point numbers.
     *
     * @param name its name
     * @param into {@code [size]} receives it, row-major
     * @throws InvalidInputException if there is none, or it is of another kind or size
     */
    public void read(String name, float[] into) {
        TensorEntry entry = entry(name, into.length, TensorType.F32, TensorType.F16, TensorType.BF16);
        MemorySegment bytes = data.asSlice(entry.begin(), entry.end() - entry.begin());
        if (entry.type() == TensorType.F32) {
            MemorySegment.copy(bytes, FLOAT, 0, into, 0, into.length);
            return;
        }
        for (int i = 0; i < into.length; i++) {
            short half = bytes.get(SHORT, 2L * i);
            into[i] = entry.type() == TensorType.F16 ? Float.float16ToFloat(half) : Float.intBitsToFloat(half << 16);
        }
    }

    /**
     * Reads a tensor of 64-bit floating-point numbers.
     *
     * @param name its name
     * @param into {@code [size]} receives it, row-major
     * @throws InvalidInputException if there is none, or it is of another kind or size
     */
    public void read(String name, double[] into) {
        TensorEntry entry = entry(name, into.length, TensorType.F64);
        MemorySegment.copy(data, DOUBLE, entry.begin(), into, 0, into.length);
    }

    /**
     * Reads a tensor of 64-bit integers.
     *
     * @param name its name
     * @param into {@code [size]} receives it, row-major
     * @throws InvalidInputException if there is none, or it is of another kind or size
     */
    public void read(String name, long[] into) {
        TensorEntry entry = entry(name, into.length, TensorType.I64);
        MemorySegment.copy(data, LONG, entry.begin(), into, 0, into.length);
    }

    private TensorEntry entry(String name, int length, TensorType... types) {
        TensorEntry entry = header.entries().get(name);
        if (entry == null) {
            throw InvalidInputException.at(file, 0, name, "is missing", "");
        }
        if (!Arrays.asList(types).contains(entry.type()) || entry.size() != length) {
            throw InvalidInputException.at(
                    file,
                    0,
                    name,
                    "must have " + length + " numbers of " + Arrays.toString(types) + ", is " + entry.type()
                            + " of shape " + Arrays.toString(entry.shape()),
                    "");
        }
        return entry;
    }

    @Override
    public void close() {
        arena.close();
    }
}
