/**
 * The study {@code sirl}: do answers about which behaviours are alike give a representation on which rewards are learned from fewer
 * preferences?
 *
 * <p>The central type is {@link dev.goodhart.studies.sirl.SirlStudy}; {@link dev.goodhart.studies.sirl.GridRobot} is its world, 1,960
 * trajectories and no more.
 *
 * <pre>{@code
 * GridRobot robot = GridRobot.world();
 * double[][] inputs = robot.inputs();      // [1960][19]
 * double[][] features = robot.normalised(); // [1960][4], in [0, 1]
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.sirl;

import org.jspecify.annotations.NullMarked;
