package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.output.CompleteFile;
import dev.goodhart.store.SqlStore;
import dev.goodhart.store.StoreAddress;
import dev.goodhart.study.StoredSettings;
import dev.goodhart.study.StoredTrial;
import dev.goodhart.study.StudyCatalog;
import dev.goodhart.study.TrialStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes stored trials out. */
@Command(
        name = "export",
        description = "Writes the stored trials of a study as CSV (metrics and series) or JSON (everything).",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "%nThe same trials give the same bytes, whenever and in whatever order they ran.",
            "%nExamples:",
            "  goodhart export starc > starc.csv",
            "  goodhart export off-switch --format json --out off-switch.json",
            "  goodhart export starc --settings-digest 1f2e3d --provenance --format json"
        })
final class ExportCommand implements Callable<Integer> {
    enum Format {
        CSV,
        JSON
    }

    @Parameters(paramLabel = "STUDY", description = "The study's id.")
    private String id = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "csv (default) or json.")
    private Format format = Format.CSV;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write (default: standard output). The file is replaced only when all is written.")
    private @Nullable Path out;

    @Option(
            names = "--settings-digest",
            paramLabel = "HEX",
            description = "Only trials whose settings' digest begins so (default: all settings).")
    private String digest = "";

    @Option(
            names = "--provenance",
            description = "With json: where every trial came from, which differs from run to run.")
    private boolean provenance;

    @Mixin
    private StoreOption storeOption = new StoreOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (provenance && format == Format.CSV) {
            throw new InvalidInputException("--provenance must come with --format json");
        }
        StudyCatalog.load().find(id);
        StoreAddress address = storeOption.address();
        SortedMap<String, List<StoredTrial>> trials = new TreeMap<>();
        try (TrialStore store = SqlStore.open(address)) {
            for (StoredSettings settings : store.settings(id)) {
                if (settings.digest().startsWith(digest)) {
                    trials.put(settings.digest(), store.trials(id, settings.digest()));
                }
            }
        }
        if (trials.isEmpty()) {
            throw new InvalidInputException("The store " + address.name() + " holds no trial of study " + id
                    + (digest.isEmpty() ? "" : " with settings " + digest) + "\nMaybe run it first: goodhart run "
                    + id);
        }
        EvidenceExport export = new EvidenceExport(id, trials);
        String text = switch (format) {
            case CSV -> export.csv();
            case JSON -> export.json(provenance);
        };
        if (out == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        } else {
            CompleteFile.write(out, part -> Files.writeString(part, text));
        }
        return 0;
    }
}
