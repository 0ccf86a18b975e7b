package dev.goodhart.command;

/** Another study with the same settings, for runs of several. */
public final class SecondPaceStudy extends PaceStudy {
    @Override
    public String id() {
        return "second-pace";
    }
}
