package dev.goodhart.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.figure.Table;
import dev.goodhart.study.CanonicalJson;
import dev.goodhart.study.Provenance;
import dev.goodhart.study.Series;
import dev.goodhart.study.StoredSettings;
import dev.goodhart.study.StoredTrial;
import dev.goodhart.study.TrialKey;
import dev.goodhart.study.TrialResult;
import dev.goodhart.study.TrialStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store must do. */
abstract class TrialStoreContract {
    private static final String SETTINGS = "{\"rate\":0.1}";

    /** An empty store, or the same one again within a test. */
    abstract TrialStore store();

    static StoredTrial trial(String study, String arm, int seed, String digest, double metric) {
        TrialKey key = new TrialKey(study, arm, seed, digest);
        TrialResult result = TrialResult.of(
                study,
                arm,
                seed,
                Map.of("return", metric, "odd \u00e9\u0000'\"\\", Double.NaN),
                Map.of("curve", new Series(new double[] {0, 1}, new double[] {-0.0, Double.POSITIVE_INFINITY})),
                List.of(new Table("t", "\u2014 \ud83d\ude00", List.of("a"), List.of(List.of("%s ? :x")))));
        Provenance provenance = new Provenance(
                "1.0.0",
                new TreeMap<>(Map.of("lib", "2")),
                key.path(),
                SETTINGS,
                Provenance.Platform.current(),
                0.25,
                "2026-11-01T00:00:00Z");
        return StoredTrial.of(key, result, provenance);
    }

    @Test
    void whatIsSavedComesBackWhole() {
        StoredTrial trial = trial("walk", "plain", 3, "d1", 1 / 3.0);
        assertThat(store().find(trial.key())).isEmpty();
        assertThat(store().save(trial)).isTrue();
        StoredTrial back = store().find(trial.key()).orElseThrow();
        assertThat(back).isEqualTo(trial);
        assertThat(back.result()).isEqualTo(trial.result());
        assertThat(CanonicalJson.sha256(back.body())).isEqualTo(trial.sha256());
    }

    @Test
    void theFirstResultStays() {
        StoredTrial first = trial("walk", "plain", 0, "d1", 1);
        StoredTrial second = trial("walk", "plain", 0, "d1", 2);
        assertThat(store().save(first)).isTrue();
        assertThat(store().save(second)).isFalse();
        assertThat(store().find(first.key())).contains(first);
        assertThat(store().trials("walk", "d1")).containsExactly(first);
    }

    @Test
    void everyPartOfTheKeyCounts() {
        List<StoredTrial> trials = List.of(
                trial("walk", "plain", 0, "d1", 1),
                trial("walk", "plain", 1, "d1", 2),
                trial("walk", "drift", 0, "d1", 3),
                trial("walk", "plain", 0, "d2", 4),
                trial("run", "plain", 0, "d1", 5));
        trials.forEach(t -> assertThat(store().save(t)).isTrue());
        trials.forEach(t -> assertThat(store().find(t.key())).contains(t));
        assertThat(store().find(new TrialKey("walk", "drift", 1, "d1"))).isEmpty();
    }

    @Test
    void trialsComeByArmAndSeedWhateverTheOrderOfSaving() {
        for (int seed : new int[] {10, 2, 0}) {
            for (String arm : new String[] {"b", "a-2", "a", "B", "_"}) {
                store().save(trial("walk", arm, seed, "d1", seed));
            }
        }
        assertThat(store().trials("walk", "d1"))
                .extracting(t -> t.key().arm() + t.key().seed())
                .containsExactly(
                        "B0", "B2", "B10", "_0", "_2", "_10", "a0", "a2", "a10", "a-20", "a-22", "a-210", "b0", "b2",
                        "b10");
        assertThat(store().trials("walk", "d2")).isEmpty();
        assertThat(store().trials("else", "d1")).isEmpty();
    }

    @Test
    void settingsAreCounted() {
        store().save(trial("walk", "a", 0, "d2", 1));
        store().save(trial("walk", "a", 0, "d1", 1));
        store().save(trial("walk", "a", 1, "d1", 1));
        store().save(trial("run", "a", 1, "d1", 1));
        assertThat(store().settings("walk"))
                .containsExactly(
                        new StoredSettings("walk", "d1", SETTINGS, 2), new StoredSettings("walk", "d2", SETTINGS, 1));
        assertThat(store().settings("nothing")).isEmpty();
    }

    @Test
    void manyThreadsMaySaveAtOnce() throws Exception {
        TrialStore store = store();
        List<Future<Boolean>> saved = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            // Every trial twice: exactly one of the two is new.
            IntStream.range(0, 40)
                    .forEach(i -> saved.add(pool.submit(() -> store.save(trial("walk", "a", i / 2, "d1", i / 2)))));
        }
        long fresh = 0;
        for (Future<Boolean> one : saved) {
            fresh += one.get() ? 1 : 0;
        }
        assertThat(fresh).isEqualTo(20);
        assertThat(store.trials("walk", "d1")).hasSize(20);
    }

    @Test
    void aLargeResultFits() {
        double[] x = IntStream.range(0, 200_000).mapToDouble(i -> i / 3.0).toArray();
        StoredTrial small = trial("walk", "a", 0, "d1", 1);
        TrialResult large = TrialResult.of("walk", "a", 0, Map.of(), Map.of("long", new Series(x, x)), List.of());
        StoredTrial trial = StoredTrial.of(small.key(), large, small.provenance());
        store().save(trial);
        assertThat(store().find(trial.key()).orElseThrow().sha256()).isEqualTo(trial.sha256());
    }
}
