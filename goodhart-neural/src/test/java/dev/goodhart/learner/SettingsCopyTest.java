package dev.goodhart.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.network.Activation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsCopyTest {
    static Stream<LearnerSettings> defaults() {
        return Stream.of(
                PpoSettings.defaults(),
                SacSettings.defaults(),
                Td3Settings.defaults(),
                DqnSettings.defaults(),
                ReinforceSettings.defaults());
    }

    /** Every wither changes the component of its name and no other. */
    @ParameterizedTest
    @MethodSource("defaults")
    void everyWitherChangesItsOwnComponent(LearnerSettings settings) throws ReflectiveOperationException {
        RecordComponent[] components = settings.getClass().getRecordComponents();
        for (RecordComponent component : components) {
            String name = component.getName();
            Method wither = settings.getClass()
                    .getMethod("with" + Character.toUpperCase(name.charAt(0)) + name.substring(1), component.getType());
            Object before = component.getAccessor().invoke(settings);
            Object other = other(before);

            Object copy = wither.invoke(settings, other);

            for (RecordComponent each : components) {
                Object expected =
                        each.equals(component) ? other : each.getAccessor().invoke(settings);
                assertThat(each.getAccessor().invoke(copy))
                        .as("%s after %s", each.getName(), wither.getName())
                        .isEqualTo(expected);
            }
        }
        assertThat(Arrays.stream(components)).isNotEmpty();
    }

    private static Object other(Object value) {
        return switch (value) {
            case Integer number -> number + 1;
            case Long number -> number + 1;
            case Double number -> number == 0.5 ? 0.25 : 0.5;
            case Boolean flag -> !flag;
            case int[] widths -> new int[] {widths.length + 7};
            case Activation activation -> activation == Activation.TANH ? Activation.RELU : Activation.TANH;
            default -> throw new IllegalArgumentException("no other value of " + value.getClass());
        };
    }
}
