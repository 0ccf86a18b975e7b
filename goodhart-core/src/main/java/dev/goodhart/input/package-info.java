/**
 * Reading what people write: files with line numbers, and one kind of error for what is wrong with them.
 *
 * <p>{@link dev.goodhart.input.YamlNode} reads YAML (world files, settings), {@link dev.goodhart.input.CsvTable} reads CSV with
 * columns of ours, {@link dev.goodhart.input.NamedRows} CSV and JSON lines with columns of theirs; all know the line of everything they hand
 * out.
 *
 * <pre>{@code
 * YamlNode settings = YamlNode.read(Path.of("settings.yaml"));
 * settings.rejectUnknownKeys("discount", "seeds");
 * double discount = settings.get("discount").asNumber(0, 1);
 * int seeds = settings.find("seeds").map(n -> n.asInteger(1, 1000)).orElse(8);
 * if (seeds % 2 != 0) {
 *     throw settings.get("seeds").error("must be even, is " + seeds, "");
 * }
 * CsvTable.read(Path.of("beliefs.csv"), List.of("value"), 1_000_000, row -> sum(row.number(0)));
 * }</pre>
 */
@NullMarked
package dev.goodhart.input;

import org.jspecify.annotations.NullMarked;
