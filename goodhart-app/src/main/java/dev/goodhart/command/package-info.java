/**
 * The {@code goodhart} command: one class per subcommand, each a verb on a person's own files.
 *
 * <p>The central type is {@link dev.goodhart.command.Goodhart}. Exit codes: 0 fine, 1 the answer is "no" (a reward that will be
 * gamed, a claim that fails), 2 bad input or usage.
 */
@NullMarked
package dev.goodhart.command;

import org.jspecify.annotations.NullMarked;
