package dev.goodhart.command;

import java.util.Locale;

/** The ways to design a reward that the command offers. */
enum DesignMethod {
    EXPLICABLE(
            true,
            "The most informative reward that pays in few places. Every policy that is optimal for it is optimal for the intended"
                    + " reward, with the same margins. Choose it when people shall read and check the reward, and the world is known: it"
                    + " pays in the goals and in --budget further states (--form sparse), wherever it helps (--form dense), or alike in"
                    + " every leaf of a tree (--form tree with --leaves)."),
    ADAPTIVE(
            true,
            "The reward that is most informative for what the learner does at present (--policy), among those that keep the optimal"
                    + " policies with their margins. Choose it when the learner can be watched and the reward changed while it learns:"
                    + " design again whenever the policy has changed. Without --policy it is made for a learner at its beginning, that"
                    + " acts at random."),
    EXPLORATION_GUIDED(
            false,
            "The agent shapes its own reward from what it has tried, led to rare states by a bonus that fades. Choose it when nobody"
                    + " knows the world or the optimal policy: it only samples. It does not promise that optimal policies stay, and it may"
                    + " amplify a distractor; the certificate says what came out."),
    BEHAVIOUR_ALIGNMENT(
            false,
            "Learns how much of somebody's hints to add to the intended reward, and a correction, so that a policy-gradient learner"
                    + " ends up where the intended reward wants it. Choose it when there are hand-made terms that may mislead, or when"
                    + " the learner is biased. It says of each hint whether it helps, is ignored or inverted. It does not promise that"
                    + " optimal policies stay: the certificate says what holds. Hints are the other rewards of the file, or those of"
                    + " --auxiliary."),
    POTENTIAL(
            true,
            "The intended reward plus potential-based shaping with the optimal values as potential: every step is judged at once, and no"
                    + " policy changes its rank. Choose it when the world is known and nobody needs to read the reward; it pays"
                    + " nearly everywhere.");

    private final boolean promising;
    private final String fits;

    DesignMethod(boolean promising, String fits) {
        this.promising = promising;
        this.fits = fits;
    }

    /** Whether it promises that what is optimal for the designed reward is optimal for the intended one. */
    boolean promising() {
        return promising;
    }

    /** When it fits, as a paragraph. */
    String fits() {
        return fits;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
