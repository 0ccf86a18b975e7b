package dev.goodhart.command;

import dev.goodhart.store.StoreAddress;
import picocli.CommandLine.Option;

/** Where trials are kept, for every command that reads or writes them. */
final class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "WHERE",
            defaultValue = "goodhart.db",
            description = {
                "A file (default: ${DEFAULT-VALUE}) or jdbc:postgresql://HOST/DATABASE?user=NAME.",
                "The password of a server is read from GOODHART_STORE_PASSWORD or PGPASSWORD."
            })
    private String where = "goodhart.db";

    StoreAddress address() {
        return StoreAddress.parse(where, System::getenv);
    }
}
