package dev.goodhart.network;

import dev.goodhart.input.InvalidInputException;
import java.util.concurrent.Callable;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Starts libtorch once, on one thread, and says where it computes. Parallelism comes from trials: two threads inside an operation made small
 * training steps many times slower.
 *
 * <p>JavaCPP is told, unless system properties say otherwise, not to read the process's size at every allocation and not to track
 * pointers for the garbage collector: memory is freed by scope. Whoever makes a tensor outside every scope must close it.
 */
public final class TorchRuntime {
    /** Names the device of a process; the system property {@code goodhart.device} goes before it. */
    public static final String DEVICE_VARIABLE = "GOODHART_DEVICE";

    private static final ScopedValue<TorchDevice> BOUND = ScopedValue.newInstance();
    private static volatile @Nullable TorchDevice ofProcess;

    static {
        setUnlessGiven("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        setUnlessGiven("org.bytedeco.javacpp.maxBytes", "0");
        setUnlessGiven("org.bytedeco.javacpp.noPointerGC", "true");
        BlasKernels.choose();
        Loader.load(openblas.class);
        openblas.blas_set_num_threads(1);
        Loader.load(torch.class);
        torch.set_num_threads(1);
    }

    private TorchRuntime() {}

    /** Makes sure that libtorch is loaded and set up; the first call takes seconds, every other nothing. */
    public static void start() {
        // The work is done when the class is initialized.
    }

    /**
     * The device that networks and tensors of this thread are made on: that of {@link #on}, else the one the process was told by
     * {@value #DEVICE_VARIABLE}, else the processor.
     *
     * @return the device
     * @throws InvalidInputException if the process was told of a device that is not there
     */
    public static TorchDevice device() {
        if (BOUND.isBound()) {
            return BOUND.get();
        }
        TorchDevice device = ofProcess;
        if (device == null) {
            String name = System.getProperty("goodhart.device", System.getenv().getOrDefault(DEVICE_VARIABLE, "cpu"));
            device = TorchDevice.named(name);
            ofProcess = device;
        }
        return device;
    }

    /**
     * Does work with networks and tensors on a device. Networks stay on the device they were made on: use them inside as well.
     *
     * @param <T> of what comes back
     * @param device the device
     * @param work what is done, on this thread
     * @return what the work returns
     * @throws Exception what the work throws
     */
    public static <T> T on(TorchDevice device, Callable<T> work) throws Exception {
        return ScopedValue.where(BOUND, device).call(work::call);
    }

    /**
     * A generator of random numbers for libtorch's own sampling on the processor; its global one is shared by all threads and never used.
     *
     * @param seed any number
     * @return a generator to be passed to {@code normal_}, {@code uniform_} and their like; of the caller's scope
     */
    public static Generator generator(long seed) {
        return torch.make_generator_cpu(seed);
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
