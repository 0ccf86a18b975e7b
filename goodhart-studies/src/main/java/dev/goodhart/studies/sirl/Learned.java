package dev.goodhart.studies.sirl;

import dev.goodhart.representation.PreferenceRepresentation;
import dev.goodhart.representation.PreferenceRows;
import dev.goodhart.representation.RepresentationOptions;
import dev.goodhart.representation.SimilarityRepresentation;
import dev.goodhart.representation.SimulatedPerson;
import dev.goodhart.representation.TestPreferenceAccuracy;
import dev.goodhart.representation.TrainingListener;
import dev.goodhart.representation.TrajectoryEmbedding;
import dev.goodhart.representation.TrajectoryInputs;
import dev.goodhart.representation.TripletRows;
import dev.goodhart.representation.UnlabelledRepresentation;
import java.util.random.RandomGenerator;

/**
 * Learns representations of one world's inputs; every arm has the same trajectories, steps and optimiser.
 *
 * @param inputs {@code [n][width]} all trajectories
 * @param features {@code [n][4]} the features in [0, 1]
 * @param train the training half
 * @param options how networks are trained
 * @param klWeight of the autoencoder
 * @param listener hears of every step
 */
record Learned(
        double[][] inputs,
        double[][] features,
        int[] train,
        RepresentationOptions options,
        double klWeight,
        TrainingListener listener) {
    /** How surely simulated persons prefer. */
    static final double PREFERENCE_BETA = 10;

    private TrajectoryInputs trainInputs() {
        return TrajectoryInputs.ofVectors(TestPreferenceAccuracy.rows(inputs, train));
    }

    private double[][] embedded(TrajectoryEmbedding embedding) {
        try (embedding) {
            return embedding.embed(TrajectoryInputs.ofVectors(inputs));
        }
    }

    /** From similarity answers about trajectories of the training half. */
    double[][] similarity(TripletRows answers, RandomGenerator random) {
        int[] place = places();
        TripletRows within = new TripletRows(
                picked(place, answers.first()), picked(place, answers.second()), picked(place, answers.odd()));
        return embedded(SimilarityRepresentation.fit(trainInputs(), within, options, random, listener));
    }

    /** From the preferences of several persons with random values, about trajectories of a pool. */
    double[][] multiPreference(int persons, int questions, int[] pool, RandomGenerator asking, RandomGenerator random) {
        SimulatedPerson person = new SimulatedPerson(features, Double.POSITIVE_INFINITY, PREFERENCE_BETA);
        int[] better = new int[questions];
        int[] worse = new int[questions];
        int[] who = new int[questions];
        double[] weight = new double[questions];
        int at = 0;
        for (int k = 0; k < persons; k++) {
            double[] theta = SimulatedPerson.values(features[0].length, asking);
            int count = (k + 1) * questions / persons - k * questions / persons;
            PreferenceRows own = person.preferences(theta, pool, count, asking);
            for (int i = 0; i < count; i++, at++) {
                better[at] = own.better()[i];
                worse[at] = own.worse()[i];
                who[at] = k;
                weight[at] = 1;
            }
        }
        PreferenceRows pairs = TestPreferenceAccuracy.within(new PreferenceRows(better, worse, who, weight), train);
        return embedded(PreferenceRepresentation.fit(trainInputs(), pairs, options, random, listener)
                .embedding());
    }

    /** The scores of a reward network learned end to end. */
    double[] singleTask(PreferenceRows pairs, RandomGenerator random) {
        try (PreferenceRepresentation fit = PreferenceRepresentation.fit(
                trainInputs(), TestPreferenceAccuracy.within(pairs, train), options, random, listener)) {
            return fit.scores(fit.embedding().embed(TrajectoryInputs.ofVectors(inputs)), 0);
        }
    }

    double[][] autoencoder(RandomGenerator random) {
        return embedded(UnlabelledRepresentation.autoencoder(trainInputs(), options, klWeight, random, listener));
    }

    double[][] untrained(RandomGenerator random) {
        return embedded(UnlabelledRepresentation.random(trainInputs(), options, random));
    }

    private int[] places() {
        int[] place = new int[inputs.length];
        for (int i = 0; i < train.length; i++) {
            place[train[i]] = i;
        }
        return place;
    }

    private static int[] picked(int[] place, int[] which) {
        int[] picked = new int[which.length];
        for (int i = 0; i < which.length; i++) {
            picked[i] = place[which[i]];
        }
        return picked;
    }
}
