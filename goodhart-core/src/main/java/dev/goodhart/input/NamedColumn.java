package dev.goodhart.input;

/**
 * A column that a reader of {@link NamedRows} uses.
 *
 * @param name its name in the file; letter case does not matter in a header
 * @param option the flag that names another column for it, such as {@code --left}
 * @param required whether a file without it is refused
 */
public record NamedColumn(String name, String option, boolean required) {}
