package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.YamlNode;
import dev.goodhart.settings.Assignment;
import dev.goodhart.settings.SettingsReader;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.StudyPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is to be run: scale, seeds and settings. */
final class PlanOptions {
    @Option(names = "--full", description = "The full scale (minutes) instead of the quick one (seconds).")
    private boolean full;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "How many seeds each arm is run with; more seeds later reuse the earlier ones.")
    private @Nullable Integer seeds;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "One setting, with dots for nested ones; STUDY.KEY=VALUE when several studies are run. May be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings in a YAML file; a map by study when several are run. --set wins over it.")
    private @Nullable Path file;

    List<StudyPlan<?>> plans(List<Study<?>> studies) {
        List<String> ids = studies.stream().map(study -> study.id()).toList();
        List<Assignment> parsed = assignments.stream().map(Assignment::parse).toList();
        for (Assignment assignment : parsed) {
            if (ids.size() > 1 && !ids.contains(assignment.keys().getFirst())) {
                throw new InvalidInputException(assignment.source() + ": must begin with the study it is for, one of "
                        + String.join(", ", ids));
            }
        }
        @Nullable YamlNode settings = file == null ? null : YamlNode.read(file);
        List<StudyPlan<?>> plans = new ArrayList<>();
        for (Study<?> study : studies) {
            List<Assignment> own = parsed.stream()
                    .filter(a -> ids.size() == 1 || a.keys().getFirst().equals(study.id()))
                    .map(a -> a.keys().size() > 1 && a.keys().getFirst().equals(study.id()) ? a.inner() : a)
                    .toList();
            plans.add(plan(study, SettingsReader.of(settings == null ? null : part(settings, study.id(), ids), own)));
        }
        return plans;
    }

    /** The settings of one study: the file is a map by study when several are run, and may be when one is. */
    private static @Nullable YamlNode part(YamlNode settings, String study, List<String> ids) {
        if (ids.size() > 1) {
            settings.rejectUnknownKeys(Set.copyOf(ids));
            return settings.asMap().get(study);
        }
        boolean byStudy = settings.kind() == YamlNode.Kind.MAP
                && settings.asMap().keySet().equals(Set.of(study));
        return byStudy ? settings.asMap().get(study) : settings;
    }

    private <S extends Record> StudyPlan<S> plan(Study<S> study, SettingsReader reader) {
        Scale scale = full ? Scale.FULL : Scale.QUICK;
        S settings = reader.read(study.settings(scale));
        return StudyPlan.of(study, settings, seeds == null ? study.seeds(scale) : seeds);
    }
}
