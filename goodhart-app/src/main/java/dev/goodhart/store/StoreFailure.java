package dev.goodhart.store;

import dev.goodhart.input.InvalidInputException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a database's refusal means to the person whose store it is. */
final class StoreFailure {
    private StoreFailure() {}

    static InvalidInputException explain(StoreAddress address, Throwable failure) {
        SQLException sql = sqlException(failure);
        String text = "The store " + address.name() + " "
                + switch (address.dialect()) {
                    case SQLITE -> sqlite(sql, failure);
                    case POSTGRESQL -> postgresql(sql, failure);
                };
        String password = address.connection().getProperty("password");
        boolean leaks = password != null && !password.isEmpty() && text.contains(password);
        return new InvalidInputException(leaks ? text.replace(password, "***") : text);
    }

    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return found;
            }
        }
        return null;
    }

    /** By SQLite's primary result code. */
    private static String sqlite(@Nullable SQLException sql, Throwable failure) {
        return switch (sql == null ? -1 : sql.getErrorCode() & 0xff) {
            case 1 -> "must have the tables Goodhart makes, has others: " + line(sql, failure);
            case 5, 6 ->
                "is locked by another program\nMaybe another goodhart is at work on it; wait for it, or name another"
                        + " file with --store";
            case 8 -> "cannot be written, it is read-only\nMaybe the file or its directory lacks write permission";
            case 10 -> "cannot be read or written, the disk reports an error: " + line(sql, failure);
            case 11 -> "is damaged\nMaybe restore a copy; what can still be read comes out with sqlite3 FILE .recover";
            case 13 ->
                "cannot grow, the disk is full\nMaybe free some space and run the same command again: finished"
                        + " trials are kept";
            case 14 -> "cannot be opened\nMaybe its directory lacks write permission";
            case 26 -> "must be a SQLite database, is another kind of file";
            default -> "cannot be used: " + line(sql, failure);
        };
    }

    /** By SQLSTATE. */
    private static String postgresql(@Nullable SQLException sql, Throwable failure) {
        String state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
        return switch (state) {
            case "08001", "08006", "08003" ->
                "cannot be reached, or the connection was lost\nMaybe the host or port is wrong, or"
                        + " the server is not running";
            case "08004", "28P01", "28000" ->
                "refused the login\nMaybe set GOODHART_STORE_PASSWORD (or PGPASSWORD) and name the"
                        + " user as ?user=NAME or in PGUSER";
            case "3D000" -> "does not exist on that server\nMaybe make it with createdb first";
            case "42501", "25006" -> "cannot be written by this user\nMaybe grant the user CREATE on the schema";
            case "42P01", "42703" -> "must have the tables Goodhart makes, has others: " + line(sql, failure);
            case "53100" ->
                "cannot grow, the server's disk is full\nMaybe free some space and run the same command again:"
                        + " finished trials are kept";
            case "53300" -> "refused the connection, the server has too many";
            case "57P01", "57P02", "57P03" ->
                "is shutting down or starting up\nMaybe run the same command again in a moment";
            case "55P03", "40P01" -> "is locked by another program";
            default -> "cannot be used: " + line(sql, failure);
        };
    }

    private static String line(@Nullable SQLException sql, Throwable failure) {
        String message = String.valueOf((sql == null ? failure : sql).getMessage());
        return message.lines().findFirst().orElse("").strip();
    }
}
