package dev.goodhart.reward;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A reward over vectors as people speak of it: a name, a role, and named, weighted terms that are rewards themselves. The counterpart of
 * {@link NamedReward}, which is over finite worlds. A learner that is given one can log every term beside the sum.
 *
 * @param name a name
 * @param role where it comes from
 * @param terms at least one, with distinct names
 */
public record RewardBreakdown(String name, RewardRole role, List<Term> terms) implements RewardFunction {
    /**
     * One part.
     *
     * @param name a name unique within its reward
     * @param weight the factor on {@code reward}, finite
     * @param reward the part before weighting
     */
    public record Term(String name, double weight, RewardFunction reward) {
        /** Checks the weight. */
        public Term {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("The weight of term '" + name + "' (" + weight + ") must be finite");
            }
        }

        /**
         * The same part with another weight.
         *
         * @param newWeight a finite number
         * @return the term
         */
        public Term withWeight(double newWeight) {
            return new Term(name, newWeight, reward);
        }
    }

    /** Checks the names and copies the terms. */
    public RewardBreakdown {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("The reward '" + name + "' must have at least one term");
        }
        if (terms.stream().map(Term::name).distinct().count() < terms.size()) {
            throw new IllegalArgumentException("The terms of reward '" + name + "' must have distinct names");
        }
    }

    /**
     * Makes a reward of its terms.
     *
     * @param name a name
     * @param role where it comes from
     * @param terms at least one, with distinct names
     * @return the reward
     */
    public static RewardBreakdown of(String name, RewardRole role, List<Term> terms) {
        return new RewardBreakdown(name, role, terms);
    }

    /**
     * A reward of one term of weight 1.
     *
     * @param name the reward's name
     * @param term the term's name
     * @param role where it comes from
     * @param reward the term
     * @return the reward
     */
    public static RewardBreakdown ofSingle(String name, String term, RewardRole role, RewardFunction reward) {
        return new RewardBreakdown(name, role, List.of(new Term(term, 1, reward)));
    }

    /**
     * A reward over a finite world as a reward over vectors, term by term.
     *
     * @param reward the reward over the finite world
     * @param encoding how its states are written as vectors
     * @return the same name, role and terms
     */
    public static RewardBreakdown of(NamedReward reward, StateEncoding encoding) {
        return new RewardBreakdown(
                reward.name(),
                reward.role(),
                reward.terms().stream()
                        .map(term -> new Term(term.name(), term.weight(), encoding.function(term.reward())))
                        .toList());
    }

    /** {@return the terms' names, in order} */
    public List<String> termNames() {
        return terms.stream().map(Term::name).toList();
    }

    /**
     * Scores a batch: the sum of the weighted terms, added in their order.
     *
     * @param batch the transitions
     * @param out {@code [at least batch.size()]} receives the sums
     */
    @Override
    public void score(TransitionBatch batch, double[] out) {
        int size = batch.size();
        Arrays.fill(out, 0, size, 0);
        double[] part = new double[size];
        for (Term term : terms) {
            term.reward().score(batch, part);
            for (int i = 0; i < size; i++) {
                out[i] += term.weight() * part[i];
            }
        }
    }

    /**
     * Scores a batch term by term, each as it counts: weight times reward. Added up in their order they are exactly what {@link #score}
     * gives.
     *
     * @param batch the transitions
     * @param out {@code [terms][at least batch.size()]} receives the weighted terms
     */
    public void scoreTerms(TransitionBatch batch, double[][] out) {
        TransitionBatch.checkDimension("number of terms", out.length, terms.size());
        for (int k = 0; k < out.length; k++) {
            Term term = terms.get(k);
            term.reward().score(batch, out[k]);
            for (int i = 0; i < batch.size(); i++) {
                out[k][i] *= term.weight();
            }
        }
    }

    /**
     * The same reward with a term more.
     *
     * @param newRole where the sum comes from, such as {@link RewardRole#SHAPED}
     * @param term a term with a name of its own
     * @return the reward
     */
    public RewardBreakdown plus(RewardRole newRole, Term term) {
        return new RewardBreakdown(
                name, newRole, Stream.concat(terms.stream(), Stream.of(term)).toList());
    }
}
