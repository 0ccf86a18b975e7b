package dev.goodhart.attribution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Fits an estimator again and again to the learner's latest runs, so that what it promises stays what is earned. Not safe for use by several
 * threads at once.
 *
 * @param <R> a run
 * @param <E> an estimator
 */
public final class Refit<R, E> {
    /**
     * When to fit, and to what.
     *
     * @param every updates between two fits, at least 1
     * @param last how many of the latest runs a fit uses, at least 1
     */
    public record Schedule(int every, int last) {
        /** Checks the numbers. */
        public Schedule {
            if (every < 1 || last < 1) {
                throw new IllegalArgumentException(
                        "A schedule must have every >= 1 and last >= 1, has " + every + " and " + last);
            }
        }

        /** {@return every 5 updates, to the latest 640 runs} */
        public static Schedule defaults() {
            return new Schedule(5, 640);
        }
    }

    private final Schedule schedule;
    private final Function<List<R>, E> fit;
    private final Deque<R> latest = new ArrayDeque<>();
    private E current;
    private int updates;

    /**
     * Starts with an estimator.
     *
     * @param schedule when to fit, and to what
     * @param first the estimator so far
     * @param fit fits to runs, oldest first; may return the estimator so far where nothing can be learnt
     */
    public Refit(Schedule schedule, E first, Function<List<R>, E> fit) {
        this.schedule = schedule;
        this.current = first;
        this.fit = fit;
    }

    /**
     * Takes the runs of one update, and fits when it is time.
     *
     * @param runs the runs
     * @return whether the estimator is a new one
     */
    public boolean update(List<R> runs) {
        for (R run : runs) {
            if (latest.size() == schedule.last()) {
                latest.removeFirst();
            }
            latest.addLast(run);
        }
        updates++;
        if (updates % schedule.every() != 0) {
            return false;
        }
        current = fit.apply(new ArrayList<>(latest));
        return true;
    }

    /** {@return the latest estimator} */
    public E current() {
        return current;
    }
}
