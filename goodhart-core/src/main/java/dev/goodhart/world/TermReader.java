package dev.goodhart.world;

import dev.goodhart.input.YamlNode;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads one term of a reward and works out what it pays for every transition. */
final class TermReader {
    /** Largest magnitude of a weight, value or potential: sums and products of them stay far from overflow. */
    static final double LARGEST = 1e12;

    /** Terms of what an agent has seen before, with the class to use instead. */
    private static final Map<String, String> OF_HISTORY = Map.of(
            "count-bonus", "CountBonus",
            "episodic-novelty", "EpisodicNovelty",
            "return-redistribution", "ReturnRedistribution");

    private final Vocabulary vocabulary;
    private final RewardBudget budget;
    private final RowReader rows;
    private final List<String> warnings;
    private final SignalReader signals;

    TermReader(Vocabulary vocabulary, RewardBudget budget, RowReader rows, List<String> warnings) {
        this.vocabulary = vocabulary;
        this.budget = budget;
        this.rows = rows;
        this.warnings = warnings;
        this.signals = new SignalReader(vocabulary, warnings);
    }

    static double amount(YamlNode node) {
        return node.asNumber(-LARGEST, LARGEST);
    }

    static Factor everyStep(YamlNode value) {
        if (!value.asBoolean()) {
            throw value.error("must be true", "leave the key out");
        }
        return Factor.ofTest(false, (s, a, next) -> true);
    }

    RewardTerm read(YamlNode node) {
        Set<String> allowed = new HashSet<>(vocabulary.conditions());
        allowed.addAll(List.of("name", "weight", "value", "potential", "table"));
        OF_HISTORY.forEach((key, type) -> node.find(key).ifPresent(value -> {
            throw value.error(
                    "cannot be a term: it depends on what was seen before, not on the step alone, so no plan of a finite world has"
                            + " it exactly",
                    "leave it out here and add " + type + " to the learner from Java (goodhart shape --list)");
        }));
        node.rejectUnknownKeys(allowed);
        String name = Words.name(node.get("name"));
        double weight = node.find("weight").map(TermReader::amount).orElse(1.0);
        budget.spend(node, vocabulary.world().mdp());
        if (node.find("potential").isPresent()) {
            return new RewardTerm(name, weight, potential(node));
        }
        if (node.find("table").isPresent()) {
            refuseBeside(node, "table", "says everything");
            return new RewardTerm(
                    name, weight, new RewardTableReader(vocabulary, rows, warnings).read(node.get("table")));
        }
        List<Factor> factors = new ArrayList<>();
        for (String key : new TreeSet<>(vocabulary.conditions())) {
            node.find(key)
                    .ifPresent(value -> factors.add(
                            key.equals("nearness") ? signals.nearness(value) : vocabulary.factor(key, value)));
        }
        if (factors.isEmpty()) {
            throw node.error("must have at least one condition", "you want step: true, which holds in every step");
        }
        if (node.find("event").isPresent() && node.find("count").isPresent()) {
            throw node.error("must not have both 'event' and 'count'", "make two terms of it");
        }
        double value = node.find("value").map(TermReader::amount).orElse(1.0);
        return new RewardTerm(name, weight, pay(factors, value));
    }

    private TabularReward potential(YamlNode node) {
        refuseBeside(node, "potential", "holds in every step");
        YamlNode potential = node.get("potential");
        boolean named = potential.find("signal").isPresent();
        return PotentialShaping.of(
                vocabulary.world().mdp(), named ? signals.potential(potential) : vocabulary.potential(potential));
    }

    /** Refuses values and conditions beside a key that leaves nothing for them to say. */
    private static void refuseBeside(YamlNode node, String alone, String why) {
        for (String key : node.asMap().keySet()) {
            if (!Set.of("name", "weight", alone).contains(key)) {
                throw node.get(key).error("must not stand beside '" + alone + "', which " + why, "");
            }
        }
    }

    /** The product of the factors times the value on every transition of a state that is not over. */
    private TabularReward pay(List<Factor> factors, double value) {
        TabularMdp mdp = vocabulary.world().mdp();
        boolean onNext = factors.stream().anyMatch(Factor::onNext);
        double[] paid = new double[onNext ? mdp.transitions() : mdp.states() * mdp.actions()];
        Factor[] all = factors.toArray(Factor[]::new);
        for (int s = 0; s < mdp.states(); s++) {
            if (mdp.isTerminal(s)) {
                continue;
            }
            for (int a = 0; a < mdp.actions(); a++) {
                int row = s * mdp.actions() + a;
                if (!onNext) {
                    paid[row] = value * product(all, s, a, s);
                    continue;
                }
                for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                    paid[k] = value * product(all, s, a, mdp.successor()[k]);
                }
            }
        }
        return onNext
                ? TabularReward.onTransitions(mdp, paid)
                : TabularReward.onStateAction(mdp.states(), mdp.actions(), paid);
    }

    private static double product(Factor[] factors, int state, int action, int next) {
        double product = 1;
        for (int i = 0; i < factors.length && product != 0; i++) {
            product *= factors[i].function().at(state, action, next);
        }
        return product == 0 ? 0 : product;
    }
}
