package dev.goodhart.store;

import dev.goodhart.input.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a store is and how to connect to it.
 *
 * <p>SQLite keeps a rollback journal ({@code journal_mode=DELETE}, {@code synchronous=EXTRA}) rather than a write-ahead log. Both
 * survive {@code kill -9}; but with the journal every finished trial is in the one file a person sees, copies and mails as soon as
 * it is saved, the last commit also survives a power cut, and it works on network file systems. The log's advantage, readers that
 * never wait, does not matter at one short write per trial.
 *
 * @param dialect which database
 * @param url the JDBC URL, without any password
 * @param name what the store is called in messages
 * @param file the file, or null for a server
 * @param connection properties for the driver, the password among them
 */
public record StoreAddress(
        Dialect dialect, String url, String name, @Nullable Path file, Properties connection) {
    /** The databases there is a driver for. */
    public enum Dialect {
        /** One file. */
        SQLITE,
        /** A server. */
        POSTGRESQL
    }

    private static final Map<String, String> SQLITE_DEFAULTS = Map.of(
            "journal_mode", "DELETE",
            "synchronous", "EXTRA",
            "foreign_keys", "true",
            "transaction_mode", "IMMEDIATE",
            "busy_timeout", "15000");

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * Understands what a person wrote.
     *
     * @param text a file, {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST/DATABASE}
     * @param environment looks up environment variables: the password for PostgreSQL is {@code GOODHART_STORE_PASSWORD} or else
     *     {@code PGPASSWORD}, the user {@code PGUSER} unless the URL names one
     * @return the address
     * @throws InvalidInputException if it is neither, or holds a password
     */
    public static StoreAddress parse(String text, UnaryOperator<@Nullable String> environment) {
        if (text.startsWith(POSTGRESQL)) {
            return postgresql(text, environment);
        }
        if (text.startsWith("postgres")) {
            throw new InvalidInputException(
                    "The store must be a file or a JDBC URL, is a PostgreSQL URL without 'jdbc:'"
                            + "\nMaybe it should be " + POSTGRESQL + "//HOST/DATABASE");
        }
        if (text.startsWith("jdbc:") && !text.startsWith(SQLITE)) {
            throw new InvalidInputException("The store must be a file, " + SQLITE + "FILE or " + POSTGRESQL
                    + "//HOST/DATABASE, is another JDBC URL");
        }
        return sqlite(text.startsWith(SQLITE) ? text.substring(SQLITE.length()) : text);
    }

    private static StoreAddress sqlite(String location) {
        int question = location.indexOf('?');
        String name = question < 0 ? location : location.substring(0, question);
        boolean special = name.startsWith(":") || name.startsWith("file:");
        Path file;
        try {
            file = Path.of(name);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("The store must be a file, its name is not one: " + e.getReason(), e);
        }
        if (name.isBlank() || special) {
            throw new InvalidInputException("The store must be a file, is '" + name + "'\nMaybe ./goodhart.db");
        }
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(
                    "The store " + name + " must be a file, is a directory\nMaybe " + file.resolve("goodhart.db"));
        }
        if (directory == null || !Files.isDirectory(directory)) {
            throw new InvalidInputException("The store " + name + " must lie in a directory that exists, " + directory
                    + " does not\nMaybe make it with mkdir first");
        }
        Properties connection = new Properties();
        SQLITE_DEFAULTS.forEach((pragma, value) -> {
            // The driver lets properties win over the URL; what a person wrote should.
            if (!location.contains(pragma + "=")) {
                connection.setProperty(pragma, value);
            }
        });
        return new StoreAddress(Dialect.SQLITE, SQLITE + location, name, file, connection);
    }

    private static StoreAddress postgresql(String url, UnaryOperator<@Nullable String> environment) {
        int question = url.indexOf('?');
        String name = question < 0 ? url : url.substring(0, question);
        String parameters = question < 0 ? "" : url.substring(question + 1);
        boolean secret = parameters.toLowerCase(Locale.ROOT).contains("password") || name.indexOf('@') >= 0;
        if (secret) {
            throw new InvalidInputException("The store's URL must not hold a password or an '@'"
                    + "\nMaybe set GOODHART_STORE_PASSWORD in the environment, and name the user as ?user=NAME");
        }
        Properties connection = new Properties();
        connection.setProperty("ApplicationName", "goodhart");
        connection.setProperty("connectTimeout", "10");
        connection.setProperty("socketTimeout", "60");
        String user = environment.apply("PGUSER");
        if (user != null && !("&" + parameters).contains("&user=")) {
            connection.setProperty("user", user);
        }
        String password = environment.apply("GOODHART_STORE_PASSWORD");
        password = password == null ? environment.apply("PGPASSWORD") : password;
        if (password != null) {
            connection.setProperty("password", password);
        }
        return new StoreAddress(Dialect.POSTGRESQL, url, name, null, connection);
    }

    /** {@return the name only: the properties may hold a password} */
    @Override
    public String toString() {
        return name;
    }
}
