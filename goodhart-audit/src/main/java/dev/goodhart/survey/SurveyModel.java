package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a survey is to be asked.
 *
 * @param scales constructs and single measures, each name once
 * @param paths the equations between them; every variable is a scale
 * @param indirect paths whose indirect effects are wanted, three variables or more each
 * @param autonomy weights of the relative autonomy index by scale, empty for none
 */
public record SurveyModel(
        List<SurveyScale> scales, PathModel paths, List<List<String>> indirect, Map<String, Double> autonomy) {
    /** Copies the lists and checks the names. */
    public SurveyModel {
        scales = List.copyOf(scales);
        indirect = indirect.stream().map(List::copyOf).toList();
        autonomy = Collections.unmodifiableMap(new LinkedHashMap<>(autonomy));
        Set<String> names = new HashSet<>();
        for (SurveyScale scale : scales) {
            if (!names.add(scale.name())) {
                throw new InvalidInputException(
                        "A scale must have a name of its own, two are called '" + scale.name() + "'");
            }
        }
        Set<String> used = new HashSet<>(paths.variables());
        used.addAll(autonomy.keySet());
        indirect.forEach(used::addAll);
        for (String name : used) {
            if (!names.contains(name)) {
                String hint = Suggestion.hint(name, names);
                throw new InvalidInputException("'" + name + "' must be a scale or a measure; there are "
                        + String.join(", ", names.stream().sorted().toList())
                        + (hint.isEmpty() ? "" : "\nMaybe " + hint));
            }
        }
        for (List<String> path : indirect) {
            if (path.size() < 3) {
                throw new InvalidInputException(
                        "An indirect effect must name 3 variables or more, from the first over those between to the last,"
                                + " has " + path);
            }
        }
    }

    /**
     * A scale by its name.
     *
     * @param name the name
     * @return the scale
     */
    public SurveyScale scale(String name) {
        return scales.stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no scale '" + name + "'"));
    }

    /** {@return all columns that hold an item, each once, in order} */
    public List<String> items() {
        return scales.stream().flatMap(s -> s.items().stream()).distinct().toList();
    }
}
