package dev.goodhart.survey.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.YamlNode;
import dev.goodhart.survey.SurveyModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a model file asks: of answers, of criteria, of a log, or several of them.
 *
 * @param survey scales and equations, if there are any
 * @param group the column of the respondents' group, if there is one
 * @param low least answer possible, NaN if not said
 * @param high greatest answer possible
 * @param missing codes that stand for no answer, besides empty, NA, N/A, NaN and a dot
 * @param priorities criteria rated twice
 * @param criteria values, metrics and costs
 * @param logs columns of a log of behaviour
 */
public record SurveyFile(
        Optional<SurveyModel> survey,
        Optional<String> group,
        double low,
        double high,
        Set<String> missing,
        List<PriorityItem> priorities,
        Optional<CriteriaEntry> criteria,
        Optional<LogEntry> logs) {
    /** Copies the collections. */
    public SurveyFile {
        missing = Set.copyOf(missing);
        priorities = List.copyOf(priorities);
    }

    /**
     * Reads a model file.
     *
     * @param path the file
     * @return what it asks
     * @throws InvalidInputException if anything in it cannot be used; the message names file, line and key
     */
    public static SurveyFile read(Path path) {
        return of(YamlNode.read(path));
    }

    /**
     * Reads the text of a model file.
     *
     * @param fileName what to call it in errors
     * @param text the YAML
     * @return what it asks
     * @throws InvalidInputException if anything in it cannot be used
     */
    public static SurveyFile parse(String fileName, String text) {
        return of(YamlNode.parse(fileName, text));
    }

    private static SurveyFile of(YamlNode root) {
        root.rejectUnknownKeys(
                "scales",
                "measures",
                "equations",
                "indirect",
                "autonomy",
                "range",
                "missing",
                "group",
                "priorities",
                "criteria",
                "logs");
        double[] range = {Double.NaN, Double.NaN};
        root.find("range").ifPresent(r -> {
            List<YamlNode> ends = r.asList();
            if (ends.size() != 2 || !(ends.get(0).asNumber() < ends.get(1).asNumber())) {
                throw r.error("must be the least and the greatest answer, as [1, 5], is " + r.describe(), "");
            }
            range[0] = ends.get(0).asNumber();
            range[1] = ends.get(1).asNumber();
        });
        Optional<SurveyModel> survey = Optional.empty();
        if (root.find("scales").isPresent() || root.find("equations").isPresent()) {
            survey = Optional.of(ScalesReader.read(root, range));
        }
        List<PriorityItem> priorities = new ArrayList<>();
        root.find("priorities")
                .ifPresent(p -> p.asMap().forEach((name, node) -> {
                    node.rejectUnknownKeys("own", "evaluators");
                    priorities.add(new PriorityItem(
                            name,
                            node.get("own").asText(),
                            node.get("evaluators").asText()));
                }));
        Set<String> missing = new LinkedHashSet<>();
        root.find("missing").ifPresent(m -> m.asListOrOne().forEach(code -> missing.add(code.asText())));
        SurveyFile file = new SurveyFile(
                survey,
                root.find("group").map(YamlNode::asText),
                range[0],
                range[1],
                missing,
                priorities,
                root.find("criteria").map(CriteriaReader::read),
                root.find("logs").map(SurveyFile::logs));
        if (survey.isEmpty() && priorities.isEmpty() && file.criteria.isEmpty() && file.logs.isEmpty()) {
            throw root.error(
                    "must ask something: scales with equations, priorities, criteria or logs", "--template shows how");
        }
        return file;
    }

    private static LogEntry logs(YamlNode node) {
        node.rejectUnknownKeys("behaviour", "metric", "value", "rewarded", "ridge");
        return new LogEntry(
                node.get("behaviour").asListOrOne().stream()
                        .map(YamlNode::asText)
                        .toList(),
                node.get("metric").asText(),
                node.get("value").asText(),
                node.find("rewarded").map(YamlNode::asText).orElse(null),
                node.find("ridge").map(r -> r.asNumber(0, 1e12)).orElse(1.0));
    }

    /** {@return whether answers or a log are needed beside the model} */
    public boolean needsData() {
        return survey.isPresent() || !priorities.isEmpty() || logs.isPresent();
    }

    /** {@return columns of rated items, on the range if one is said} */
    Set<String> ratedColumns() {
        Set<String> columns = new LinkedHashSet<>();
        survey.ifPresent(s -> s.scales().stream()
                .filter(scale -> !scale.isMeasure())
                .forEach(scale -> columns.addAll(scale.items())));
        priorities.forEach(p -> {
            columns.add(p.own());
            columns.add(p.evaluators());
        });
        return columns;
    }

    /** {@return all columns that hold numbers} */
    Set<String> numberColumns() {
        Set<String> columns = new LinkedHashSet<>(ratedColumns());
        survey.ifPresent(s -> columns.addAll(s.items()));
        logs.ifPresent(l -> {
            columns.addAll(l.behaviour());
            columns.add(l.metric());
            columns.add(l.value());
            String rewarded = l.rewarded();
            if (rewarded != null) {
                columns.add(rewarded);
            }
        });
        return columns;
    }
}
