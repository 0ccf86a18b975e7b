/**
 * Reproducible experiments: a study is a grid of independent trials, its claims are judged on the evidence alone.
 *
 * <p>The central type is {@link dev.goodhart.study.Study}. A trial is a pure function of (study, arm, settings, seed).
 *
 * <pre>{@code
 * final class CoinStudy implements Study<CoinStudy.Settings> {
 *     record Settings(int tosses) {}
 *     public void run(Trial<Settings> trial) {
 *         long heads = trial.random().ints(trial.settings().tosses(), 0, 2).sum();
 *         trial.recorder().metric("heads", heads);
 *     }
 *     ...
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.study;

import org.jspecify.annotations.NullMarked;
