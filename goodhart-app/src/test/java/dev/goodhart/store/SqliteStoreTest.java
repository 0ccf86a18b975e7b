package dev.goodhart.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends TrialStoreContract {
    @TempDir
    Path directory;

    private @Nullable Path mounted;

    private String file() {
        return directory.resolve("goodhart.db").toString();
    }

    private static StoreAddress address(String text) {
        return StoreAddress.parse(text, name -> null);
    }

    @Override
    TrialStore store() {
        return SqlStore.create(address(file()));
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    @Test
    void everythingIsInOneFile() throws IOException {
        store().save(trial("walk", "a", 0, "d1", 1));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("goodhart.db"));
        }
        Path copy = directory.resolve("copy.db");
        Files.copy(Path.of(file()), copy);
        assertThat(SqlStore.open(address(copy.toString())).trials("walk", "d1")).hasSize(1);
    }

    @Test
    void aFutureVersionIsRefused() throws SQLException {
        store();
        sql("INSERT INTO goodhart_schema VALUES (7, 'later')");
        assertThatThrownBy(this::store)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must have version 1 or less, has version 7")
                .hasMessageContaining("newer goodhart");
        assertThatThrownBy(() -> SqlStore.open(address(file()))).hasMessageContaining("has version 7");
    }

    @Test
    void aMigrationIsAllOrNothing() throws SQLException {
        // The second table of the first migration is in the way, so the first must not stay either.
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW goodhart_settings AS SELECT 1");
        }
        assertThatThrownBy(this::store).hasMessageContaining("must have the tables Goodhart makes");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement();
                var tables = statement.executeQuery("SELECT count(*) FROM sqlite_master WHERE type = 'table'")) {
            assertThat(tables.getInt(1)).isZero();
        }
    }

    @Test
    void twoMayMakeTheStoreAtOnce() {
        List<Integer> counts = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> {
                    store().save(trial("walk", "a", i, "d1", i));
                    return i;
                })
                .toList();
        assertThat(store().trials("walk", "d1")).hasSameSizeAs(counts);
    }

    @Test
    void aStoreDeletedUnderARunIsNotMadeAnew() throws IOException {
        TrialStore store = store();
        Files.delete(Path.of(file()));
        assertThatThrownBy(() -> store.save(trial("walk", "a", 0, "d1", 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be opened");
        assertThat(Path.of(file())).doesNotExist();
    }

    @Test
    void openingMakesNothing() throws IOException {
        assertThatThrownBy(() -> SqlStore.open(address(file())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("does not exist");
        assertThat(Path.of(file())).doesNotExist();
        Files.createFile(Path.of(file()));
        assertThatThrownBy(() -> SqlStore.open(address(file()))).hasMessageContaining("holds no trials yet");
        assertThat(Path.of(file())).isEmptyFile();
    }

    @Test
    void aFullDiskKeepsWhatWasSaved() throws Exception {
        TrialStore store = tinyDisk();
        int saved = 0;
        while (saved < 10_000) {
            try {
                store.save(trial("walk", "a", saved, "d1", saved));
                saved++;
            } catch (InvalidInputException e) {
                assertThat(e).hasMessageContaining("the disk is full").hasMessageContaining("finished trials are kept");
                break;
            }
        }
        assertThat(saved).isBetween(10, 9_999);
        assertThat(store.trials("walk", "d1")).hasSize(saved);
    }

    /** A real full disk where this process may mount one, a limited file otherwise. */
    private TrialStore tinyDisk() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        try {
            Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (mount.waitFor() == 0) {
                mounted = disk;
            }
        } catch (IOException e) {
            // No such command: the limited file it is.
        }
        String limit = mounted == null ? "?max_page_count=128" : "";
        return SqlStore.create(address("jdbc:sqlite:" + disk.resolve("goodhart.db") + limit));
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted != null) {
            new ProcessBuilder("umount", mounted.toString()).start().waitFor();
        }
    }

    @Test
    void aDiskFullFromTheStartLeavesNoFile() {
        assertThatThrownBy(() -> SqlStore.create(address("jdbc:sqlite:" + file() + "?max_page_count=2")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the disk is full");
        assertThat(Path.of(file())).doesNotExist();
    }

    @Test
    void aDamagedRowIsNoticedWhenRead() throws SQLException {
        store().save(trial("walk", "a", 0, "d1", 1));
        sql("UPDATE goodhart_trial SET body = replace(body, '1.0', '2.0')");
        assertThatThrownBy(() -> store().trials("walk", "d1")).hasMessageContaining("walk/a/0");
        sql("UPDATE goodhart_trial SET provenance = '{}'");
        assertThatThrownBy(() -> store().trials("walk", "d1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be read");
    }
}
