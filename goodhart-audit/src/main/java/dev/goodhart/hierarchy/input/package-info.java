/**
 * Reads factors and hierarchies from files.
 *
 * <p>The central type is {@link dev.goodhart.hierarchy.input.FactorFile}.
 *
 * <pre>{@code
 * HierarchyDraft draft = HierarchyDraft.read(Path.of("hierarchy.yaml"));
 * FactorFile file = FactorFile.read(Path.of("runs.csv"), FactorColumns.of(draft.names()));
 * FactorHierarchy hierarchy = draft.complete(file.table());
 * }</pre>
 */
@NullMarked
package dev.goodhart.hierarchy.input;

import org.jspecify.annotations.NullMarked;
