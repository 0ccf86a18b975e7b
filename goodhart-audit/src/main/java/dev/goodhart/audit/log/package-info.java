/**
 * What a log of episodes says of the reward in it: does more of the proxy go with more of what was intended?
 *
 * <p>For worlds that are not finite. The exact audit asks over all policies; this one can only speak of the episodes that were logged.
 * The central type is {@link dev.goodhart.audit.log.LogAudit}.
 *
 * <pre>{@code
 * EpisodeLog log = EpisodeLogFile.read(Path.of("episodes.csv"), LogColumns.defaults()).log();
 * LogAudit audit = LogAudit.of(log, LogAudit.Settings.defaults());
 * boolean sound = audit.verdict().acceptable();
 * Interval best = audit.curve().orElseThrow().levels().getLast().intended();
 * }</pre>
 */
@NullMarked
package dev.goodhart.audit.log;

import org.jspecify.annotations.NullMarked;
