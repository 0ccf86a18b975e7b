package dev.goodhart.studies.judgestability;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.judge.JudgeScore;
import dev.goodhart.judge.RankInversions;
import dev.goodhart.judge.ScoreTable;
import dev.goodhart.judge.input.DialogueFile;
import dev.goodhart.judge.text.Dialogue;
import dev.goodhart.judge.text.TextMetrics;
import dev.goodhart.study.Recorder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lexical diversity and Self-BLEU of the published dialogues, recomputed where a person has put the files. */
final class PublishedCorpora {
    static final List<String> LANGUAGES = List.of("et", "fi", "hu", "en");

    /** What the names of the models in the files contain; the names themselves begin with their provider's. */
    static final List<String> MODELS =
            List.of("claude", "command-r", "gpt-4.1-mini", "llama3-70b", "llama3-8b", "mixtral");

    /** {@code [languages][models]}. */
    static final double[][] TTR = {
        {.6528, .6490, .7235, .5650, .3526, .7339},
        {.7141, .7678, .7792, .6491, .5194, .8044},
        {.6969, .6483, .7284, .6702, .5511, .8342},
        {.4806, .5673, .5347, .4910, .4684, .5836},
    };

    /** English has no recorded values. */
    static final double[][] MATTR = {
        {.8075, .7501, .8095, .6418, .5110, .7339},
        {.8373, .8281, .8507, .7245, .6288, .8044},
        {.8307, .7636, .8193, .7345, .6316, .8342},
    };

    static final double[][] SELF_BLEU = {
        {.2722, .2193, .2393, .4501, .3785, .2108},
        {.2419, .1631, .2069, .4257, .3652, .3152},
        {.2982, .3554, .2604, .4347, .3619, .2285},
        {.4831, .4921, .4767, .6857, .6827, .6158},
    };

    private PublishedCorpora() {}

    static void run(String folder, Recorder recorder) {
        List<JudgeScore> scores = new ArrayList<>();
        for (String language : LANGUAGES) {
            Path file = Path.of(folder).resolve("combined_" + language + ".json");
            if (!Files.exists(file)) {
                throw new InvalidInputException(file + ": does not exist; the setting corpora names a folder with "
                        + "combined_et.json, combined_fi.json, combined_hu.json and combined_en.json");
            }
            List<Dialogue> dialogues = DialogueFile.read(file);
            recorder.metric("dialogues in " + language, dialogues.size());
            scores.addAll(TextMetrics.defaults().scores(dialogues));
        }
        compare(recorder, "ttr", scores, TTR);
        compare(recorder, "mattr", scores, MATTR);
        compare(recorder, "self-bleu", scores, SELF_BLEU);
    }

    private static void compare(Recorder recorder, String metric, List<JudgeScore> scores, double[][] expected) {
        ScoreTable table = ScoreTable.of(metric, scores);
        double[][] means = table.means();
        double error = 0;
        for (int l = 0; l < expected.length; l++) {
            int context = table.contexts().indexOf("combined_" + LANGUAGES.get(l));
            for (int m = 0; m < expected[l].length; m++) {
                error = Math.max(error, Math.abs(means[context][model(table.systems(), m)] - expected[l][m]));
            }
        }
        recorder.metric(metric + ": largest difference", error);
    }

    private static int model(List<String> systems, int model) {
        List<String> found = systems.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(MODELS.get(model)))
                .toList();
        if (found.size() != 1) {
            throw new InvalidInputException(
                    "The corpora must have dialogues of one model in every language whose name contains '"
                            + MODELS.get(model) + "', have " + String.join(", ", systems));
        }
        return systems.indexOf(found.getFirst());
    }

    /** {@return tau between two languages' recorded values} */
    static double tau(double[][] values, String first, String second) {
        return RankInversions.of(values[LANGUAGES.indexOf(first)], values[LANGUAGES.indexOf(second)])
                .tau();
    }
}
