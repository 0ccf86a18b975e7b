package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.store.SqlStore;
import dev.goodhart.store.StoreAddress;
import dev.goodhart.study.CanonicalJson;
import dev.goodhart.study.JsonDifference;
import dev.goodhart.study.ProgressListener;
import dev.goodhart.study.Provenance;
import dev.goodhart.study.Scale;
import dev.goodhart.study.StoredSettings;
import dev.goodhart.study.StoredTrial;
import dev.goodhart.study.Study;
import dev.goodhart.study.StudyCatalog;
import dev.goodhart.study.StudyPlan;
import dev.goodhart.study.TrialKey;
import dev.goodhart.study.TrialResult;
import dev.goodhart.study.TrialStore;
import dev.goodhart.study.Versions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one stored trial again and compares. */
@Command(
        name = "replay",
        description =
                "Runs one stored trial again, with the settings it was stored under, and says whether the bytes agree.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the bytes agree", "1:they differ", "2:bad input, or no such trial is stored"},
        footer = {
            "%nExamples:",
            "  goodhart replay off-switch --arm surfaces --seed 0",
            "  goodhart replay starc --arm table --seed 3 --settings-digest 1f2e3d"
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STUDY", description = "The study's id.")
    private String id = "";

    @Option(names = "--arm", required = true, paramLabel = "ARM", description = "The trial's arm.")
    private String arm = "";

    @Option(names = "--seed", required = true, paramLabel = "N", description = "The trial's seed number, from 0.")
    private int seed;

    @Option(
            names = "--settings-digest",
            paramLabel = "HEX",
            description =
                    "The first digits of the settings' digest, needed when the trial is stored under several settings.")
    private String digest = "";

    @Mixin
    private StoreOption storeOption = new StoreOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Study<?> study = StudyCatalog.load().find(id);
        StoreAddress address = storeOption.address();
        StoredTrial stored;
        try (TrialStore store = SqlStore.open(address)) {
            stored = stored(store, address);
        }
        StudyPlan<?> plan = plan(study, stored);
        if (!plan.arms().contains(arm)) {
            throw new InvalidInputException(
                    "The study " + id + " has no arm '" + arm + "' any more, it has " + String.join(", ", plan.arms()));
        }
        TrialResult now = plan.run(stored.key(), ProgressListener.NONE);
        String body = CanonicalJson.write(now);
        Optional<String> difference = body.equals(stored.body())
                ? Optional.empty()
                : JsonDifference.first(CanonicalJson.tree(stored.body()), CanonicalJson.tree(body), "");
        report(plan, stored, difference);
        return difference.isEmpty() ? 0 : Goodhart.ANSWER_IS_NO;
    }

    private StoredTrial stored(TrialStore store, StoreAddress address) {
        List<StoredTrial> found = new ArrayList<>();
        for (StoredSettings settings : store.settings(id)) {
            if (settings.digest().startsWith(digest)) {
                store.find(new TrialKey(id, arm, seed, settings.digest())).ifPresent(found::add);
            }
        }
        if (found.isEmpty()) {
            throw new InvalidInputException(
                    "The store " + address.name() + " holds no trial of arm '" + arm + "' and seed "
                            + seed + " of study " + id + (digest.isEmpty() ? "" : " with settings " + digest)
                            + "\nMaybe 'goodhart export " + id + "' shows what it holds");
        }
        if (found.size() > 1) {
            StringBuilder list = new StringBuilder();
            found.forEach(trial -> list.append("\n  ")
                    .append(trial.key().settings(), 0, 12)
                    .append("  ")
                    .append(trial.provenance().settings()));
            throw new InvalidInputException("The trial is stored under " + found.size()
                    + " settings, --settings-digest must say which:" + list);
        }
        return found.getFirst();
    }

    private static <S extends Record> StudyPlan<S> plan(Study<S> study, StoredTrial stored) {
        S defaults = study.settings(Scale.QUICK);
        @SuppressWarnings("unchecked") // the class of an S
        Class<S> type = (Class<S>) defaults.getClass();
        try {
            S settings = CanonicalJson.read(stored.provenance().settings(), type);
            return StudyPlan.of(study, settings, stored.key().seed() + 1);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "The settings the trial was stored under are not those of today's study " + study.id() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private void report(StudyPlan<?> plan, StoredTrial stored, Optional<String> difference) {
        List<String> notes = notes(plan, stored);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("trial", stored.key());
            all.put("agrees", difference.isEmpty());
            all.put("sha256", stored.sha256());
            difference.ifPresent(text -> all.put("firstDifference", text));
            all.put("notes", notes);
            all.put("stored", stored.provenance());
            out.println(CanonicalJson.writeIndented(all));
            return;
        }
        String name =
                stored.key().path() + " (settings " + stored.key().settings().substring(0, 12) + ")";
        out.println(
                difference.isEmpty()
                        ? name + ": the bytes agree, sha256 " + stored.sha256()
                        : name + ": the bytes differ; the first difference: " + difference.get());
        notes.forEach(note -> out.println("  " + note));
    }

    /** What has changed since the trial was stored, and could explain a difference. */
    private static List<String> notes(StudyPlan<?> plan, StoredTrial stored) {
        Provenance then = stored.provenance();
        List<String> notes = new ArrayList<>();
        if (!plan.settingsDigest().equals(stored.key().settings())) {
            notes.add("the study was revised since; 'goodhart run' no longer uses this trial");
        }
        note(notes, "goodhart", then.goodhart(), Versions.goodhart());
        note(notes, "libraries", then.libraries(), Versions.libraries());
        note(notes, "platform", then.platform(), Provenance.Platform.current());
        return notes;
    }

    private static void note(List<String> notes, String what, Object then, Object now) {
        if (!then.equals(now)) {
            notes.add(what + " then: " + then + ", now: " + now);
        }
    }
}
