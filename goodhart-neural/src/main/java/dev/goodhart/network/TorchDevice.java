package dev.goodhart.network;

import dev.goodhart.input.InvalidInputException;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Where libtorch computes: the processor, or an accelerator whose memory is apart. What a network has learned stays an array in Java
 * wherever it is computed on; it is copied to the device after every step, and gradients are copied back.
 *
 * <p>Small networks are faster on the processor, since every copy waits. That the same seed gives the same bytes is promised of the
 * processor alone.
 */
public final class TorchDevice {
    /** The processor. */
    public static final TorchDevice CPU = new TorchDevice("cpu", true);

    private final String name;
    private final boolean host;
    private final Device device;

    TorchDevice(String name, boolean host) {
        TorchRuntime.start();
        this.name = name;
        this.host = host;
        try (PointerScope scope = new PointerScope()) {
            device = new Device(name).retainReference();
        }
    }

    /**
     * A device of this machine.
     *
     * @param name {@code cpu}, {@code cuda} or {@code cuda:1} for an NVIDIA card, {@code mps} for Apple's
     * @return the device
     * @throws InvalidInputException if there is no such device, or the native code at hand does not know it
     */
    public static TorchDevice named(String name) {
        TorchRuntime.start();
        String asked = name.strip().toLowerCase(Locale.ROOT);
        if (asked.equals("cpu")) {
            return CPU;
        }
        if (asked.matches("cuda(:\\d{1,2})?")) {
            int index = asked.equals("cuda") ? 0 : Integer.parseInt(asked.substring("cuda:".length()));
            long count = torch.hasCUDA() ? torch.getNumGPUs() : 0;
            if (index < count) {
                return new TorchDevice(asked, false);
            }
            throw new InvalidInputException("The device '" + name + "' is not there: libtorch sees " + count
                    + " CUDA devices"
                    + (torch.hasCUDA()
                            ? ""
                            : "\nThe usual build has the processor's native code alone"
                                    + "; see 'Devices' in docs/architecture.md"));
        }
        if (asked.equals("mps")) {
            if (torch.hasMPS()) {
                return new TorchDevice(asked, false);
            }
            throw new InvalidInputException("The device 'mps' is not there: libtorch sees no Apple GPU");
        }
        throw new InvalidInputException("A device must be cpu, cuda, cuda:N or mps, is '" + name + "'");
    }

    /** {@return whether the device reads the memory that Java writes} */
    boolean isHost() {
        return host;
    }

    /** The tensor itself on the host, a copy on the device elsewhere; of the caller's scope. */
    Tensor place(Tensor tensor) {
        return host ? tensor : tensor.to(device, tensor.scalar_type(), false, true, new MemoryFormatOptional());
    }

    @Override
    public String toString() {
        return name;
    }
}
