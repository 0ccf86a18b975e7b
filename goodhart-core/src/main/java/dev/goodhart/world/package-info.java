/**
 * World files: one YAML file that holds a finite world and the rewards to be compared on it.
 *
 * <p>The central type is {@link dev.goodhart.world.WorldFile}. What may stand in a file is described in
 * {@code docs/world-files.md}. Nothing is ever paid in a state that is over, whatever the terms say.
 *
 * <pre>{@code
 * WorldFile file = WorldFile.read(Path.of("examples/boat-race.yaml"));
 * TabularMdp mdp = file.world().mdp();
 * TabularReward wanted = file.intended().total();
 * for (NamedReward proxy : file.proxies()) {
 *     System.out.println(proxy.name() + ": " + proxy.terms().size() + " terms");
 * }
 * file.warnings().forEach(System.err::println);
 * }</pre>
 */
@NullMarked
package dev.goodhart.world;

import org.jspecify.annotations.NullMarked;
