package dev.goodhart.store;

import dev.goodhart.input.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Brings a store's tables to the newest version: numbered SQL files, each applied once, in one transaction with its number. */
final class Migrations {
    /** In order; the number of the first is 1. */
    private static final List<String> FILES = List.of("0001-trials.sql");

    /** Any number, the same in every goodhart: two of them must not migrate one server at a time. */
    private static final long LOCK = 0x676f6f6468617274L;

    private final StoreAddress address;
    private final Jdbi jdbi;

    Migrations(StoreAddress address, Jdbi jdbi) {
        this.address = address;
        this.jdbi = jdbi;
    }

    /** {@return the version of the tables, 0 where there are none yet} */
    int check() {
        return jdbi.withHandle(this::version);
    }

    void migrate() {
        for (int version = check(); version < FILES.size(); version++) {
            int next = version + 1;
            jdbi.useTransaction(handle -> {
                if (address.dialect() == StoreAddress.Dialect.POSTGRESQL) {
                    handle.execute("SELECT pg_advisory_xact_lock(?)", LOCK);
                }
                // Another process may have come first while this one waited for the lock.
                if (version(handle) < next) {
                    handle.createScript(read(FILES.get(next - 1))).executeAsSeparateStatements();
                    handle.execute(
                            "INSERT INTO goodhart_schema (version, applied) VALUES (?, ?)",
                            next,
                            Instant.now().toString());
                }
            });
        }
    }

    private int version(Handle handle) {
        List<String> tables = handle.createQuery(
                        switch (address.dialect()) {
                            case SQLITE -> "SELECT name FROM sqlite_master WHERE type = 'table'";
                            case POSTGRESQL ->
                                "SELECT table_name FROM information_schema.tables"
                                        + " WHERE table_schema = current_schema()";
                        })
                .mapTo(String.class)
                .list();
        if (!tables.contains("goodhart_schema")) {
            if (address.dialect() == StoreAddress.Dialect.SQLITE && !tables.isEmpty()) {
                throw new InvalidInputException("The store " + address.name()
                        + " must be made by Goodhart, is the database of" + " another program: it has the table '"
                        + tables.getFirst() + "'\nMaybe name another file with --store");
            }
            return 0;
        }
        int version = handle.createQuery("SELECT COALESCE(MAX(version), 0) FROM goodhart_schema")
                .mapTo(Integer.class)
                .one();
        if (version > FILES.size()) {
            throw new InvalidInputException("The store " + address.name() + " must have version " + FILES.size()
                    + " or less, has version " + version + "\nMaybe it was made by a newer goodhart; use that one");
        }
        return version;
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(Migrations.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
