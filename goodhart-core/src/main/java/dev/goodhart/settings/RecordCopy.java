package dev.goodhart.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Copies of records with one component changed: what stands behind the withers of settings that have many. */
public final class RecordCopy {
    private RecordCopy() {}

    /**
     * Copies a record.
     *
     * @param record a record of public type
     * @param component the name of one of its components
     * @param value its new value, of the component's type; boxed where that is primitive
     * @param <R> the record's type
     * @return the copy, checked by the record's own constructor, whose exceptions are passed on
     * @throws IllegalArgumentException if there is no such component
     */
    public static <R extends Record> R with(R record, String component, Object value) {
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) record.getClass();
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        boolean found = false;
        try {
            for (int i = 0; i < components.length; i++) {
                boolean changed = components[i].getName().equals(component);
                found |= changed;
                values[i] = changed ? value : components[i].getAccessor().invoke(record);
            }
            if (!found) {
                throw new IllegalArgumentException(type.getSimpleName() + " has no component '" + component + "'");
            }
            Constructor<R> constructor = type.getConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " must be a public record", e);
        }
    }
}
