/**
 * Benchmarks of the kernels, each to be read beside what the machine's memory can deliver.
 *
 * <p>The central type is {@link dev.goodhart.benchmark.MemoryBandwidthBenchmark}, the reference the sparse sweeps are compared
 * with. Nothing depends on this package.
 *
 * <pre>{@code
 * ./bench -l                          # what there is
 * ./bench MemoryBandwidth             # run by a part of the name
 * ./bench MemoryBandwidth -f 3 -rf json -rff bandwidth.json
 * }</pre>
 */
@NullMarked
package dev.goodhart.benchmark;

import org.jspecify.annotations.NullMarked;
