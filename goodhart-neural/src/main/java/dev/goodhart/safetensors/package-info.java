/**
 * Files of named tensors in the safetensors format: a length, a header in JSON, and the numbers side by side. Nothing in such a file can run.
 *
 * <p>The central types are {@link dev.goodhart.safetensors.SafetensorsFile}, which checks everything before anything is read, and
 * {@link dev.goodhart.safetensors.SafetensorsWriter}.
 *
 * <pre>{@code
 * new SafetensorsWriter().put("weights", new float[] {1, 2, 3, 4}, 2, 2).write(path);
 * try (SafetensorsFile file = SafetensorsFile.open(path)) {
 *     float[] weights = new float[4];
 *     file.read("weights", weights);
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.safetensors;

import org.jspecify.annotations.NullMarked;
