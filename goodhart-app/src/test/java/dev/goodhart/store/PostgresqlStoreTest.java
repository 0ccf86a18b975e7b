package dev.goodhart.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.command.Goodhart;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.TrialStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same contract on a real server, started once. */
class PostgresqlStoreTest extends TrialStoreContract {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws Exception {
        Path data = Files.createTempDirectory("goodhart-postgresql");
        server = EmbeddedPostgres.builder().setDataDirectory(data).start();
        sql("CREATE ROLE careful LOGIN PASSWORD 'pass word/1'");
        sql("CREATE DATABASE readable");
        sql("ALTER DATABASE readable SET default_transaction_read_only = on");
        Path rules = data.resolve("pg_hba.conf");
        Files.writeString(rules, "host all careful all scram-sha-256\n" + Files.readString(rules));
        sql("SELECT pg_reload_conf()");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        sql("DROP TABLE IF EXISTS goodhart_trial, goodhart_settings, goodhart_schema");
    }

    private static void sql(String text) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static StoreAddress address(String database, Map<String, String> environment) {
        return StoreAddress.parse("jdbc:postgresql://localhost:" + server.getPort() + "/" + database, environment::get);
    }

    @Override
    TrialStore store() {
        return SqlStore.create(address("postgres", Map.of("PGUSER", "postgres")));
    }

    @Test
    void aFutureVersionIsRefused() throws SQLException {
        store();
        sql("INSERT INTO goodhart_schema VALUES (7, 'later')");
        assertThatThrownBy(this::store).hasMessageContaining("must have version 1 or less, has version 7");
    }

    @Test
    void twoMayMakeTheStoreAtOnce() {
        IntStream.range(0, 8).parallel().forEach(i -> store().save(trial("walk", "a", i, "d1", i)));
        assertThat(store().trials("walk", "d1")).hasSize(8);
    }

    @Test
    void otherTablesBesideOursAreNoMatter() throws SQLException {
        sql("CREATE TABLE IF NOT EXISTS somebody_elses (x INTEGER)");
        assertThat(store().save(trial("walk", "a", 0, "d1", 1))).isTrue();
    }

    @Test
    void openingMakesNothing() {
        assertThatThrownBy(() -> SqlStore.open(address("postgres", Map.of("PGUSER", "postgres"))))
                .hasMessageContaining("holds no trials yet");
    }

    @Test
    void thePasswordComesFromTheEnvironment() throws SQLException {
        sql("GRANT ALL ON SCHEMA public TO careful");
        Map<String, String> environment = new HashMap<>();
        environment.put("PGUSER", "careful");
        environment.put("PGPASSWORD", "pass word/1");
        assertThat(SqlStore.create(address("postgres", environment)).save(trial("walk", "a", 0, "d1", 1)))
                .isTrue();
        environment.put("GOODHART_STORE_PASSWORD", "wrong secret");
        assertThatThrownBy(() -> SqlStore.create(address("postgres", environment)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("refused the login")
                .hasMessageNotContaining("secret")
                .hasNoCause();
        environment.clear();
        environment.put("PGUSER", "careful");
        assertThatThrownBy(() -> SqlStore.create(address("postgres", environment)))
                .hasMessageContaining("refused the login");
    }

    @Test
    void whatAServerMayAnswer() throws IOException {
        Map<String, String> user = Map.of("PGUSER", "postgres");
        assertThatThrownBy(() -> SqlStore.create(address("nowhere", user))).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> SqlStore.create(address("readable", user)))
                .hasMessageContaining("cannot be written by this user");
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        StoreAddress silent = StoreAddress.parse("jdbc:postgresql://localhost:" + free + "/x", user::get);
        assertThatThrownBy(() -> SqlStore.create(silent))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void aLostConnectionIsMadeAnew() throws SQLException {
        TrialStore store = store();
        store.save(trial("walk", "a", 0, "d1", 1));
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'goodhart'");
        assertThat(store.save(trial("walk", "a", 1, "d1", 1))).isTrue();
    }

    @Test
    void theCommandGivesTheSameEvidenceOnEitherDatabase(@TempDir Path directory) {
        String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=postgres";
        String file = directory.resolve("x.db").toString();
        for (String where : new String[] {url, file}) {
            assertThat(command("run", "pace", "--no-html", "--seeds", "2", "--store", where))
                    .contains("HOLDS");
        }
        String[] export = {"export", "pace", "--format", "json", "--store", url};
        String fromServer = command(export);
        export[5] = file;
        assertThat(fromServer).isEqualTo(command(export)).contains("\"trials\":[");
    }

    private static String command(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Goodhart.run(arguments, new PrintWriter(out), new PrintWriter(err));
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }
}
