package dev.goodhart.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LocalEngineTest {
    /** A study whose trials do as they are told. */
    private record Script(Consumer<Trial<Script.None>> body) implements Study<Script.None> {
        record None() {}

        @Override
        public String id() {
            return "script";
        }

        @Override
        public String title() {
            return "";
        }

        @Override
        public Paper paper() {
            return new Paper("", "", 0, "");
        }

        @Override
        public None settings(Scale scale) {
            return new None();
        }

        @Override
        public List<String> arms(None settings) {
            return List.of("a");
        }

        @Override
        public int seeds(Scale scale) {
            return 8;
        }

        @Override
        public void run(Trial<None> trial) {
            body.accept(trial);
        }

        @Override
        public List<Claim> claims() {
            return List.of();
        }
    }

    private static StudyPlan<Script.None> plan(Consumer<Trial<Script.None>> body) {
        return StudyPlan.of(new Script(body), Scale.QUICK);
    }

    private static Map<TrialKey, TrialResult> results(int jobs, StudyPlan<?> plan) throws InterruptedException {
        Map<TrialKey, TrialResult> results = new HashMap<>();
        new LocalEngine(jobs)
                .run(
                        plan,
                        plan.keys(),
                        outcome -> results.put(outcome.key(), ((TrialOutcome.Finished) outcome).result()));
        return results;
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() throws InterruptedException {
        StudyPlan<?> plan = StudyPlan.of(new WalkStudy(), Scale.QUICK);
        Map<TrialKey, TrialResult> alone = results(1, plan);
        assertThat(alone).hasSize(8);
        assertThat(results(3, plan)).isEqualTo(alone);
        TrialKey first = plan.keys().getFirst();
        assertThat(plan.run(first, ProgressListener.NONE)).isEqualTo(alone.get(first));
    }

    @Test
    void aBrokenTrialDoesNotStopTheOthers() throws InterruptedException {
        StudyPlan<?> plan = plan(trial -> {
            if (trial.seed() == 2) {
                throw new ArithmeticException("two");
            }
            if (trial.seed() == 3) {
                throw new StackOverflowError();
            }
            trial.recorder().metric("m", 1);
        });
        List<TrialOutcome> outcomes = new ArrayList<>();
        new LocalEngine(2).run(plan, plan.keys(), outcomes::add);
        assertThat(outcomes).hasSize(8);
        List<String> broken = outcomes.stream()
                .filter(TrialOutcome.Broken.class::isInstance)
                .map(o -> ((TrialOutcome.Broken) o).text())
                .sorted()
                .toList();
        assertThat(broken).hasSize(2);
        assertThat(broken.getFirst())
                .startsWith("script/a/2: java.lang.ArithmeticException: two at ")
                .contains("LocalEngineTest.java:");
    }

    @Test
    void interruptingStopsAtOnceAndForgetsWhatWasInFlight() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        StudyPlan<?> plan = plan(trial -> {
            if (trial.seed() > 0) {
                running.countDown();
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    // A careless study: it reports half a result as if nothing had happened.
                    trial.recorder().metric("half", 0);
                    return;
                }
            }
            trial.recorder().metric("m", 1);
        });
        List<TrialOutcome> outcomes = new ArrayList<>();
        List<Throwable> thrown = new ArrayList<>();
        Thread caller = new Thread(() -> {
            try {
                new LocalEngine(1).run(plan, plan.keys(), outcomes::add);
            } catch (InterruptedException e) {
                thrown.add(e);
            }
        });
        caller.start();
        running.await();
        long start = System.nanoTime();
        caller.interrupt();
        caller.join();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(thrown).hasSize(1);
        assertThat(outcomes).hasSize(1).allMatch(o -> o.key().seed() == 0);
    }

    @Test
    void aLongTrialLeavesWhereItReportsProgress() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        StudyPlan<?> plan = plan(trial -> {
            try {
                for (long i = 0; ; i++) {
                    trial.recorder().progress(0.25);
                    running.countDown();
                }
            } finally {
                left.countDown();
            }
        });
        List<Double> progress = new ArrayList<>();
        Thread caller = new Thread(() -> {
            try {
                new LocalEngine(2).run(plan, plan.keys(), new TrialListener() {
                    @Override
                    public void ended(TrialOutcome outcome) {}

                    @Override
                    public void progress(double inFlight) {
                        progress.add(inFlight);
                        if (inFlight == 0.5) {
                            Thread.currentThread().interrupt();
                        }
                    }
                });
            } catch (InterruptedException e) {
                // This is what is tested.
            }
        });
        caller.start();
        running.await();
        caller.join();
        left.await();
        assertThat(progress.getLast()).isEqualTo(0.5);
    }

    @Test
    void aFailingListenerStopsTheEngine() {
        StudyPlan<?> plan = plan(trial -> trial.recorder().metric("m", 1));
        List<TrialKey> told = new ArrayList<>();
        assertThatThrownBy(() -> new LocalEngine(2).run(plan, plan.keys(), outcome -> {
                    told.add(outcome.key());
                    throw new IllegalStateException("store is full");
                }))
                .hasMessage("store is full");
        assertThat(told).hasSize(1);
    }

    @Test
    void refusesNoJobs() {
        assertThatThrownBy(() -> new LocalEngine(0)).hasMessageContaining("jobs (0)");
    }
}
