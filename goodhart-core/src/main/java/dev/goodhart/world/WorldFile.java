package dev.goodhart.world;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.YamlNode;
import dev.goodhart.mdp.GridWorld;
import dev.goodhart.mdp.World;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a world file says: a finite world, two or more rewards on it, and what looks like a slip without being an error.
 *
 * @param world what happens
 * @param rewards at least two, with distinct names, in the order written; at most one of them intended
 * @param descriptions what the file says about a reward, by its name
 * @param warnings full sentences
 */
public record WorldFile(
        World world, List<NamedReward> rewards, Map<String, String> descriptions, List<String> warnings) {
    /** Copies the lists. */
    public WorldFile {
        rewards = List.copyOf(rewards);
        descriptions = Map.copyOf(descriptions);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a world file in which exactly one reward is marked {@code intended}.
     *
     * @param path the file; CSV files it names lie beside it
     * @return what it says
     * @throws InvalidInputException if anything in it cannot be used; the message names file, line and key
     */
    public static WorldFile read(Path path) {
        return of(YamlNode.read(path), directory(path), true);
    }

    /**
     * Reads a world file in which no reward need be marked {@code intended}, for comparing rewards with each other.
     *
     * @param path the file; CSV files it names lie beside it
     * @return what it says
     * @throws InvalidInputException if anything in it cannot be used; the message names file, line and key
     */
    public static WorldFile readAnyRewards(Path path) {
        return of(YamlNode.read(path), directory(path), false);
    }

    /**
     * Reads the text of a world file, which must not refer to other files.
     *
     * @param fileName what to call it in errors
     * @param text the YAML
     * @return what it says, with one intended reward
     * @throws InvalidInputException if anything in it cannot be used; the message names file, line and key
     */
    public static WorldFile parse(String fileName, String text) {
        return of(YamlNode.parse(fileName, text), null, true);
    }

    /**
     * Reads the text of a world file that is to stand in a folder, before it is written there.
     *
     * @param fileName what to call it in errors
     * @param text the YAML
     * @param folder where CSV files it names lie
     * @return what it says, with one intended reward
     * @throws InvalidInputException if anything in it cannot be used; the message names file, line and key
     */
    public static WorldFile parse(String fileName, String text, Path folder) {
        return of(YamlNode.parse(fileName, text), folder, true);
    }

    /**
     * The states at places of a world, in the words of its file: cells by their name or character, states by their name.
     *
     * @param path the file
     * @param option what asks for them, for errors
     * @param places at least one name
     * @return the states at any of them that some policy reaches
     * @throws InvalidInputException if the world cannot be read or has no such place
     */
    public static BitSet statesAt(Path path, String option, List<String> places) {
        YamlNode root = YamlNode.read(path);
        Vocabulary vocabulary = vocabulary(
                root.get("world"),
                Words.name(root.get("name")),
                "",
                discount(root.get("discount")),
                new RowReader(directory(path)),
                new ArrayList<>());
        BitSet found = new BitSet();
        for (String place : places) {
            found.or(vocabulary.statesAt(YamlNode.word(path.toString(), option, place)));
        }
        return found;
    }

    /**
     * The reward that is really wanted.
     *
     * @return the intended reward
     * @throws IllegalStateException if the file marks none
     */
    public NamedReward intended() {
        return rewards.stream()
                .filter(r -> r.role() == RewardRole.INTENDED)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("The world '" + world.name() + "' marks no reward intended"));
    }

    /** {@return all rewards but the intended one, in the order written} */
    public List<NamedReward> proxies() {
        return rewards.stream().filter(r -> r.role() != RewardRole.INTENDED).toList();
    }

    private static Path directory(Path path) {
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static WorldFile of(YamlNode root, @Nullable Path directory, boolean intendedRequired) {
        root.rejectUnknownKeys("name", "description", "discount", "world", "rewards");
        String name = Words.name(root.get("name"));
        String description =
                root.find("description").map(n -> n.asText().strip()).orElse("");
        double discount = discount(root.get("discount"));
        YamlNode worldNode = root.get("world");
        YamlNode rewardsNode = root.get("rewards");
        List<String> warnings = new ArrayList<>();
        RowReader rows = new RowReader(directory);
        Vocabulary vocabulary = vocabulary(worldNode, name, description, discount, rows, warnings);
        RewardsReader reader = new RewardsReader(vocabulary, rows, warnings);
        List<NamedReward> rewards = reader.read(rewardsNode, intendedRequired);
        return new WorldFile(vocabulary.world(), rewards, reader.descriptions(), warnings);
    }

    private static double discount(YamlNode node) {
        double discount = node.asNumber();
        if (discount < 0 || discount >= 1) {
            throw node.error("must be in [0, 1), is " + node.asText(), discount == 1 ? "0.99 is near enough to 1" : "");
        }
        return discount;
    }

    private static Vocabulary vocabulary(
            YamlNode node, String name, String description, double discount, RowReader rows, List<String> warnings) {
        if (node.find("grid").isEmpty()) {
            if (node.find("states").isEmpty()) {
                node.rejectUnknownKeys("grid", "states", "actions", "start", "terminal", "transitions");
                throw node.error("must have 'grid', or 'states' and the rest of an explicit world", "");
            }
            return new ExplicitReader(node, rows, warnings).read(name, description, discount);
        }
        node.rejectUnknownKeys("grid");
        GridWorld grid = new GridReader(node.get("grid"), warnings).read(discount);
        return new GridVocabulary(grid.world(name, description), grid);
    }
}
