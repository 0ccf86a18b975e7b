package dev.goodhart.hierarchy.input;

import dev.goodhart.hierarchy.Direction;
import dev.goodhart.hierarchy.Factor;
import dev.goodhart.hierarchy.Margin;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A factor as a person ranked it; the margin may be left to the data.
 *
 * @param name its name
 * @param direction which values are better
 * @param margin how much better they must be; none for the suggested one
 */
record RankedFactor(String name, Direction direction, Optional<Margin> margin) {
    Factor over(double[] pool) {
        return new Factor(name, direction, margin.orElseGet(() -> Margin.suggested(pool)));
    }

    /** The direction a word says, the word in any case. */
    static Optional<Direction> direction(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "higher", "more" -> Optional.of(Direction.HIGHER);
            case "lower", "less" -> Optional.of(Direction.LOWER);
            default -> Optional.empty();
        };
    }

    static String directionHint(String word) {
        return Suggestion.hint(word, List.of("higher", "lower"));
    }

    /** The margin that {@code 0.5sd}, {@code 0.2} or {@code q0.3} says; empty for anything else, negative numbers too. */
    static Optional<Margin> margin(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (word.endsWith("sd")) {
            OptionalDouble amount = amount(word.substring(0, word.length() - 2));
            return amount.isPresent() ? Optional.of(Margin.standardDeviations(amount.getAsDouble())) : Optional.empty();
        }
        boolean quantile = word.startsWith("q");
        OptionalDouble amount = amount(quantile ? word.substring(1) : word);
        if (amount.isEmpty() || (quantile && amount.getAsDouble() > 1)) {
            return Optional.empty();
        }
        return Optional.of(quantile ? Margin.quantile(amount.getAsDouble()) : Margin.absolute(amount.getAsDouble()));
    }

    private static OptionalDouble amount(String text) {
        if (!text.strip().matches("(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d{1,3})?")) {
            return OptionalDouble.empty();
        }
        double amount = Double.parseDouble(text.strip());
        return Double.isFinite(amount) ? OptionalDouble.of(amount) : OptionalDouble.empty();
    }

    /** Reads {@code name:direction:margin}, of which the margin, and with a default the direction, may be left out. */
    static RankedFactor parse(String text, Optional<Direction> usual) {
        String[] parts = text.strip().split(":", -1);
        String name = parts[0].strip();
        if (name.isEmpty() || parts.length > 3) {
            throw new InvalidInputException("--rank must be a list of NAME:lower or NAME:higher, with a margin as in"
                    + " NAME:lower:0.5sd, has '" + text.strip() + "'");
        }
        Optional<Direction> direction = parts.length > 1 ? direction(parts[1].strip()) : usual;
        if (direction.isEmpty()) {
            throw new InvalidInputException("--rank must say for '" + name + "' whether lower or higher is better"
                    + (parts.length > 1 ? ", says '" + parts[1].strip() + "'" : "") + "\nMaybe write " + name
                    + ":lower or " + name + ":higher, or --better for all of them");
        }
        if (parts.length < 3 || parts[2].isBlank()) {
            return new RankedFactor(name, direction.get(), Optional.empty());
        }
        return new RankedFactor(
                name,
                direction.get(),
                Optional.of(margin(parts[2].strip())
                        .orElseThrow(() -> new InvalidInputException("--rank must have a margin such as 0.5sd, 0.2 or"
                                + " q0.3, not negative, has '" + parts[2].strip() + "' for '" + name + "'"))));
    }
}
