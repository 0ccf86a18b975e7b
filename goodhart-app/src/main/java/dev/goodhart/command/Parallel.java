package dev.goodhart.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Independent pieces of work on a few threads, results in the order of the inputs. */
final class Parallel {
    private Parallel() {}

    static <T, R> List<R> map(List<T> inputs, Function<T, R> work, int threads, ProgressLine progress) {
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, Math.max(1, inputs.size())))) {
            List<Future<R>> futures = inputs.stream()
                    .map(input -> pool.submit(() -> {
                        R result = work.apply(input);
                        progress.done();
                        return result;
                    }))
                    .toList();
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            progress.end();
        }
    }
}
