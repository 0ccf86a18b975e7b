package dev.goodhart.studies.heron;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** An independent softmax over letters at every place, learned by REINFORCE with the mean reward as baseline. Starts uniform. */
final class StringPolicy {
    private static final int[] PASSING =
            IntStream.range(0, StringWorld.STRINGS).filter(StringWorld::passes).toArray();

    private final double[] logit = new double[StringWorld.LENGTH * StringWorld.LETTERS];
    private final double[] probability = new double[logit.length];

    StringPolicy() {
        normalise();
    }

    int draw(RandomGenerator random) {
        int string = 0;
        for (int place = 0; place < StringWorld.LENGTH; place++) {
            double u = random.nextDouble();
            int letter = 0;
            while (letter < StringWorld.LETTERS - 1 && u >= probability[place * StringWorld.LETTERS + letter]) {
                u -= probability[place * StringWorld.LETTERS + letter];
                letter++;
            }
            string = string * StringWorld.LETTERS + letter;
        }
        return string;
    }

    /** One step along the mean over samples of (reward - mean reward) times the gradient of the log probability. */
    void learn(int[] strings, double[] rewards, double rate) {
        double mean = 0;
        for (double reward : rewards) {
            mean += reward / rewards.length;
        }
        double[] gradient = new double[logit.length];
        for (int k = 0; k < strings.length; k++) {
            double advantage = (rewards[k] - mean) / strings.length;
            for (int place = 0; place < StringWorld.LENGTH; place++) {
                int from = place * StringWorld.LETTERS;
                for (int letter = 0; letter < StringWorld.LETTERS; letter++) {
                    gradient[from + letter] -= advantage * probability[from + letter];
                }
                gradient[from + StringWorld.letter(strings[k], place)] += advantage;
            }
        }
        for (int i = 0; i < logit.length; i++) {
            logit[i] += rate * gradient[i];
        }
        normalise();
    }

    /** The exact probability of a string. */
    double probability(int string) {
        double product = 1;
        for (int place = 0; place < StringWorld.LENGTH; place++) {
            product *= probability[place * StringWorld.LETTERS + StringWorld.letter(string, place)];
        }
        return product;
    }

    /** The exact probability that a string passes. */
    double passing() {
        return Arrays.stream(PASSING).mapToDouble(this::probability).sum();
    }

    private void normalise() {
        for (int from = 0; from < logit.length; from += StringWorld.LETTERS) {
            double most = Double.NEGATIVE_INFINITY;
            for (int i = from; i < from + StringWorld.LETTERS; i++) {
                most = Math.max(most, logit[i]);
            }
            double sum = 0;
            for (int i = from; i < from + StringWorld.LETTERS; i++) {
                probability[i] = Math.exp(logit[i] - most);
                sum += probability[i];
            }
            for (int i = from; i < from + StringWorld.LETTERS; i++) {
                probability[i] /= sum;
            }
        }
    }
}
