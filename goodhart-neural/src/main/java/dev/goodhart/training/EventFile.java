package dev.goodhart.training;

import dev.goodhart.input.InvalidInputException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A file of scalars that TensorBoard reads: records of {@code length, masked CRC of the length, event, masked CRC of the event}, each
 * event a protocol buffer of which few fields are needed (wall time 1, step 2, file version 3, summary 5; in a summary the value 1; in a
 * value the tag 1 and the number 2).
 */
public final class EventFile implements TrainingListener, AutoCloseable {
    private static final int MASK_DELTA = 0xa282ead8;

    private final OutputStream out;
    private final InstantSource clock;

    private EventFile(OutputStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        write(event(0, new Bytes().text(3, "brain.Event:2")));
    }

    /**
     * Begins a file in a folder, under the name that TensorBoard looks for.
     *
     * @param folder the folder, which must be there
     * @param clock what time it is
     * @return the open file
     */
    public static EventFile in(Path folder, InstantSource clock) {
        Instant now = clock.instant();
        String stem = "events.out.tfevents." + now.getEpochSecond() + "." + now.getNano();
        try {
            return new EventFile(
                    new BufferedOutputStream(Files.newOutputStream(folder.resolve(stem + ".goodhart"))), clock);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes to any stream, which is closed with it. */
    static EventFile to(OutputStream out, InstantSource clock) {
        return new EventFile(out, clock);
    }

    /**
     * Adds a number.
     *
     * @param tag what it is
     * @param step when it was, in environment steps
     * @param value the number
     */
    public void scalar(String tag, long step, double value) {
        Bytes number = new Bytes().text(1, tag).float32(2, (float) value);
        Bytes summary = new Bytes().message(1, number);
        write(event(step, new Bytes().message(5, summary)));
    }

    @Override
    public void logged(long steps, Map<String, Double> means) {
        means.forEach((name, value) -> scalar(name, steps, value));
        flush();
    }

    @Override
    public void evaluated(long steps, Evaluation evaluation) {
        for (int r = 0; r < evaluation.rewards().size(); r++) {
            scalar("evaluation/" + evaluation.rewards().get(r), steps, evaluation.mean(r));
        }
        scalar("evaluation/length", steps, evaluation.meanLength());
        flush();
    }

    private byte[] event(long step, Bytes rest) {
        Instant now = clock.instant();
        return new Bytes()
                .float64(1, now.getEpochSecond() + now.getNano() / 1e9)
                .integer(2, step)
                .raw(rest)
                .toArray();
    }

    private void write(byte[] event) {
        byte[] length = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(event.length)
                .array();
        try {
            out.write(length);
            out.write(littleEndian(maskedCrc(length)));
            out.write(event);
            out.write(littleEndian(maskedCrc(event)));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The checksum turned and shifted by a constant, so that a checksum of data that contains checksums is of use. */
    static int maskedCrc(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static InvalidInputException failed(IOException e) {
        return new InvalidInputException("The events for TensorBoard cannot be written: " + e.getMessage(), e);
    }

    /** A protocol buffer, field by field: a key of number and wire type, then the value. */
    private static final class Bytes {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Bytes integer(int field, long value) {
            return varint(field << 3).varint(value);
        }

        Bytes float64(int field, double value) {
            varint((field << 3) | 1);
            bytes.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(value)
                    .array());
            return this;
        }

        Bytes float32(int field, float value) {
            varint((field << 3) | 5);
            bytes.writeBytes(littleEndian(Float.floatToRawIntBits(value)));
            return this;
        }

        Bytes text(int field, String value) {
            return lengthFirst(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Bytes message(int field, Bytes value) {
            return lengthFirst(field, value.toArray());
        }

        Bytes raw(Bytes more) {
            bytes.writeBytes(more.toArray());
            return this;
        }

        private Bytes lengthFirst(int field, byte[] value) {
            varint((field << 3) | 2).varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        private Bytes varint(long value) {
            long left = value;
            while ((left & ~0x7FL) != 0) {
                bytes.write((int) ((left & 0x7F) | 0x80));
                left >>>= 7;
            }
            bytes.write((int) left);
            return this;
        }

        byte[] toArray() {
            return bytes.toByteArray();
        }
    }
}
