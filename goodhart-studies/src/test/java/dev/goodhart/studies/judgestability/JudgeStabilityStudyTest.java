package dev.goodhart.studies.judgestability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.studies.starc.StudyLoop;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.TrialResult;
import dev.goodhart.study.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JudgeStabilityStudyTest {
    private static final JudgeStabilityStudy STUDY = new JudgeStabilityStudy();

    @Test
    void everyClaimHoldsAtTheQuickScale() {
        JudgeStabilityStudySettings settings = STUDY.settings(Scale.QUICK);
        Evidence evidence = StudyLoop.run(STUDY, settings, STUDY.seeds(Scale.QUICK));
        Map<String, Judgement> judgements = StudyLoop.judge(STUDY, evidence);
        assertThat(judgements).containsOnlyKeys("C1", "C2", "C3", "C4", "C5");
        assertThat(judgements)
                .allSatisfy((id, judgement) -> assertThat(judgement.verdict())
                        .as(id + ": " + judgement.detail())
                        .isEqualTo(Verdict.HOLDS));
        assertThat(STUDY.figures(evidence)).hasSize(8);
    }

    /** Every number that the published ratings lead to. */
    @Test
    void thePublishedAgreementIsRecomputed() {
        TrialResult trial = StudyLoop.trial(STUDY, STUDY.settings(Scale.QUICK), JudgeStabilityStudy.ANNOTATORS, 0);
        JudgeStabilityClaims.expected()
                .forEach((name, value) ->
                        assertThat(trial.metrics().get(name)).as(name).isCloseTo(value, within(1e-6)));
    }

    /** Tau between the recorded values of two languages, as published with them. */
    @ParameterizedTest
    @CsvSource({
        "ttr, et, fi, .8667",
        "ttr, et, hu, .8667",
        "ttr, fi, hu, .7333",
        "ttr, en, et, .6",
        "ttr, en, fi, .7333",
        "ttr, en, hu, .4667",
        "mattr, et, fi, 1",
        "mattr, et, hu, .4667",
        "mattr, fi, hu, .4667",
        "self-bleu, et, fi, .6",
        "self-bleu, et, hu, .7333",
        "self-bleu, fi, hu, .3333",
    })
    void tauOfThePublishedCorpora(String metric, String first, String second, double tau) {
        double[][] values = switch (metric) {
            case "ttr" -> PublishedCorpora.TTR;
            case "mattr" -> PublishedCorpora.MATTR;
            default -> PublishedCorpora.SELF_BLEU;
        };
        assertThat(PublishedCorpora.tau(values, first, second)).isCloseTo(tau, within(5e-5));
    }

    @Test
    void aTrialIsAFunctionOfArmSettingsAndSeed() {
        JudgeStabilityStudySettings settings = new JudgeStabilityStudySettings(20, 20, 20, "");
        for (String arm : STUDY.arms(settings)) {
            TrialResult once = StudyLoop.trial(STUDY, settings, arm, 3);
            TrialResult again = StudyLoop.trial(STUDY, settings, arm, 3);
            assertThat(again.metrics()).as(arm).isEqualTo(once.metrics()).isNotEmpty();
            assertThat(again.series()).as(arm).isEqualTo(once.series());
        }
        assertThat(StudyLoop.trial(STUDY, settings, JudgeStabilityStudy.TRANSFER, 4)
                        .metrics())
                .isNotEqualTo(StudyLoop.trial(STUDY, settings, JudgeStabilityStudy.TRANSFER, 3)
                        .metrics());
    }

    @Test
    void aFolderWithoutTheCorporaIsSaid() {
        JudgeStabilityStudySettings settings = new JudgeStabilityStudySettings(20, 20, 20, "nowhere");
        assertThat(STUDY.arms(settings)).contains(JudgeStabilityStudy.CORPORA);
        assertThatThrownBy(() -> StudyLoop.trial(STUDY, settings, JudgeStabilityStudy.CORPORA, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("combined_et.json");
    }

    /**
     * Files in the form of the published ones, with two dialogues of every model, one that was never filled, and models in no order. Claude's are
     * four different words, the others' two words twice: type-token ratios of 1 and 1/2, and two equal dialogues have a Self-BLEU of 1. Farthest
     * from the recorded values are then 1 - .4806 (Claude in English), .8507 - .5 (GPT in Finnish, English having no record) and
     * 1 - .1631 (Command-R in Finnish).
     */
    @Test
    void corporaInTheirPublishedFormAreCompared(@TempDir Path folder) throws IOException {
        for (String language : PublishedCorpora.LANGUAGES) {
            Files.writeString(
                    folder.resolve("combined_" + language + ".json"),
                    Stream.of(
                                    "mistral.mixtral-8x7b-instruct-v0:1",
                                    "cohere.command-r-v1:0",
                                    "meta.llama3-8b-instruct-v1:0",
                                    "us.anthropic.claude-sonnet-4-v1:0",
                                    "gpt-4.1-mini",
                                    "meta.llama3-70b-instruct-v1:0")
                            .map(model -> published(model, language))
                            .collect(Collectors.joining(",\n", "{\n", "\n}\n")));
        }
        JudgeStabilityStudySettings settings = new JudgeStabilityStudySettings(20, 20, 20, folder.toString());

        Map<String, Double> metrics =
                StudyLoop.trial(STUDY, settings, JudgeStabilityStudy.CORPORA, 0).metrics();

        assertThat(metrics.get("dialogues in fi")).isEqualTo(12.0);
        assertThat(metrics.get("ttr: largest difference")).isCloseTo(.5194, within(1e-12));
        assertThat(metrics.get("mattr: largest difference")).isCloseTo(.3507, within(1e-12));
        assertThat(metrics.get("self-bleu: largest difference")).isCloseTo(.8369, within(1e-12));
    }

    private static String published(String model, String language) {
        boolean claude = model.contains("claude");
        String dialogue = """
                {"subject": "Tellimus", "messages": [
                  {"from_name": "Kris Kull", "from_type": "customer", "message": "kala maja"},
                  {"from_name": "Karu Metsik", "from_type": "agent", "message": "%s"}],
                 "model": "%s", "_metadata": {"language": "%s", "n_messages": 2, "channel": "UNK"}, "source_file": ""}""".formatted(claude ? "õun põder" : "kala maja", model, language);
        String never = claude ? ", " + dialogue.replaceAll("(?s)\"messages\": \\[.*?\\]", "\"messages\": []") : "";
        return "\"" + model + "\": [" + dialogue + ", " + dialogue + never + "]";
    }

    @Test
    void aMissingModelIsNamed(@TempDir Path folder) throws IOException {
        for (String language : PublishedCorpora.LANGUAGES) {
            Files.writeString(
                    folder.resolve("combined_" + language + ".json"),
                    "{" + published("cohere.command-r-v1:0", language) + "}");
        }
        JudgeStabilityStudySettings settings = new JudgeStabilityStudySettings(20, 20, 20, folder.toString());
        assertThatThrownBy(() -> StudyLoop.trial(STUDY, settings, JudgeStabilityStudy.CORPORA, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'claude', have cohere.command-r-v1:0");
    }

    @Test
    void withoutEvidenceNothingIsDecidedAndNothingDrawn() {
        Evidence nothing = new Evidence(STUDY.id(), STUDY.arms(STUDY.settings(Scale.QUICK)), List.of());
        assertThat(StudyLoop.judge(STUDY, nothing).values())
                .allSatisfy(j -> assertThat(j.verdict()).isEqualTo(Verdict.UNDECIDED));
        assertThat(STUDY.figures(nothing)).isEmpty();
    }

    @Test
    void theStudyIsFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(Study.class).stream().map(ServiceLoader.Provider::type))
                .contains(JudgeStabilityStudy.class);
    }
}
