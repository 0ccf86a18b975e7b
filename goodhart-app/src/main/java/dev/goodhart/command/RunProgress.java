package dev.goodhart.command;

import dev.goodhart.study.RunListener;
import dev.goodhart.study.StoredTrial;
import dev.goodhart.study.TrialOutcome;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows how a run goes: one line written over and over on a terminal, a line for every tenth elsewhere. */
final class RunProgress implements RunListener {
    private static final String ERASE_REST = "\u001b[K";

    private final String study;
    private final PrintWriter err;
    private final boolean rewrite;
    private final boolean everyTrial;
    private final LongSupplier nanoTime;

    private int planned;
    private int stored;
    private int fresh;
    private int broken;
    private int tenthsTold;
    private long begun;

    RunProgress(String study, PrintWriter err, boolean rewrite, boolean everyTrial, LongSupplier nanoTime) {
        this.study = study;
        this.err = err;
        this.rewrite = rewrite;
        this.everyTrial = everyTrial;
        this.nanoTime = nanoTime;
    }

    @Override
    public void planned(int all, int alreadyStored) {
        planned = all;
        stored = alreadyStored;
        begun = nanoTime.getAsLong();
        tenthsTold = 10 * stored / Math.max(1, planned);
        err.println(study + ": " + planned + (planned == 1 ? " trial" : " trials")
                + (stored == 0 ? "" : ", " + stored + " of them stored already, continuing with the rest"));
    }

    @Override
    public void saved(StoredTrial trial) {
        fresh++;
        if (everyTrial) {
            say(String.format(
                    Locale.ROOT,
                    "done %s in %.2f s",
                    trial.key().path(),
                    trial.provenance().seconds()));
        }
        tell(0);
    }

    @Override
    public void broke(TrialOutcome.Broken trial) {
        broken++;
        say("broke " + trial.text());
        tell(0);
    }

    @Override
    public void progress(double inFlight) {
        if (rewrite) {
            tell(inFlight);
        }
    }

    /** {@return how many trials of the plan are stored} */
    int stored() {
        return stored + fresh;
    }

    int planned() {
        return planned;
    }

    /** Leaves the rewritten line behind. */
    void finish() {
        if (rewrite) {
            err.print("\r" + ERASE_REST);
            err.flush();
        }
    }

    private void tell(double inFlight) {
        double ended = stored + fresh + broken;
        String text = String.format(
                Locale.ROOT,
                "%s: %.0f %% (%.0f of %d trials)%s",
                study,
                Math.floor(100 * (ended + inFlight) / planned),
                ended,
                planned,
                timeLeft(inFlight));
        if (rewrite) {
            err.print("\r" + text + ERASE_REST);
            err.flush();
            return;
        }
        int tenths = (int) (10 * ended / planned);
        if (tenths > tenthsTold) {
            tenthsTold = tenths;
            err.println(text);
        }
    }

    private void say(String line) {
        err.println(rewrite ? "\r" + line + ERASE_REST : line);
    }

    /** From the trials of this run alone: stored ones took no time. */
    private String timeLeft(double inFlight) {
        double done = fresh + broken + inFlight;
        double left = planned - stored - done;
        Duration elapsed = Duration.ofNanos(nanoTime.getAsLong() - begun);
        if (done <= 0 || left <= 0 || elapsed.toMillis() < 500) {
            return "";
        }
        return ", about " + text(Duration.ofMillis((long) (elapsed.toMillis() * left / done))) + " left";
    }

    private static String text(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds < 100) {
            return seconds + " s";
        }
        long minutes = (seconds + 30) / 60;
        return minutes < 100 ? minutes + " min" : String.format(Locale.ROOT, "%.1f h", minutes / 60.0);
    }
}
