package dev.goodhart.safetensors;

/** The kinds of number that a file may hold, with their names in its header and their size. */
public enum TensorType {
    /** IEEE 754, 64 bits. */
    F64(8),
    /** IEEE 754, 32 bits. */
    F32(4),
    /** IEEE 754, 16 bits. */
    F16(2),
    /** The upper half of 32 bits. */
    BF16(2),
    /** Signed, 64 bits. */
    I64(8),
    /** Signed, 32 bits. */
    I32(4),
    /** Signed, 16 bits. */
    I16(2),
    /** Signed, 8 bits. */
    I8(1),
    /** Unsigned, 8 bits. */
    U8(1),
    /** One byte, 0 or 1. */
    BOOL(1);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /** {@return bytes in a number} */
    public int bytes() {
        return bytes;
    }
}
