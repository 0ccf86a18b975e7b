package dev.goodhart.report;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists a settings record by key path, nested records included, with exact numbers. */
public final class SettingsList {
    private SettingsList() {}

    /**
     * Lists them.
     *
     * @param settings a record
     * @return texts by key path, in the order of the components
     */
    public static Map<String, String> of(Record settings) {
        Map<String, String> list = new LinkedHashMap<>();
        add("", settings, list);
        return list;
    }

    private static void add(String prefix, Record settings, Map<String, String> list) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            String key = prefix + component.getName();
            try {
                component.getAccessor().setAccessible(true);
                Object value = component.getAccessor().invoke(settings);
                if (value instanceof Record nested) {
                    add(key + ".", nested, list);
                } else {
                    list.put(key, write(value));
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The setting " + key + " cannot be read", e);
            }
        }
    }

    private static String write(@Nullable Object value) {
        if (value == null || !value.getClass().isArray()) {
            return String.valueOf(value);
        }
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < Array.getLength(value); i++) {
            text.append(i == 0 ? "" : ", ").append(write(Array.get(value, i)));
        }
        return text.append(']').toString();
    }
}
