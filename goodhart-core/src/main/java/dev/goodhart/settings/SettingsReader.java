package dev.goodhart.settings;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import dev.goodhart.input.YamlNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads any settings record. Components may be int, long, double, boolean, String, an enum, another record, a {@code List} of any of
 * these, {@code double[]} or {@code int[]}. A list is replaced as a whole; its records have no defaults and need every key.
 */
public final class SettingsReader {
    private final @Nullable YamlNode file;
    private final List<Assignment> assignments;

    private SettingsReader(@Nullable YamlNode file, List<Assignment> assignments) {
        this.file = file;
        this.assignments = List.copyOf(assignments);
    }

    /**
     * Reads from a file and assignments.
     *
     * @param file a map of settings, or null for none
     * @param assignments what was set on the command line; for equal keys the last wins
     * @return the reader
     */
    public static SettingsReader of(@Nullable YamlNode file, List<Assignment> assignments) {
        return new SettingsReader(file, assignments);
    }

    /**
     * Reads the settings.
     *
     * @param defaults what holds where nothing is said
     * @param <S> the record
     * @return the settings
     * @throws InvalidInputException if a key is unknown, a value has the wrong type, or the record refuses it
     */
    public <S extends Record> S read(S defaults) {
        @SuppressWarnings("unchecked") // record() makes an instance of the class it is given
        S settings = (S) record(defaults.getClass(), defaults, file, assignments, "");
        return settings;
    }

    /**
     * Makes a record from a map alone, as an item of a list needs it.
     *
     * @param type the record's class
     * @param node the map
     * @param path the path of the map
     * @return the record
     */
    static Object record(Class<?> type, YamlNode node, String path) {
        return record(type, null, node, List.of(), path);
    }

    private static Object record(
            Class<?> type, @Nullable Object defaults, @Nullable YamlNode node, List<Assignment> sets, String path) {
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(component.getName(), component);
        }
        checkKeys(components, node, sets, path);
        Object[] values = new Object[components.size()];
        int i = 0;
        for (RecordComponent component : components.values()) {
            values[i++] = component(component, defaults, node, sets, path);
        }
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw refused(Objects.requireNonNullElse(e.getCause(), e), node, sets, path);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The settings record " + type.getName() + " must be constructible", e);
        }
    }

    private static Object component(
            RecordComponent component,
            @Nullable Object defaults,
            @Nullable YamlNode node,
            List<Assignment> sets,
            String path) {
        String name = component.getName();
        String at = join(path, name);
        YamlNode child = node == null ? null : node.asMap().get(name);
        List<Assignment> inner = sets.stream()
                .filter(s -> s.keys().getFirst().equals(name))
                .map(Assignment::inner)
                .toList();
        @Nullable Object fallback = defaults == null ? null : value(component, defaults);
        if (child == null && inner.isEmpty()) {
            if (fallback == null) {
                throw InvalidInputException.at(
                        node == null ? "settings" : node.file(),
                        node == null ? 0 : node.line(),
                        at,
                        "must be given as " + SettingValue.expected(component.getGenericType()) + ", is missing",
                        "");
            }
            return fallback;
        }
        if (component.getType().isRecord()) {
            return record(component.getType(), fallback, child, inner, at);
        }
        for (Assignment set : inner) {
            if (!set.keys().isEmpty()) {
                throw InvalidInputException.at(
                        set.source(),
                        0,
                        at,
                        "must be " + SettingValue.expected(component.getGenericType()) + ", it has no key '"
                                + String.join(".", set.keys()) + "'",
                        "");
            }
        }
        if (!inner.isEmpty()) {
            return SettingValue.assigned(component.getGenericType(), inner.getLast(), at);
        }
        return SettingValue.fromFile(component.getGenericType(), Objects.requireNonNull(child), at);
    }

    private static void checkKeys(
            Map<String, RecordComponent> components, @Nullable YamlNode node, List<Assignment> sets, String path) {
        String known = String.join(", ", components.keySet());
        if (node != null) {
            if (node.kind() != YamlNode.Kind.MAP) {
                throw InvalidInputException.at(
                        node.file(),
                        node.line(),
                        path.isEmpty() ? "the file" : path,
                        "must be a map with keys among " + known + ", is " + node.describe(),
                        "");
            }
            node.asMap().forEach((key, value) -> {
                if (!components.containsKey(key)) {
                    throw unknown(value.file(), value.line(), components, key, path);
                }
            });
        }
        for (Assignment set : sets) {
            if (set.keys().isEmpty()) {
                throw InvalidInputException.at(
                        set.source(), 0, path, "is a group of settings, set one of its keys: " + known, "");
            }
            if (!components.containsKey(set.keys().getFirst())) {
                throw unknown(set.source(), 0, components, set.keys().getFirst(), path);
            }
        }
    }

    private static InvalidInputException unknown(
            String file, int line, Map<String, RecordComponent> components, String key, String path) {
        String near = Suggestion.closest(key, components.keySet());
        return InvalidInputException.at(
                file,
                line,
                join(path, key),
                "is no setting; known are "
                        + String.join(
                                ", ",
                                components.keySet().stream()
                                        .map(k -> join(path, k))
                                        .toList()),
                near.isEmpty() ? "" : "you meant '" + join(path, near) + "'");
    }

    /** The record's own constructor said no: blame the one thing given, or the group when it was several. */
    private static InvalidInputException refused(
            Throwable cause, @Nullable YamlNode node, List<Assignment> sets, String path) {
        if (cause instanceof Error error) {
            throw error;
        }
        String problem = cause instanceof IllegalArgumentException || cause instanceof InvalidInputException
                ? String.valueOf(cause.getMessage())
                : "these settings cannot be used: " + cause;
        String source = sets.isEmpty() ? "settings" : sets.getLast().source();
        int line = 0;
        if (node != null && sets.isEmpty()) {
            source = node.file();
            line = node.asMap().size() == 1
                    ? node.asMap().values().iterator().next().line()
                    : node.line();
        }
        String prefix = path.isEmpty() ? "" : path + ": ";
        return new InvalidInputException(source + (line > 0 ? ":" + line : "") + ": " + prefix + problem, cause);
    }

    private static @Nullable Object value(RecordComponent component, Object of) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The setting " + component.getName() + " must be readable", e);
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
