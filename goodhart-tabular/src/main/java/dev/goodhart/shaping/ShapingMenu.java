package dev.goodhart.shaping;

import java.util.Locale;

/** Every kind of dense reward there is here: how to have it, what it preserves, how it can mislead. */
public enum ShapingMenu {
    /** A potential given state by state. */
    POTENTIAL_TABLE(
            "potential: {states: {...}} or {cells: {...}}",
            "PotentialShaping.of",
            "Every policy's rank, whatever the numbers; at terminal states Phi counts as 0, at truncated steps it does not.",
            "Below 0 with a discount it pays for standing still while values are zero: learning is slow although the optimum stays."),
    /** Minus the distance past walls. */
    POTENTIAL_DISTANCE(
            "potential: {distance-to: G}",
            "PotentialShaping.of",
            "Every policy's rank.",
            "It is below 0 everywhere, see above; doors and one-way cells are ignored."),
    /** A signal of the state graph as a potential. */
    GRAPH_POTENTIAL(
            "potential: {signal: successor, goal: G}",
            "GraphReward, mode POTENTIAL",
            "Every policy's rank.",
            "Steps that cannot be taken back count as if they could. With a goal that is not what is wanted it teaches the wrong way"
                    + " first, and only learning on undoes that."),
    /** A signal of the state graph, added. */
    GRAPH_ADDED(
            "nearness: {signal: successor, goal: G}",
            "GraphReward, mode ADDED",
            "Nothing.",
            "Pays again in every step: what is positive makes the agent stay near the goal without entering it. 'euclidean' lies at"
                    + " walls, 'decoder' is no distance at all."),
    /** The two rewards of an agent that sets itself subgoals. */
    SUBGOAL(
            "",
            "SubgoalReward",
            "The task's reward at the high level, plus alpha times a similarity; nothing at the low level.",
            "The straight line dwarfs a similarity in [0, 1] at alpha 1 and is drowned by it at 1000."),
    /** The values of another world. */
    SPECTRAL_TRANSFER(
            "potential: {states: {...}}, written by goodhart shape --transfer-from",
            "SpectralTransfer",
            "Every policy's rank, being a potential.",
            "In a world of another shape it points anywhere, and similar eigenvalues do not tell. Symmetric worlds have repeated"
                    + " eigenvalues, whose functions carry nothing."),
    /** Pays for the n-th visit of a learner's life. */
    COUNT_BONUS(
            "",
            "CountBonus, CountedNovelty",
            "The optimum in the limit, as the bonus dies out.",
            "Noise that never repeats is for ever new. Not a function of the step: no audit of a world contains it."),
    /** Pays for first visits within an episode. */
    EPISODIC_NOVELTY(
            "",
            "EpisodicNovelty",
            "Nothing; it never dies out.",
            "A tour of the world may be worth more than the goal that ends it. Not a function of the step."),
    /** Spreads an episode's return over its steps. */
    RETURN_REDISTRIBUTION(
            "",
            "ReturnRedistribution",
            "Every episode's undiscounted return.",
            "Early steps are paid for later ones: rewards-to-go lose what they caused. Not a function of the step."),
    /** What the score of a text rises by with every unit. */
    PREFIX_CREDIT(
            "",
            "CreditAssignment, method PREFIX (goodhart credit)",
            "Every policy's rank: it is a potential over prefixes.",
            "The score of half a text is extrapolated, and may be noise."),
    /** The Shapley or Owen value of every unit of a text. */
    SHAPLEY_CREDIT(
            "",
            "CreditAssignment, methods SHAPLEY and OWEN (goodhart credit)",
            "The sum over the text, and with it gradients that use the whole return.",
            "A unit's credit depends on units written after it: with rewards-to-go the gradient is biased unless units do not"
                    + " interact."),
    /** The score spread by attention. */
    ATTENTION_CREDIT(
            "",
            "CreditAssignment, method ATTENTION (goodhart credit)",
            "The sum over the text, nothing more.",
            "Attention is not attribution.");

    private final String inWorldFile;
    private final String inJava;
    private final String preserves;
    private final String misleads;

    ShapingMenu(String inWorldFile, String inJava, String preserves, String misleads) {
        this.inWorldFile = inWorldFile;
        this.inJava = inJava;
        this.preserves = preserves;
        this.misleads = misleads;
    }

    /** {@return its name in lower case with hyphens} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the key of a term in a world file; empty for what is no function of a finite world's step} */
    public String inWorldFile() {
        return inWorldFile;
    }

    /** {@return the class that makes it} */
    public String inJava() {
        return inJava;
    }

    /** {@return what does not change when it is added to a task's reward} */
    public String preserves() {
        return preserves;
    }

    /** {@return how it can mislead} */
    public String misleads() {
        return misleads;
    }
}
