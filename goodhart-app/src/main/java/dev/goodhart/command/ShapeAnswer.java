package dev.goodhart.command;

import dev.goodhart.mdp.World;
import dev.goodhart.shaping.ShapingMenu;
import dev.goodhart.shaping.SignalAudit;
import dev.goodhart.shaping.StateGraph;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the shape command found out.
 *
 * @param source the file it was asked about
 * @param title what the reward is, in one line
 * @param kind its entry in the menu
 * @param graph the graph of states
 * @param world the world, null for a log
 * @param goals names of the goals, none for a transfer without
 * @param goalNodes the nodes that are goals, none for a transfer without
 * @param values {@code [nodes]} the signal or potential
 * @param audit whether following it gets there, null without goals
 * @param loss what optimising the shaped reward loses of the base reward, as a share of what its optimum gains over acting at random; NaN
 *     for a log
 * @param base the reward that was shaped, empty for a log
 * @param notes further findings, full sentences
 * @param warnings what is doubtful, full sentences
 * @param file what --write writes
 */
record ShapeAnswer(
        Path source,
        String title,
        ShapingMenu kind,
        StateGraph graph,
        @Nullable World world,
        List<String> goals,
        int[] goalNodes,
        double[] values,
        @Nullable SignalAudit audit,
        double loss,
        String base,
        List<String> notes,
        List<String> warnings,
        Output file) {
    /** What is to be written. */
    interface Output {
        /** Makes the content, and checks that it can be read again where it will lie. */
        String contentFor(Path file);
    }
}
