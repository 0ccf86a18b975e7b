package dev.goodhart.command;

import dev.goodhart.audit.Finding;
import dev.goodhart.audit.ProxyAudit;
import dev.goodhart.audit.Remedy;
import dev.goodhart.audit.TermPayment;
import dev.goodhart.comparison.Polygon;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.world.WorldFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Audits as JSON. Figures that are not numbers are written as the strings "NaN" and "Infinity". */
final class AuditJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .build();

    private AuditJson() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static String of(WorldFile file, List<ProxyAudit> audits, @Nullable String report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("world", file.world().name());
        json.put("states", file.world().mdp().states());
        json.put("actions", file.world().mdp().actions());
        json.put("transitions", file.world().mdp().transitions());
        json.put("discount", file.world().mdp().discount());
        json.put("intended", file.intended().name());
        json.put("warnings", file.warnings());
        json.put("sound", audits.stream().allMatch(a -> a.verdict().acceptable()));
        json.put("proxies", audits.stream().map(AuditJson::proxy).toList());
        if (report != null) {
            json.put("report", report);
        }
        return write(json);
    }

    private static Map<String, Object> proxy(ProxyAudit audit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", audit.proxy().name());
        json.put("verdict", audit.verdict());
        json.put("ordering", audit.ordering());
        json.put("distances", audit.distances());
        json.put("worstCaseRegret", audit.worstCase().regret());
        json.put("optimum", audit.optimum());
        json.put("proxyReturn", audit.region().proxyRange());
        json.put("intendedReturn", audit.region().intendedRange());
        json.put(
                "guarantee",
                List.of(0.5, 0.75, 0.9, 0.95, 0.99, 1.0).stream()
                        .map(level -> audit.region().guarantee(level))
                        .toList());
        json.put("region", polygon(audit.region().inner()));
        json.put("regionGap", audit.region().gap());
        json.put("goodhartCurve", audit.pressure());
        json.put("learnerCurve", audit.learner());
        json.put("terms", audit.payments().stream().map(AuditJson::term).toList());
        json.put("findings", audit.findings().stream().map(AuditJson::finding).toList());
        json.put("remedies", audit.remedies().stream().map(AuditJson::remedy).toList());
        return json;
    }

    private static Map<String, Object> polygon(Polygon polygon) {
        return ordered("proxy", polygon.x(), "intended", polygon.y());
    }

    private static Map<String, Object> term(TermPayment payment) {
        Map<String, Object> json =
                ordered("name", payment.term().name(), "weight", payment.term().weight());
        json.put("paysProxyOptimal", payment.toProxyOptimal());
        json.put("paysIntendedOptimal", payment.toIntendedOptimal());
        json.put("shaping", payment.shaping());
        return json;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = ordered("level", finding.level(), "headline", finding.headline());
        json.put("detail", finding.detail());
        return json;
    }

    private static Map<String, Object> remedy(Remedy remedy) {
        Map<String, Object> json = ordered("kind", remedy.kind(), "description", remedy.description());
        json.put("verdict", remedy.verdict());
        json.put("loss", remedy.loss());
        json.put("distance", remedy.distance());
        json.put("worstCaseRegret", remedy.worstCaseRegret());
        Map<String, Object> weights = new LinkedHashMap<>();
        for (RewardTerm term : remedy.changed().terms()) {
            weights.put(term.name(), term.weight());
        }
        json.put("weights", weights);
        return json;
    }

    private static Map<String, Object> ordered(String firstKey, Object first, String secondKey, Object second) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(firstKey, first);
        json.put(secondKey, second);
        return json;
    }
}
