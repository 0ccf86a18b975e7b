/**
 * Reading runs, samples and labelled pairs that people already have: CSV with any column names, or JSON lines.
 *
 * <pre>{@code
 * List<TuningRun> runs = RunsFile.read(Path.of("runs.csv"), RunsColumns.defaults());
 * ObjectiveMismatchAudit audit = ObjectiveMismatchAudit.of(runs, MismatchSettings.defaults(), SeedTree.of("mine"));
 * audit.klBudget().ifPresent(kl -> stopAt(kl));
 * }</pre>
 */
@NullMarked
package dev.goodhart.overoptimization.input;

import org.jspecify.annotations.NullMarked;
