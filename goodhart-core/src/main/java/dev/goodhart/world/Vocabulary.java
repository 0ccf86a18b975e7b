package dev.goodhart.world;

import dev.goodhart.input.YamlNode;
import dev.goodhart.mdp.World;
import java.util.BitSet;
import java.util.Collection;
import java.util.Set;

/** The words in which the rewards of a world may be written. */
sealed interface Vocabulary permits GridVocabulary, ExplicitVocabulary {
    /** The world they speak of. */
    World world();

    /** The conditions a term may have. */
    Set<String> conditions();

    /** Reads one condition of a term. */
    Factor factor(String condition, YamlNode value);

    /** Reads a potential, {@code [states]}. */
    double[] potential(YamlNode node);

    /** The states at the places of a name, or of any of a list of names. */
    BitSet statesAt(YamlNode node);

    /** How many places a table may name: states first, then groups of states. */
    int places();

    /** The place of a name, -1 for an unknown one. */
    int place(String name);

    /** The names of some places, for a hint. */
    Collection<String> placeNames();

    /** How many places every state belongs to. */
    int placeKinds();

    /** The place of one kind that a state belongs to; kind 0 is the state itself, -1 stands for none. */
    int placeOf(int state, int kind);
}
