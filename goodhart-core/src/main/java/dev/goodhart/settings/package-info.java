/**
 * Settings records read from defaults, a YAML file and {@code key=value} assignments, with the path of the offending key in every
 * error.
 *
 * <p>The central type is {@link dev.goodhart.settings.SettingsReader}. What is not mentioned keeps its default; assignments win over
 * the file. The record's compact constructor has the last word on what is allowed.
 *
 * <pre>{@code
 * record Settings(int episodes, double learningRate, Exploration exploration) {}
 *
 * SettingsReader reader = SettingsReader.of(YamlNode.read(Path.of("settings.yaml")),
 *         List.of(Assignment.parse("exploration.start=0.5")));
 * Settings settings = reader.read(Settings.defaults());
 * }</pre>
 */
@NullMarked
package dev.goodhart.settings;

import org.jspecify.annotations.NullMarked;
