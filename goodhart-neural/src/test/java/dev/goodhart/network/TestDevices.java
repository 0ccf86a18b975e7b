package dev.goodhart.network;

/** Devices that every machine has and that are used as one with a memory of its own is. */
public final class TestDevices {
    private TestDevices() {}

    /** {@return the processor, with a copy wherever a device with a memory of its own needs one} */
    public static TorchDevice copying() {
        return new TorchDevice("cpu", false);
    }

    /** {@return a device that knows shapes and no numbers} */
    static TorchDevice shapesOnly() {
        return new TorchDevice("meta", false);
    }
}
