package dev.goodhart.command;

import dev.goodhart.design.InvarianceCertificate;
import dev.goodhart.design.RewardRow;
import dev.goodhart.mdp.World;
import dev.goodhart.reward.RewardTerm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A designed reward as JSON. */
final class DesignJson {
    private DesignJson() {}

    static String of(Design design, @Nullable Path written, @Nullable Path report) {
        World world = design.file().world();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("world", world.name());
        json.put("states", world.mdp().states());
        json.put("actions", world.mdp().actions());
        json.put("discount", world.mdp().discount());
        json.put("intended", design.file().intended().name());
        json.put("method", design.method().toString());
        json.put("name", design.designed().name());
        json.put("promisesInvariance", design.method().promising());
        json.put("asPromised", design.kept());
        json.put("certificate", certificate(design.designed().certificate(), world));
        json.put("notes", design.designed().notes());
        List<Object> terms = new ArrayList<>();
        for (RewardTerm term : design.designed().reward().terms()) {
            terms.add(term(term, world));
        }
        json.put("terms", terms);
        Map<String, Object> audit = new LinkedHashMap<>();
        audit.put("verdict", design.audit().verdict());
        audit.put("distances", design.audit().distances());
        audit.put("worstCaseRegret", design.audit().worstCase().regret());
        audit.put("optimum", design.audit().optimum());
        json.put("audit", audit);
        Map<String, Object> learners = new LinkedHashMap<>();
        learners.put("steps", design.curves().steps());
        learners.put("intended", design.curves().intended());
        learners.put("designed", design.curves().designed());
        learners.put("stepsToReachIntended", design.stepsToReach(design.curves().intended()));
        learners.put("stepsToReachDesigned", design.stepsToReach(design.curves().designed()));
        learners.put("stepsToKeepIntended", design.stepsToKeep(design.curves().intended()));
        learners.put("stepsToKeepDesigned", design.stepsToKeep(design.curves().designed()));
        learners.put("optimum", design.optimum());
        learners.put("random", design.uniformReturn());
        json.put("learners", learners);
        if (design.alignment() != null) {
            json.put("hints", design.alignment().verdicts());
            json.put("freshLearners", design.alignment().freshLearners());
            json.put("learnedDiscount", design.alignment().reward().discount());
        }
        json.put("warnings", design.file().warnings());
        if (written != null) {
            json.put("written", written.toString());
        }
        if (report != null) {
            json.put("report", report.toString());
        }
        return AuditJson.write(json);
    }

    private static Map<String, Object> certificate(InvarianceCertificate certificate, World world) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("keepsOptimalActions", certificate.keepsOptimalActions());
        json.put("keepsMargins", certificate.keepsMargins());
        json.put("statesLeaving", certificate.leaving());
        json.put("expectedLoss", certificate.expectedLoss());
        json.put("largestLoss", certificate.largestLoss());
        json.put("worstState", world.stateNames().get(certificate.worst()));
        json.put(
                "tightestState",
                certificate.tightest() < 0 ? null : world.stateNames().get(certificate.tightest()));
        json.put("tightestSlack", certificate.tightestSlack());
        json.put("inWords", certificate.inWords(world.stateNames()));
        return json;
    }

    private static Map<String, Object> term(RewardTerm term, World world) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", term.name());
        json.put("weight", term.weight());
        List<Object> rows = new ArrayList<>();
        for (RewardRow row : new TermRows(world).rows(term)) {
            rows.add(List.of(
                    name(world.stateNames(), row.state()),
                    name(world.actionNames(), row.action()),
                    name(world.stateNames(), row.next()),
                    row.value()));
        }
        json.put("table", rows);
        return json;
    }

    private static String name(List<String> names, int index) {
        return index == RewardRow.ANY ? "*" : names.get(index);
    }
}
