package dev.goodhart.store;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.CanonicalJson;
import dev.goodhart.study.Provenance;
import dev.goodhart.study.StoredSettings;
import dev.goodhart.study.StoredTrial;
import dev.goodhart.study.TrialKey;
import dev.goodhart.study.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Trials in a database. Every call opens its own connection, so a server that restarts between two trials of a long run is no
 * failure; several processes may use one store.
 */
public final class SqlStore implements TrialStore {
    private static final String COLUMNS =
            "SELECT study, settings, arm, seed, body, sha256, provenance FROM goodhart_trial ";

    private static final Comparator<StoredTrial> BY_ARM_AND_SEED = Comparator.comparing(
                    (StoredTrial t) -> t.key().arm())
            .thenComparingInt(t -> t.key().seed());

    private final StoreAddress address;
    private final Jdbi jdbi;

    private SqlStore(StoreAddress address, Jdbi jdbi) {
        this.address = address;
        this.jdbi = jdbi;
    }

    /**
     * Opens a store, making or migrating its tables when needed.
     *
     * @param address where it is
     * @return the store
     * @throws InvalidInputException if it cannot be used; a file that was not there before is not left behind
     */
    public static SqlStore create(StoreAddress address) {
        Path file = address.file();
        boolean fresh = file != null && !Files.exists(file);
        try {
            SqlStore store = connect(address, true);
            store.guarded(() -> {
                new Migrations(address, store.jdbi).migrate();
                return true;
            });
            return connect(address, false);
        } catch (InvalidInputException e) {
            if (file != null && fresh) {
                deleteIfWithoutTables(address, file);
            }
            throw e;
        }
    }

    /**
     * Opens a store that is there already.
     *
     * @param address where it is
     * @return the store
     * @throws InvalidInputException if there is none, or it cannot be used
     */
    public static SqlStore open(StoreAddress address) {
        Path file = address.file();
        if (file != null && !Files.exists(file)) {
            throw new InvalidInputException("The store " + address.name()
                    + " does not exist\nMaybe run a study first, or name the right one with --store");
        }
        SqlStore store = connect(address, false);
        int version = store.guarded(() -> new Migrations(address, store.jdbi).check());
        if (version == 0) {
            throw new InvalidInputException("The store " + address.name()
                    + " holds no trials yet\nMaybe run a study first, or name the right one with --store");
        }
        return create(address);
    }

    private static SqlStore connect(StoreAddress address, boolean mayCreate) {
        Properties properties = new Properties();
        properties.putAll(address.connection());
        if (address.dialect() == StoreAddress.Dialect.SQLITE && !mayCreate) {
            // SQLITE_OPEN_READWRITE without SQLITE_OPEN_CREATE: a store deleted under a running study is not made anew,
            // empty.
            properties.setProperty("open_mode", "2");
        }
        return new SqlStore(address, Jdbi.create(address.url(), properties));
    }

    @Override
    public Optional<StoredTrial> find(TrialKey key) {
        return read(handle -> handle.createQuery(
                        COLUMNS + "WHERE study = :study AND settings = :settings AND arm = :arm AND seed = :seed")
                .bind("study", key.study())
                .bind("settings", key.settings())
                .bind("arm", key.arm())
                .bind("seed", key.seed())
                .map((row, context) -> trial(row))
                .findOne());
    }

    @Override
    public List<StoredTrial> trials(String study, String settingsDigest) {
        // Sorted here: databases order text by their own collation.
        return read(handle -> handle
                .createQuery(COLUMNS + "WHERE study = :study AND settings = :settings")
                .bind("study", study)
                .bind("settings", settingsDigest)
                .map((row, context) -> trial(row))
                .stream()
                .sorted(BY_ARM_AND_SEED)
                .toList());
    }

    @Override
    public List<StoredSettings> settings(String study) {
        return read(handle -> handle.createQuery("SELECT s.digest, s.body, COUNT(*) AS trials FROM goodhart_settings s"
                        + " JOIN goodhart_trial t ON t.study = s.study AND t.settings = s.digest"
                        + " WHERE s.study = :study GROUP BY s.digest, s.body ORDER BY s.digest")
                .bind("study", study)
                .map((row, context) ->
                        new StoredSettings(study, row.getString("digest"), row.getString("body"), row.getInt("trials")))
                .list());
    }

    @Override
    public boolean save(StoredTrial trial) {
        return guarded(() -> jdbi.inTransaction(handle -> {
            handle.createUpdate("INSERT INTO goodhart_settings (study, digest, body) VALUES (:study, :digest, :body)"
                            + " ON CONFLICT DO NOTHING")
                    .bind("study", trial.key().study())
                    .bind("digest", trial.key().settings())
                    .bind("body", trial.provenance().settings())
                    .execute();
            return handle.createUpdate("INSERT INTO goodhart_trial"
                                    + " (study, settings, arm, seed, body, sha256, provenance) VALUES"
                                    + " (:study, :settings, :arm, :seed, :body, :sha256, :provenance)"
                                    + " ON CONFLICT DO NOTHING")
                            .bind("study", trial.key().study())
                            .bind("settings", trial.key().settings())
                            .bind("arm", trial.key().arm())
                            .bind("seed", trial.key().seed())
                            .bind("body", trial.body())
                            .bind("sha256", trial.sha256())
                            .bind("provenance", CanonicalJson.write(trial.provenance()))
                            .execute()
                    == 1;
        }));
    }

    @Override
    public void close() {
        // Nothing stays open between calls.
    }

    private static StoredTrial trial(ResultSet row) throws SQLException {
        TrialKey key = new TrialKey(
                row.getString("study"), row.getString("arm"), row.getInt("seed"), row.getString("settings"));
        try {
            return new StoredTrial(
                    key,
                    row.getString("body"),
                    row.getString("sha256"),
                    CanonicalJson.read(row.getString("provenance"), Provenance.class));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("The stored trial " + key.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private <T> T read(Function<Handle, T> query) {
        return guarded(() -> jdbi.withHandle(query::apply));
    }

    private <T> T guarded(Supplier<T> action) {
        try {
            return action.get();
        } catch (JdbiException e) {
            throw StoreFailure.explain(address, e);
        }
    }

    /** Unless another process has meanwhile made the store there. */
    private static void deleteIfWithoutTables(StoreAddress address, Path file) {
        try {
            if (Files.exists(file) && new Migrations(address, connect(address, false).jdbi).check() == 0) {
                Files.delete(file);
            }
        } catch (IOException | JdbiException | InvalidInputException e) {
            // The error that led here says more.
        }
    }
}
