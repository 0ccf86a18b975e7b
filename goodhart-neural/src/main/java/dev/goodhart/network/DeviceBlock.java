package dev.goodhart.network;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Numbers that Java and a device both know: one memory where the device is the host, else a copy on either side. */
final class DeviceBlock implements AutoCloseable {
    private final FloatPointer memory;
    private final Tensor onHost;
    private final Tensor onDevice;
    private final boolean apart;

    DeviceBlock(int size, TorchDevice device) {
        apart = !device.isHost();
        try (PointerScope scope = new PointerScope()) {
            memory = new FloatPointer(Math.max(1, size)).retainReference();
            onHost = torch.from_blob(memory, size);
            onHost.retainReference();
            onDevice = device.place(onHost);
            if (apart) {
                onDevice.retainReference();
            }
        }
    }

    /** What libtorch computes with. */
    Tensor tensor() {
        return onDevice;
    }

    void put(float[] values) {
        memory.put(values);
        toDevice();
    }

    void zero(int size) {
        Pointer.memset(memory, 0, (long) Float.BYTES * size);
        toDevice();
    }

    void get(float[] values) {
        if (apart) {
            copy(onDevice, onHost);
        }
        memory.get(values);
    }

    private void toDevice() {
        if (apart) {
            copy(onHost, onDevice);
        }
    }

    private static void copy(Tensor from, Tensor to) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            to.copy_(from);
        }
    }

    @Override
    public void close() {
        if (apart) {
            onDevice.releaseReference();
        }
        onHost.releaseReference();
        memory.releaseReference();
    }
}
