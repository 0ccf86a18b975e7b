/**
 * The audit: does optimising a proxy reward deliver what was meant, how does it fail, and what would fix it?
 *
 * <p>The central type is {@link dev.goodhart.audit.RewardAudit}; everything it finds is exact, up to the stated precision, over
 * all policies of a finite world.
 *
 * <pre>{@code
 * ProxyAudit audit = RewardAudit.of(world, intended, proxy, AuditSettings.forWorld(world.mdp()));
 * audit.verdict();                                 // GAMED
 * audit.region().guarantee(0.95).sure();           // intended share that 95 % of the best proxy return guarantees
 * audit.remedies().getFirst().description();       // "drop the term 'bucket'"
 * }</pre>
 */
@NullMarked
package dev.goodhart.audit;

import org.jspecify.annotations.NullMarked;
