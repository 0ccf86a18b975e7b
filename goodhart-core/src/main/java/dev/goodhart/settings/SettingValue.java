package dev.goodhart.settings;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import dev.goodhart.input.YamlNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One value of a settings record, converted to its component's type. */
final class SettingValue {
    private static final int SHOWN = 60;

    private final String source;
    private final boolean onCommandLine;

    private SettingValue(String source, boolean onCommandLine) {
        this.source = source;
        this.onCommandLine = onCommandLine;
    }

    static Object fromFile(Type type, YamlNode node, String path) {
        return new SettingValue(node.file(), false).convert(type, node, path);
    }

    static Object assigned(Type type, Assignment set, String path) {
        if (type == String.class) {
            return set.value();
        }
        YamlNode node;
        try {
            node = YamlNode.parse(set.source(), set.value());
        } catch (InvalidInputException e) {
            throw InvalidInputException.at(
                    set.source(), 0, path, "must be " + expected(type) + ", is '" + set.value() + "'", "");
        }
        return new SettingValue(set.source(), true).convert(type, node, path);
    }

    /** What a type is called in errors. */
    static String expected(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return "a list, each item " + expected(list.getActualTypeArguments()[0]);
        }
        if (type == int[].class || type == double[].class) {
            return "a list, each item " + expected(((Class<?>) type).componentType());
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return "one of " + String.join(", ", names(plain));
        }
        if (plain.isRecord()) {
            return "a map";
        }
        return switch (plain.getName()) {
            case "int", "java.lang.Integer" -> "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
            case "long", "java.lang.Long" -> "a whole number of at most 64 bits";
            case "double", "java.lang.Double" -> "a finite number";
            case "boolean", "java.lang.Boolean" -> "true or false";
            case "java.lang.String" -> "a text";
            default -> throw new IllegalStateException("A setting must not have the type " + type.getTypeName());
        };
    }

    private Object convert(Type type, YamlNode node, String path) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return items(list.getActualTypeArguments()[0], type, node, path);
        }
        if (type == int[].class) {
            return items(int.class, type, node, path).stream()
                    .mapToInt(v -> (Integer) v)
                    .toArray();
        }
        if (type == double[].class) {
            return items(double.class, type, node, path).stream()
                    .mapToDouble(v -> (Double) v)
                    .toArray();
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return SettingsReader.record(plain, node, path);
        }
        if (node.kind() != YamlNode.Kind.SCALAR) {
            throw wrong(type, node, path, "");
        }
        String text = node.asText();
        if (plain.isEnum()) {
            return constant(plain, node, text, path);
        }
        return switch (plain.getName()) {
            case "int", "java.lang.Integer" -> {
                long whole = whole(type, node, path);
                if (whole != (int) whole) {
                    throw wrong(type, node, path, "");
                }
                yield (int) whole;
            }
            case "long", "java.lang.Long" -> whole(type, node, path);
            case "double", "java.lang.Double" -> {
                if (!node.isNumber()) {
                    throw wrong(type, node, path, quotedHint(text));
                }
                yield Double.parseDouble(text);
            }
            case "boolean", "java.lang.Boolean" -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw wrong(type, node, path, "");
                }
                yield text.equals("true");
            }
            case "java.lang.String" -> text;
            default ->
                throw new IllegalStateException(
                        "The setting " + path + " must not have the type " + type.getTypeName());
        };
    }

    private List<Object> items(Type item, Type list, YamlNode node, String path) {
        if (node.kind() != YamlNode.Kind.LIST) {
            throw wrong(list, node, path, node.kind() == YamlNode.Kind.SCALAR ? "a list is written [a, b, c]" : "");
        }
        List<Object> values = new ArrayList<>();
        for (YamlNode value : node.asList()) {
            values.add(convert(item, value, path + "[" + values.size() + "]"));
        }
        return List.copyOf(values);
    }

    /** A whole number, also when it is written like {@code 1e6}. */
    private long whole(Type type, YamlNode node, String path) {
        if (!node.isNumber()) {
            throw wrong(type, node, path, quotedHint(node.asText()));
        }
        try {
            return new BigDecimal(node.asText()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(type, node, path, "");
        }
    }

    private Object constant(Class<?> type, YamlNode node, String text, String path) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw wrong(type, node, path, Suggestion.hint(text, names(type)));
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private static String quotedHint(String text) {
        return text.matches("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?") ? "remove the quotes" : "";
    }

    private InvalidInputException wrong(Type type, YamlNode node, String path, String hint) {
        String came = node.describe();
        return InvalidInputException.at(
                source,
                onCommandLine ? 0 : node.line(),
                path,
                "must be " + expected(type) + ", is "
                        + (came.length() > SHOWN ? came.substring(0, SHOWN) + "..." : came),
                hint);
    }
}
