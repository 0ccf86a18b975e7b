package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.TextFile;
import dev.goodhart.output.CompleteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of a training run.
 *
 * @param folder where it is
 */
record RunFolder(Path folder) {
    private static final int MAX_BYTES = 1 << 20;

    /**
     * What must be known to act in the environment again.
     *
     * @param source the task's name or the world file
     * @param reward the reward trained
     * @param timeLimit given on the command line, or null
     */
    record Description(
            String source, String reward, @Nullable Integer timeLimit) {}

    Path checkpoint() {
        return folder.resolve("checkpoint.safetensors");
    }

    Path policy() {
        return folder.resolve("policy.safetensors");
    }

    Path curves() {
        return folder.resolve("curves.csv");
    }

    Path report() {
        return folder.resolve("report.html");
    }

    /** The reward model that was optimised, where one was. */
    Path rewardModel() {
        return folder.resolve("reward-model.safetensors");
    }

    private Path description() {
        return folder.resolve("run.json");
    }

    /** Makes the folder; refuses one with a run in it unless that is gone on with. */
    boolean begin(boolean resume) {
        boolean there = Files.exists(checkpoint()) || Files.exists(description());
        if (there && !resume) {
            throw InvalidInputException.at(
                    folder.toString(),
                    0,
                    "",
                    "holds a run already",
                    "add --resume to go on with it, or name another folder");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw InvalidInputException.at(folder.toString(), 0, "", "cannot be made: " + e.getMessage(), "");
        }
        return Files.exists(checkpoint());
    }

    void describe(Description description) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("source", description.source());
        map.put("reward", description.reward());
        if (description.timeLimit() != null) {
            map.put("timeLimit", description.timeLimit());
        }
        CompleteFile.write(description(), part -> Files.writeString(part, AuditJson.write(map)));
    }

    Description described() {
        Path file = description();
        if (!Files.exists(file)) {
            throw InvalidInputException.at(
                    folder.toString(), 0, "", "must hold a run", "it was made by 'goodhart train' under another name");
        }
        try {
            JsonNode node = JsonMapper.builder().build().readTree(TextFile.read(file, MAX_BYTES));
            JsonNode limit = node.get("timeLimit");
            return new Description(
                    node.required("source").asString(),
                    node.required("reward").asString(),
                    limit == null ? null : limit.asInt());
        } catch (JacksonException | IllegalArgumentException e) {
            throw InvalidInputException.at(
                    file.toString(), 0, "", "must be what 'goodhart train' wrote: " + e.getMessage(), "it was edited");
        }
    }
}
