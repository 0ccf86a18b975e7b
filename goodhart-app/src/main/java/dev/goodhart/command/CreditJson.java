package dev.goodhart.command;

import dev.goodhart.credit.Credits;
import dev.goodhart.credit.RewardToGoBias;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes the credits of a text as one line of JSON. Figures that do not exist are null. */
final class CreditJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CreditJson() {}

    static String line(CreditedText text) {
        Credits credits = text.credits();
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", text.text().id());
        line.put("line", text.text().line());
        line.put("method", credits.method().label());
        line.put(
                "units",
                text.text().steps() == null ? text.text().units() : text.text().steps());
        line.put("credits", credits.credits());
        line.put("standardErrors", credits.standardErrors());
        line.put("rewards", text.rewards());
        line.put("total", credits.total());
        line.put("empty", JsonNumbers.finite(credits.empty()));
        line.put("efficiencyResidual", credits.efficiencyResidual());
        line.put("evaluations", credits.evaluations());
        line.put("interactionShare", JsonNumbers.finite(credits.interactionShare()));
        RewardToGoBias bias = credits.bias();
        line.put("bias", bias == null ? null : JsonNumbers.finite(bias.relative()));
        line.put("leak", bias == null ? null : bias.leak());
        return MAPPER.writeValueAsString(line);
    }
}
