/**
 * Benchmarks of the kernels, each to be read beside what the machine's memory can deliver.
 *
 * <p>The central type is {@link dev.goodhart.benchmark.MemoryBandwidthBenchmark}, the reference the sparse sweeps are compared
 * with. Nothing depends on this package.
 *
 * <pre>{@code
 * ./bench -l                          # what there is
 * ./bench MemoryBandwidth             # run by a part of the name
 * ./bench sweep-against-memory        # sweeps and memory in turns
 * ./bench audit-scaling 100           # cost against size, up to 100 x 100 places
 * ./bench design-scaling 20           # cost of designed rewards, up to 20 x 20 places
 * }</pre>
 */
@NullMarked
package dev.goodhart.benchmark;

import org.jspecify.annotations.NullMarked;
