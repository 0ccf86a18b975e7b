package dev.goodhart.input;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A column of a {@link NamedRows} that is read.
 *
 * @param name what the file calls it; letter case does not matter in a CSV
 * @param option the option of the command that says so, such as {@code --left}; empty where no option does
 * @param required whether it must be there, in every row
 * @param named whether it must be there, in one row of JSON lines at least
 */
public record NamedColumn(String name, String option, boolean required, boolean named) {
    /**
     * A column that must be there, in every row, or may be missing.
     *
     * @param name what the file calls it
     * @param option the option that says so
     * @param required whether it must be there
     */
    public NamedColumn(String name, String option, boolean required) {
        this(name, option, required, required);
    }

    /**
     * A column that must be there.
     *
     * @param name what the file calls it
     * @param option the option that says so
     * @return the column
     */
    public static NamedColumn required(String name, String option) {
        return new NamedColumn(name, option, true);
    }

    /**
     * A column that may be missing.
     *
     * @param name what the file calls it
     * @param option the option that says so
     * @return the column
     */
    public static NamedColumn optional(String name, String option) {
        return new NamedColumn(name, option, false);
    }

    /**
     * A column that may be missing under its usual name; whoever gives another name has it.
     *
     * @param name what the file calls it
     * @param option the option that says so
     * @param usual the name without that option
     * @return the column
     */
    public static NamedColumn optional(String name, String option, String usual) {
        return new NamedColumn(name, option, false, !name.equals(usual));
    }

    /**
     * Refuses two columns of one name.
     *
     * @param columns the columns of one file
     * @throws InvalidInputException if a name comes twice
     */
    public static void requireDistinct(Collection<NamedColumn> columns) {
        Set<String> names = new HashSet<>();
        for (NamedColumn column : columns) {
            if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
                throw new InvalidInputException("A column must have one meaning, '" + column.name() + "' has two");
            }
        }
    }
}
