package dev.goodhart.world;

import dev.goodhart.input.YamlNode;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code rewards}. */
final class RewardsReader {
    private static final int MAX_REWARDS = 1000;
    private static final int MAX_TERMS = 200;
    private static final Map<String, RewardRole> ROLES = Map.of(
            "intended", RewardRole.INTENDED,
            "proxy", RewardRole.PROXY,
            "learned", RewardRole.LEARNED,
            "shaped", RewardRole.SHAPED);

    private final Vocabulary vocabulary;
    private final RowReader rows;
    private final List<String> warnings;
    private final RewardBudget budget = new RewardBudget();
    private final Map<String, String> descriptions = new LinkedHashMap<>();

    RewardsReader(Vocabulary vocabulary, RowReader rows, List<String> warnings) {
        this.vocabulary = vocabulary;
        this.rows = rows;
        this.warnings = warnings;
    }

    Map<String, String> descriptions() {
        return descriptions;
    }

    List<NamedReward> read(YamlNode node, boolean intendedRequired) {
        Map<String, YamlNode> entries = node.asMap();
        if (entries.size() < 2 || entries.size() > MAX_REWARDS) {
            throw node.error("must be 2 to " + MAX_REWARDS + " named rewards, has " + entries.size(), "");
        }
        checkIntended(node, intendedRequired);
        List<NamedReward> rewards = new ArrayList<>();
        entries.forEach((name, reward) -> rewards.add(read(Words.checkedName(reward, name), reward, rewards)));
        return rewards;
    }

    private static void checkIntended(YamlNode node, boolean required) {
        List<String> intended = new ArrayList<>();
        node.asMap().forEach((name, reward) -> {
            if (role(reward) == RewardRole.INTENDED) {
                intended.add(name);
                if (intended.size() > 1) {
                    throw reward.error(
                            "must not be intended as well: '" + intended.get(0) + "' already is",
                            "give one of them role: proxy");
                }
            }
        });
        if (intended.isEmpty() && required) {
            throw node.error("must have one reward with 'intended: true', has none", "");
        }
    }

    private static RewardRole role(YamlNode node) {
        node.rejectUnknownKeys("intended", "role", "description", "base", "terms", "table");
        boolean intended = node.find("intended").map(YamlNode::asBoolean).orElse(false);
        RewardRole role =
                node.find("role").map(n -> Words.oneOf(n, "a role", ROLES)).orElse(RewardRole.PROXY);
        if (intended && node.find("role").isPresent() && role != RewardRole.INTENDED) {
            throw node.get("role")
                    .error(
                            "must not contradict 'intended: true', is "
                                    + node.get("role").asText(),
                            "");
        }
        return intended ? RewardRole.INTENDED : role;
    }

    private NamedReward read(String name, YamlNode node, List<NamedReward> earlier) {
        node.find("description")
                .ifPresent(n -> descriptions.put(name, n.asText().strip()));
        List<RewardTerm> terms = new ArrayList<>();
        Set<String> names = new HashSet<>();
        node.find("base").ifPresent(n -> {
            terms.addAll(base(n, earlier).terms());
            terms.forEach(term -> names.add(term.name()));
        });
        node.find("terms").ifPresent(n -> {
            if (n.asList().isEmpty() || n.asList().size() > MAX_TERMS) {
                throw n.error(
                        "must list 1 to " + MAX_TERMS + " terms, lists "
                                + n.asList().size(),
                        "");
            }
            TermReader reader = new TermReader(vocabulary, budget, rows, warnings);
            for (YamlNode item : n.asList()) {
                RewardTerm term = reader.read(item);
                if (!names.add(term.name())) {
                    throw item.get("name").error("must be unique within its reward, '" + term.name() + "' is not", "");
                }
                add(terms, term, name);
            }
        });
        node.find("table").ifPresent(n -> {
            budget.spend(n, vocabulary.world().mdp());
            if (!names.add("table")) {
                throw n.error("must not stand beside a term of the name 'table'", "");
            }
            add(terms, new RewardTerm("table", 1, new RewardTableReader(vocabulary, rows, warnings).read(n)), name);
        });
        if (terms.isEmpty()) {
            throw node.error("must have 'terms', a 'table' or a 'base'", "");
        }
        budget.spend(node, vocabulary.world().mdp());
        return NamedReward.of(name, role(node), terms);
    }

    private static NamedReward base(YamlNode node, List<NamedReward> earlier) {
        Map<String, NamedReward> known = new LinkedHashMap<>();
        earlier.forEach(reward -> known.put(reward.name(), reward));
        return Words.oneOf(node, "a reward written above it", known);
    }

    private void add(List<RewardTerm> terms, RewardTerm term, String reward) {
        terms.add(term);
        if (isZero(term.reward())) {
            warnings.add("The term '" + term.name() + "' of reward '" + reward + "' never pays anything.");
        }
    }

    private static boolean isZero(TabularReward reward) {
        for (double[] part : List.of(reward.stateAction(), reward.successor(), reward.entryValue())) {
            for (double value : part) {
                if (value != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
