package dev.goodhart.world;

import dev.goodhart.input.Suggestion;
import dev.goodhart.input.YamlNode;
import dev.goodhart.mdp.World;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * The words of rewards on a world given state by state.
 *
 * @param world the world
 * @param states the index of every state name
 * @param actions the index of every action name
 */
record ExplicitVocabulary(World world, Map<String, Integer> states, Map<String, Integer> actions)
        implements Vocabulary {
    @Override
    public Set<String> conditions() {
        return Set.of("state", "action", "next", "step", "nearness");
    }

    @Override
    public Factor factor(String condition, YamlNode value) {
        return switch (condition) {
            case "state" -> {
                BitSet left = indices(value, "a state", states);
                yield Factor.ofTest(false, (s, a, next) -> left.get(s));
            }
            case "action" -> {
                BitSet chosen = indices(value, "an action", actions);
                yield Factor.ofTest(false, (s, a, next) -> chosen.get(a));
            }
            case "next" -> {
                BitSet entered = indices(value, "a state", states);
                yield Factor.ofTest(true, (s, a, next) -> entered.get(next));
            }
            case "step" -> TermReader.everyStep(value);
            default -> throw new IllegalArgumentException("The condition '" + condition + "' is unknown");
        };
    }

    private static BitSet indices(YamlNode node, String kind, Map<String, Integer> known) {
        BitSet indices = new BitSet();
        node.asListOrOne().forEach(n -> indices.set(Words.oneOf(n, kind, known)));
        return indices;
    }

    @Override
    public double[] potential(YamlNode node) {
        node.rejectUnknownKeys("states");
        double[] potential = new double[states.size()];
        node.get("states").asMap().forEach((name, value) -> {
            Integer state = states.get(name);
            if (state == null) {
                throw value.error(
                        Words.unknown("keyed by a state", name, states.keySet()),
                        Suggestion.hint(name, states.keySet()));
            }
            potential[state] = TermReader.amount(value);
        });
        return potential;
    }

    @Override
    public BitSet statesAt(YamlNode node) {
        return indices(node, "a state", states);
    }

    @Override
    public int places() {
        return states.size();
    }

    @Override
    public int place(String name) {
        return states.getOrDefault(name, -1);
    }

    @Override
    public Collection<String> placeNames() {
        return states.keySet();
    }

    @Override
    public int placeKinds() {
        return 1;
    }

    @Override
    public int placeOf(int state, int kind) {
        return state;
    }
}
