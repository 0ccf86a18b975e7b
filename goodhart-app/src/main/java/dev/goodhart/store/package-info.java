/**
 * Where finished trials are kept: one SQLite file by default, a PostgreSQL server for teams, the same code on both.
 *
 * <p>The central type is {@link dev.goodhart.store.SqlStore}. A trial is one transaction; when {@code save} returns, the trial
 * survives the process being killed.
 *
 * <pre>{@code
 * StoreAddress address = StoreAddress.parse("./goodhart.db", System::getenv);
 * try (SqlStore store = SqlStore.create(address)) {
 *     StudyOutcome outcome = new StudyRunner(new LocalEngine(2), store, Clock.systemUTC()).run(plan, RunListener.NONE);
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.store;

import org.jspecify.annotations.NullMarked;
