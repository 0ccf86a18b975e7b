package dev.goodhart.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.input.InvalidInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreAddressTest {
    @ParameterizedTest
    @CsvSource({
        "postgresql://h/d,Maybe it should be jdbc:postgresql://HOST/DATABASE",
        "jdbc:mysql://h/d,is another JDBC URL",
        "jdbc:postgresql://h/d?password=hush,must not hold a password",
        "jdbc:postgresql://h/d?sslpassword=hush,must not hold a password",
        "jdbc:postgresql://bob:hush@h/d,must not hold a password",
        "jdbc:sqlite::memory:,must be a file",
        "jdbc:sqlite:,must be a file",
        "'',must be a file",
        "file:x.db,must be a file",
        "/nowhere/at/all/x.db,must lie in a directory that exists",
        "/,is a directory",
    })
    void refusesWithoutRepeatingSecrets(String text, String message) {
        assertThatThrownBy(() -> StoreAddress.parse(text, name -> null))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("hush");
    }

    @Test
    void theUrlNamesTheUserFirst() {
        Map<String, String> environment = Map.of("PGUSER", "env", "PGPASSWORD", "hush");
        StoreAddress named = StoreAddress.parse("jdbc:postgresql://h/d?user=bob", environment::get);
        assertThat(named.connection()).doesNotContainKey("user").containsEntry("password", "hush");
        assertThat(named.toString()).isEqualTo("jdbc:postgresql://h/d");
        StoreAddress unnamed = StoreAddress.parse("jdbc:postgresql://h/d", environment::get);
        assertThat(unnamed.connection()).containsEntry("user", "env");
    }

    @Test
    void whatTheUrlSaysOfSqliteHolds() {
        StoreAddress address = StoreAddress.parse("jdbc:sqlite:x.db?busy_timeout=100", name -> null);
        assertThat(address.connection()).doesNotContainKey("busy_timeout").containsEntry("synchronous", "EXTRA");
    }
}
