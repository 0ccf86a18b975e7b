package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A construct and the items that measure it; the score is the mean of the items.
 *
 * @param name the construct, such as {@code PublicationPressure}
 * @param items columns of the table, two or more; a single column stands for itself and is taken to be without error
 * @param reversed items that are answered low where the construct is high
 * @param low least answer possible, NaN if not known; needed to turn reversed items
 * @param high greatest answer possible
 */
public record SurveyScale(String name, List<String> items, Set<String> reversed, double low, double high) {
    /** Checks the items. */
    public SurveyScale {
        items = List.copyOf(items);
        reversed = Set.copyOf(reversed);
        if (items.isEmpty() || new HashSet<>(items).size() != items.size()) {
            throw new InvalidInputException("The scale '" + name + "' must name each of its items once, has " + items);
        }
        for (String item : reversed) {
            if (!items.contains(item)) {
                throw new InvalidInputException("The reversed item '" + item + "' must be an item of the scale '" + name
                        + "', which has " + String.join(", ", items));
            }
        }
        if (!reversed.isEmpty() && !(low < high)) {
            throw new InvalidInputException("The scale '" + name
                    + "' must say its range, as 1 to 5, to turn reversed items, has " + low + " to " + high);
        }
    }

    /**
     * A scale without reversed items.
     *
     * @param name the construct
     * @param items its columns, at least two
     * @return the scale
     * @throws InvalidInputException if there are fewer than two: their reliability could not be known
     */
    public static SurveyScale of(String name, List<String> items) {
        if (items.size() < 2) {
            throw new InvalidInputException("The scale '" + name + "' must have at least 2 items, has " + items.size()
                    + "\nMaybe it is a measure: a single column, taken to be without error.");
        }
        return new SurveyScale(name, items, Set.of(), Double.NaN, Double.NaN);
    }

    /**
     * A column that stands for itself, such as years of experience.
     *
     * @param column its name
     * @return the measure
     */
    public static SurveyScale measure(String column) {
        return new SurveyScale(column, List.of(column), Set.of(), Double.NaN, Double.NaN);
    }

    /** {@return whether it is a single column, whose reliability is not known} */
    public boolean isMeasure() {
        return items.size() == 1;
    }

    /**
     * The answer to an item, turned where the item is reversed.
     *
     * @param item the item
     * @param answer the answer
     * @return the answer, high where the construct is high
     */
    public double directed(String item, double answer) {
        return reversed.contains(item) ? low + high - answer : answer;
    }
}
