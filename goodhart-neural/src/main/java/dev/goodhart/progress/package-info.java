/**
 * Networks as estimators of progress (Wang, Leong, Wang, Wang and Li 2025, arXiv:2505.20732): what they say of the turns of a run adds up to
 * its predicted score, and nothing but the scores of whole runs teaches them.
 *
 * <p>{@link dev.goodhart.progress.NetworkLearner} is a {@link dev.goodhart.attribution.ContributionLearner} like the ridges of that package.
 * It begins where ridge ends and learns on libtorch; what it hands out, {@link dev.goodhart.progress.NetworkContributions}, is plain arrays that
 * need not be closed.
 *
 * <pre>{@code
 * NetworkLearner learner = new NetworkLearner(NetworkSettings.defaults().withMemory(true).withSeed(7));
 * ProgressEstimator estimator = ProgressAttribution.fit(runs, AttributionOptions.defaults(), learner);
 * List<StepContribution> steps = estimator.attribute(run);
 *
 * NetworkContributions network = learner.learn(runs);
 * network.save(Path.of("progress.safetensors"));
 * double[] contributions = NetworkContributions.load(Path.of("progress.safetensors")).contributions(run);
 * }</pre>
 */
@NullMarked
package dev.goodhart.progress;

import org.jspecify.annotations.NullMarked;
