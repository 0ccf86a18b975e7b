package dev.goodhart.command;

import dev.goodhart.study.CanonicalJson;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.StudyCatalog;
import dev.goodhart.study.StudyPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the studies there are. */
@Command(
        name = "studies",
        description = "Lists the studies: what is tried, the paper, the arms, the claims, the settings.",
        mixinStandardHelpOptions = true,
        footer = {"%nExamples:", "  goodhart studies", "  goodhart studies starc", "  goodhart studies --json"})
final class StudiesCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "STUDY", description = "Only these.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        StudyCatalog catalog = StudyCatalog.load();
        Collection<Study<?>> studies = new ArrayList<>();
        if (ids.isEmpty()) {
            studies.addAll(catalog.all());
        }
        for (String id : ids) {
            studies.add(catalog.find(id));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            List<Object> list = new ArrayList<>();
            studies.forEach(study -> list.add(json(study)));
            out.println(CanonicalJson.writeIndented(Map.of("studies", list)));
        } else {
            studies.forEach(study -> print(study, out));
        }
        return 0;
    }

    private static <S extends Record> void print(Study<S> study, PrintWriter out) {
        Paper paper = study.paper();
        StudyPlan<S> quick = StudyPlan.of(study, Scale.QUICK);
        StudyPlan<S> full = StudyPlan.of(study, Scale.FULL);
        out.println(study.id() + ": " + study.title());
        out.println("  " + paper.authors() + " (" + paper.year() + "). " + paper.title() + ". " + paper.identifier());
        out.println("  arms      " + String.join(", ", quick.arms())
                + (full.arms().equals(quick.arms()) ? "" : "; with --full " + String.join(", ", full.arms())));
        out.println("  seeds     " + quick.seeds()
                + (full.seeds() == quick.seeds() ? "" : ", with --full " + full.seeds()));
        out.println("  settings  " + quick.settingsJson());
        if (!full.settingsJson().equals(quick.settingsJson())) {
            out.println("    --full  " + full.settingsJson());
        }
        for (Claim claim : study.claims()) {
            out.println("  " + String.format("%-8s", claim.id()) + "  " + claim.sentence());
        }
        out.println();
    }

    private static <S extends Record> Map<String, Object> json(Study<S> study) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", study.id());
        json.put("title", study.title());
        json.put("paper", study.paper());
        for (Scale scale : Scale.values()) {
            StudyPlan<S> plan = StudyPlan.of(study, scale);
            json.put(
                    scale == Scale.QUICK ? "quick" : "full",
                    Map.of(
                            "arms", plan.arms(),
                            "seeds", plan.seeds(),
                            "settings", CanonicalJson.tree(plan.settingsJson())));
        }
        json.put(
                "claims",
                study.claims().stream()
                        .map(claim -> Map.of("id", claim.id(), "sentence", claim.sentence()))
                        .toList());
        return json;
    }
}
