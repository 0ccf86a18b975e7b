package dev.goodhart.network;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.global.torch;

/**
 * Starts libtorch once, on one thread. Parallelism comes from trials: two threads inside an operation made small training steps many times
 * slower.
 *
 * <p>JavaCPP is told, unless system properties say otherwise, not to read the process's size at every allocation and not to track
 * pointers for the garbage collector: memory is freed by scope. Whoever makes a tensor outside every scope must close it.
 */
public final class TorchRuntime {
    static {
        setUnlessGiven("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        setUnlessGiven("org.bytedeco.javacpp.maxBytes", "0");
        setUnlessGiven("org.bytedeco.javacpp.noPointerGC", "true");
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
     * A generator of random numbers for libtorch's own sampling; its global one is shared by all threads and never used.
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
