package dev.goodhart.scoring;

import dev.goodhart.credit.Coalition;
import dev.goodhart.credit.CoalitionValue;
import dev.goodhart.credit.OwenTree;
import dev.goodhart.input.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One text or episode with what is known of its score.
 *
 * @param line where it stands in its file, from 1
 * @param id what it is called; the number of its line where the file does not say
 * @param prompt what it answers, empty for none
 * @param units its parts as texts
 * @param steps its parts as they stand in the file, if it is an episode; else null
 * @param score of the whole, or null
 * @param values of coalitions, or null
 * @param prefixScores {@code [units + 1]} of the first 0, 1, ... units, or null
 * @param attention {@code [units]} weights, or null
 * @param tree over the units, or null
 * @param tokensPerUnit {@code [units]} or null for one each
 * @param kl {@code [tokens]} or null for 0
 */
public record ScoredText(
        int line,
        String id,
        String prompt,
        List<String> units,
        @Nullable List<JsonNode> steps,
        @Nullable Double score,
        @Nullable Map<Coalition, Double> values,
        double @Nullable [] prefixScores,
        double @Nullable [] attention,
        @Nullable OwenTree tree,
        int @Nullable [] tokensPerUnit,
        double @Nullable [] kl) {
    /** {@return the values that the file itself gives; a coalition that it lacks is an error when it is asked for} */
    public CoalitionValue given() {
        int n = units.size();
        return CoalitionValue.each(coalition -> {
            if (values != null && values.containsKey(coalition)) {
                return values.get(coalition);
            }
            if (score != null && coalition.size() == n) {
                return score;
            }
            if (prefixScores != null && coalition.equals(Coalition.first(n, coalition.size()))) {
                return prefixScores[coalition.size()];
            }
            throw new InvalidInputException("the value of the units \"" + coalition + "\" is needed and not given"
                    + "\nMaybe add it to values, name a --scorer, or choose a --method that needs less.");
        });
    }
}
