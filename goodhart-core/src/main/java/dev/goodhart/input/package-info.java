/**
 * Reading what people write: files with line numbers, and one kind of error for what is wrong with them.
 *
 * <pre>{@code
 * throw InvalidInputException.at("maze.yaml", 12, "rewards.fast.terms[1].weight",
 *         "must be a number, is 'lots'", "remove the quotes");
 * }</pre>
 */
@NullMarked
package dev.goodhart.input;

import org.jspecify.annotations.NullMarked;
