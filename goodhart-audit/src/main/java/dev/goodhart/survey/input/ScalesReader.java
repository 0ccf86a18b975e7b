package dev.goodhart.survey.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.YamlNode;
import dev.goodhart.survey.PathEquation;
import dev.goodhart.survey.PathModel;
import dev.goodhart.survey.SurveyModel;
import dev.goodhart.survey.SurveyScale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads scales and equations. */
final class ScalesReader {
    private ScalesReader() {}

    static SurveyModel read(YamlNode root, double[] range) {
        List<SurveyScale> scales = new ArrayList<>();
        root.get("scales").asMap().forEach((name, node) -> scales.add(scale(name, node, range)));
        root.find("measures")
                .ifPresent(m -> m.asListOrOne().forEach(column -> scales.add(SurveyScale.measure(column.asText()))));
        YamlNode equations = root.get("equations");
        List<PathEquation> paths = new ArrayList<>();
        equations
                .asMap()
                .forEach((outcome, node) -> paths.add(new PathEquation(
                        outcome,
                        node.asListOrOne().stream().map(YamlNode::asText).toList())));
        List<List<String>> indirect = new ArrayList<>();
        root.find("indirect")
                .ifPresent(list -> list.asList()
                        .forEach(path -> indirect.add(
                                path.asList().stream().map(YamlNode::asText).toList())));
        Map<String, Double> autonomy = new LinkedHashMap<>();
        root.find("autonomy").ifPresent(a -> a.asMap().forEach((scale, w) -> autonomy.put(scale, w.asNumber())));
        PathModel model = located(equations, () -> PathModel.of(paths));
        for (List<String> path : indirect) {
            checkArrows(root.get("indirect"), paths, path);
        }
        return located(root, () -> new SurveyModel(scales, model, indirect, autonomy));
    }

    private static SurveyScale scale(String name, YamlNode node, double[] range) {
        boolean plain = node.kind() == YamlNode.Kind.LIST;
        if (!plain) {
            node.rejectUnknownKeys("items", "reversed");
        }
        YamlNode items = plain ? node : node.get("items");
        List<String> columns = items.asList().stream().map(YamlNode::asText).toList();
        List<String> reversed = plain
                ? List.of()
                : node.find("reversed")
                        .map(r -> r.asListOrOne().stream().map(YamlNode::asText).toList())
                        .orElse(List.of());
        return located(items, () -> {
            SurveyScale scale = SurveyScale.of(name, columns);
            return reversed.isEmpty()
                    ? scale
                    : new SurveyScale(name, columns, Set.copyOf(reversed), range[0], range[1]);
        });
    }

    private static void checkArrows(YamlNode node, List<PathEquation> equations, List<String> path) {
        for (int i = 1; i < path.size(); i++) {
            String from = path.get(i - 1);
            String to = path.get(i);
            if (equations.stream()
                    .noneMatch(e -> e.outcome().equals(to) && e.predictors().contains(from))) {
                throw node.error(
                        "must follow the arrows of the equations, but '" + to + "' has no predictor '" + from + "'",
                        "");
            }
        }
    }

    /** What a record's own check says, at its place in the file. */
    private static <T> T located(YamlNode node, Supplier<T> make) {
        try {
            return make.get();
        } catch (InvalidInputException e) {
            String[] parts = String.valueOf(e.getMessage()).split("\\RMaybe ", 2);
            throw node.error("cannot be used: " + parts[0], parts.length > 1 ? parts[1] : "");
        }
    }
}
