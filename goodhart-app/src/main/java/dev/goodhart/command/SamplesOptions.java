package dev.goodhart.command;

import dev.goodhart.overoptimization.SampleSettings;
import dev.goodhart.overoptimization.input.SamplesColumns;
import dev.goodhart.overoptimization.input.SamplesFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The scored samples to audit. */
final class SamplesOptions {
    static final String TEMPLATE = """
            # One row for each response of the initial policy. Needed: proxy. prompt, gold, length and position (in the list that was judged) may be
            # left out. Terms that the proxy is a weighted sum of are named by --term, each column as it enters the sum.
            prompt,proxy,gold,length,position,helpful,polite
            p1,1.4,0.7,120,1,1.0,0.4
            p1,0.6,0.9,80,2,0.5,0.1
            p1,2.1,0.4,260,3,1.2,0.9
            p1,0.2,0.1,60,4,0.2,0.0
            p2,0.9,0.8,90,1,0.7,0.2
            p2,1.8,0.5,210,2,1.0,0.8
            p2,0.3,0.2,70,3,0.2,0.1
            p2,1.1,0.9,110,4,0.8,0.3
            """;

    @Option(
            names = "--samples",
            paramLabel = "FILE",
            description = "Scored responses of the initial policy: what best-of-n by the proxy would deliver.")
    private @Nullable Path file;

    @Option(
            names = "--prompt",
            paramLabel = "COLUMN",
            description = "Samples: column of the prompt (${DEFAULT-VALUE}; may be missing).")
    private String prompt = "prompt";

    @Option(
            names = "--length",
            paramLabel = "COLUMN",
            description = "Samples: column of the length (${DEFAULT-VALUE}; may be missing).")
    private String length = "length";

    @Option(
            names = "--position",
            paramLabel = "COLUMN",
            description = "Samples: column of the place in the judged list (${DEFAULT-VALUE}; may be missing).")
    private String position = "position";

    @Option(
            names = "--term",
            paramLabel = "COLUMN",
            description = "Samples: column of a weighted term of the proxy. Give it several times.")
    private List<String> terms = new ArrayList<>();

    @Option(
            names = "--n",
            paramLabel = "N",
            split = ",",
            description = "Samples: numbers of draws (powers of two up to the samples of the smallest prompt).")
    private List<Integer> draws = new ArrayList<>();

    @Option(
            names = "--at-least",
            paramLabel = "N",
            description = "Samples: leave out prompts with fewer samples (${DEFAULT-VALUE}).")
    private int atLeast = 1;

    SamplesOptions() {}

    @Nullable
    Path file() {
        return file;
    }

    SamplesFile samples(Path from, String proxy, @Nullable String gold) {
        return SamplesFile.read(
                from,
                new SamplesColumns(prompt, proxy, gold == null ? "gold" : gold, gold != null, length, position, terms));
    }

    SampleSettings settings(int resamples) {
        return new SampleSettings(resamples, draws, atLeast);
    }
}
