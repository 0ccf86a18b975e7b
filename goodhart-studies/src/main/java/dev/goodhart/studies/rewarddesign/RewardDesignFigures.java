package dev.goodhart.studies.rewarddesign;

import dev.goodhart.design.ExplorationGuidedRewardShaping.Variant;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.GridMap;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Table;
import dev.goodhart.mdp.GridLayout;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The study's plots. A plot whose trials are missing is left out. */
final class RewardDesignFigures {
    private RewardDesignFigures() {}

    static List<Figure> of(Evidence evidence) {
        List<Function<Evidence, Figure>> figures = List.of(
                e -> curves(
                        e,
                        "Learning in the room",
                        "Intended value of the greedy policy from the start, mean over seeds.",
                        List.of(
                                RoomRewards.ORIGINAL,
                                RoomRewards.POTENTIAL,
                                RoomRewards.FIVE,
                                RoomRewards.THREE,
                                RoomRewards.CRAFTED,
                                RoomRewards.INVARIANT)),
                RewardDesignFigures::budget,
                e -> map(e, "ExpRD(5)"),
                e -> map(e, "PBRS"),
                e -> curves(
                        e,
                        "Learning on the line with the key",
                        "Intended value of 30 steps, mean over seeds.",
                        LineTeaching.ARMS.subList(0, 7)),
                e -> curves(
                        e,
                        "Learners that begin elsewhere",
                        "The same for a pool of five first policies.",
                        LineTeaching.ARMS.subList(7, 10)),
                RewardDesignFigures::tree,
                e -> curves(
                        e,
                        "Learning on the chain",
                        "Intended value of 40 steps, mean over seeds, without a distractor.",
                        chain(0)),
                e -> curves(
                        e,
                        "The chain with a strong distractor",
                        "The same with 0.2 for every step left at place 25: what shapes itself locks on to it.",
                        chain(0.2)),
                RewardDesignFigures::phi,
                RewardDesignFigures::visits,
                RewardDesignFigures::episodes);
        return evidence.available(figures);
    }

    private static List<String> chain(double distraction) {
        return Arrays.stream(Variant.values())
                .map(variant -> ChainShaping.arm(variant, distraction))
                .toList();
    }

    private static Figure curves(Evidence evidence, String title, String caption, List<String> arms) {
        List<Line> lines = new ArrayList<>();
        for (String arm : arms) {
            List<Series> seeds = evidence.series(arm, Progress.CURVE);
            double[] x = seeds.getFirst().x();
            double[] y = new double[x.length];
            for (int i = 0; i < y.length; i++) {
                int at = i;
                y[i] = seeds.stream().mapToDouble(s -> s.y()[at]).average().orElse(Double.NaN);
            }
            lines.add(Line.of(arm.substring(arm.indexOf(' ') + 1), x, y));
        }
        return new LineChart(title, caption, Axis.of("episodes"), Axis.of("intended value"), lines);
    }

    private static Figure budget(Evidence evidence) {
        Series path = evidence.series(ExactPart.ARM, ExactPart.BUDGET).getFirst();
        double[] ends = {path.x()[0], path.x()[path.x().length - 1]};
        double original = evidence.metric(ExactPart.ARM, ExactPart.ORIGINAL)[0];
        return new LineChart(
                "Informativeness against budget",
                "The goal alone may pay at budget 0. At most 0, which the dense potential shaping reaches.",
                Axis.of("states that may pay besides the goal"),
                Axis.of("informativeness"),
                List.of(
                        Line.of("ExpRD", path.x(), path.y()),
                        Line.dashed("intended reward", ends, new double[] {original, original}),
                        Line.dashed("PBRS", ends, new double[] {0, 0})));
    }

    /** Shaded by how much more the best-paid action of a cell is paid than the worst-paid one. */
    private static Figure map(Evidence evidence, String reward) {
        Series paid = evidence.series(ExactPart.ARM, ExactPart.REWARD + reward).getFirst();
        GridLayout layout = Room.layout();
        double[] shade = new double[layout.rows() * layout.columns()];
        List<GridMap.Arrow> arrows = new ArrayList<>();
        for (int s = 0; s < Room.END; s++) {
            int best = 4 * s;
            int worst = 4 * s;
            for (int row = 4 * s; row < 4 * s + 4; row++) {
                best = paid.y()[row] > paid.y()[best] ? row : best;
                worst = paid.y()[row] < paid.y()[worst] ? row : worst;
            }
            int cell = layout.cellOfState()[s];
            shade[cell] = paid.y()[best] - paid.y()[worst];
            if (shade[cell] > 1e-9) {
                int action = best - 4 * s;
                arrows.add(new GridMap.Arrow(cell, layout.actionRow()[action], layout.actionColumn()[action], 1));
            }
        }
        return new GridMap(
                "Where " + reward + " pays",
                "Arrows point to the best-paid action of a cell; S start, G goal, + beside a gate.",
                layout,
                shade,
                "best-paid minus worst-paid action",
                HeatMap.Range.SEQUENTIAL,
                arrows);
    }

    private static Figure tree(Evidence evidence) {
        List<List<String>> rows = new ArrayList<>();
        for (int episode : LineTeaching.SHOWN) {
            Series leaves = evidence.series(LineTeaching.ADAPTIVE, LineTeaching.TREE_AT + episode)
                    .getFirst();
            for (int leaf = 0; leaf < KeyLine.LEAVES.size(); leaf++) {
                List<String> row = new ArrayList<>(List.of(Integer.toString(episode), KeyLine.LEAVES.get(leaf)));
                for (int a = 0; a < KeyLine.ACTIONS; a++) {
                    row.add(String.format(Locale.ROOT, "%.2f", leaves.y()[leaf * KeyLine.ACTIONS + a]));
                }
                rows.add(row);
            }
        }
        return new Table(
                "The tree that the adaptive teacher designs",
                "What each leaf pays for each action, in the first seed, as the learner learns.",
                List.of("episode", "leaf", "left", "right", "pick"),
                rows);
    }

    private static Figure phi(Evidence evidence) {
        return along(
                evidence,
                ChainShaping.PHI,
                "What the agent pays itself",
                "Learned reward of a step right minus a step left, first seed.",
                Axis.of("phi(right) - phi(left)"),
                List.of(
                        ChainShaping.arm(Variant.SELF, 0),
                        ChainShaping.arm(Variant.BOTH, 0),
                        ChainShaping.arm(Variant.BOTH, 0.2)));
    }

    private static Figure visits(Evidence evidence) {
        return along(
                evidence,
                ChainShaping.VISITS,
                "Where the agent has been",
                "How often each place was left, first seed; places never left do not show.",
                Axis.log("visits"),
                List.of(
                        ChainShaping.arm(Variant.BONUS, 0),
                        ChainShaping.arm(Variant.BOTH, 0),
                        ChainShaping.arm(Variant.BOTH, 0.2)));
    }

    private static Figure along(
            Evidence evidence, String series, String title, String caption, Axis axis, List<String> arms) {
        List<Line> lines = new ArrayList<>();
        for (String arm : arms) {
            Series first = evidence.series(arm, series).getFirst();
            lines.add(Line.of(arm.substring(ChainShaping.PREFIX.length()), first.x(), first.y()));
        }
        return new LineChart(title, caption, Axis.of("place on the chain"), axis, lines);
    }

    private static Figure episodes(Evidence evidence) {
        List<List<String>> rows = new ArrayList<>();
        List<String> arms = new ArrayList<>(RoomRewards.ARMS);
        arms.addAll(LineTeaching.ARMS);
        arms.addAll(ChainShaping.arms());
        for (String arm : arms) {
            rows.add(List.of(
                    arm,
                    RewardDesignClaims.episodes(RewardDesignClaims.median(evidence, arm)),
                    RewardDesignClaims.reached(evidence, arm) + " of "
                            + evidence.ofArm(arm).size(),
                    String.format(
                            Locale.ROOT,
                            "%.2f",
                            Arrays.stream(evidence.metric(arm, Progress.LAST))
                                    .average()
                                    .orElse(Double.NaN))));
        }
        return new Table(
                "Episodes until the learner has 90 % (room) or 80 % of the best",
                "Median over seeds, in how many seeds it got there, and the mean value at the end.",
                List.of("arm", "median episodes", "seeds", "value at the end"),
                rows);
    }
}
