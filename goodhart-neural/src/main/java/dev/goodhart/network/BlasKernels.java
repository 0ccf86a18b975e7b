package dev.goodhart.network;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which matrix products OpenBLAS takes. It chooses by the processor, and products of different kinds round differently, so that the same
 * seed would end elsewhere on another machine. Those for AVX2 run on nearly all, and are asked for unless the environment names others.
 */
final class BlasKernels {
    private static final String VARIABLE = "OPENBLAS_CORETYPE";
    private static final String USUAL = "Haswell";
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private BlasKernels() {}

    /** To be called before OpenBLAS is loaded, which reads the variable once. */
    @SuppressWarnings("restricted") // the one call into C that Java has no other way for
    static void choose() {
        if (System.getenv(VARIABLE) != null || !hasAvx2()) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> setenv = linker.defaultLookup().find("setenv");
        if (setenv.isEmpty()) {
            return;
        }
        FunctionDescriptor form = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            int ignored = (int) linker.downcallHandle(setenv.get(), form)
                    .invokeExact(arena.allocateFrom(VARIABLE), arena.allocateFrom(USUAL), 0);
        } catch (Throwable e) {
            throw new IllegalStateException("The environment must take " + VARIABLE + ", does not", e);
        }
    }

    /** Kernels for AVX2 would crash on a processor without it. */
    private static boolean hasAvx2() {
        if (!Files.isReadable(PROCESSORS)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.anyMatch(line -> line.contains(" avx2 "));
        } catch (IOException e) {
            return false;
        }
    }
}
