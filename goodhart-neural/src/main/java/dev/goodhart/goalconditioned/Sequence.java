package dev.goodhart.goalconditioned;

/** What is scored: a prompt, perhaps empty, and an answer to it, step by step. */
public sealed interface Sequence {
    /** {@return the number of steps, the prompt's included} */
    int length();

    /** {@return how many steps at the head are the prompt, in [0, length]} */
    int prompt();

    /** {@return the number of steps of the answer} */
    default int answerLength() {
        return length() - prompt();
    }

    /**
     * Token ids.
     *
     * @param tokens {@code [length]} ids, at least 0; not to be written to
     * @param prompt how many of them are the prompt
     */
    record Tokens(int[] tokens, int prompt) implements Sequence {
        /** Checks the prompt's length. */
        public Tokens {
            if (tokens.length == 0 || prompt < 0 || prompt > tokens.length) {
                throw new IllegalArgumentException("A sequence must have a step and a prompt within it, has "
                        + tokens.length + " steps and a prompt of " + prompt);
            }
        }

        @Override
        public int length() {
            return tokens.length;
        }
    }

    /**
     * A vector for each step, such as the states of a trajectory.
     *
     * @param steps {@code [length][dim]} finite numbers; not to be written to
     * @param prompt how many of them are the prompt
     */
    record Vectors(double[][] steps, int prompt) implements Sequence {
        /** Checks the prompt's length. */
        public Vectors {
            if (steps.length == 0 || prompt < 0 || prompt > steps.length) {
                throw new IllegalArgumentException("A sequence must have a step and a prompt within it, has "
                        + steps.length + " steps and a prompt of " + prompt);
            }
        }

        @Override
        public int length() {
            return steps.length;
        }
    }
}
