package dev.goodhart.command;

import dev.goodhart.arena.FactorProfile;
import dev.goodhart.arena.JudgeExclusion;
import dev.goodhart.arena.Leaderboard;
import dev.goodhart.arena.OverallScore;
import dev.goodhart.arena.Skill;
import dev.goodhart.arena.TaskRating;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ratings as JSON. Figures that are infinite or do not exist are null. */
final class ArenaJson {
    private ArenaJson() {}

    static String of(
            Leaderboard board,
            List<FactorProfile> factors,
            JudgeExclusion exclusion,
            List<String> remarks,
            @Nullable Path report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("tasks", board.tasks().stream().map(ArenaJson::task).toList());
        root.put("overall", board.overall().stream().map(ArenaJson::overall).toList());
        root.put("factors", factors.stream().map(ArenaJson::factor).toList());
        root.put("leftOut", exclusion.leftOut());
        root.put("resamples", board.resamples());
        root.put("notes", remarks);
        root.put("report", report == null ? null : report.toString());
        return AuditJson.write(root);
    }

    private static Map<String, @Nullable Object> task(TaskRating task) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("task", task.task());
        map.put("comparisons", task.matches().size());
        List<Object> entrants = new ArrayList<>();
        for (int i : task.ranking()) {
            entrants.add(entrant(task, i));
        }
        map.put("entrants", entrants);
        map.put("sweeps", task.rating().sweeps());
        map.put("converged", task.rating().converged());
        map.put("tie", task.bradleyTerry().tie());
        map.put("separated", task.bradleyTerry().separated());
        map.put("components", task.graph().components());
        map.put("cycles", task.graph().cycles());
        map.put("intransitiveTriples", task.graph().intransitiveTriples());
        map.put("someTriples", task.graph().someTriples());
        map.put(
                "pairs",
                task.graph().pairs().stream()
                        .map(pair -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("first", task.matches().entrants().get(pair.first()));
                            row.put("second", task.matches().entrants().get(pair.second()));
                            row.put("firstWins", pair.firstWins());
                            row.put("secondWins", pair.secondWins());
                            row.put("draws", pair.draws());
                            return row;
                        })
                        .toList());
        return map;
    }

    private static Map<String, @Nullable Object> factor(FactorProfile factor) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("task", factor.task());
        map.put("factor", factor.factor());
        map.put("answers", factor.answers().size());
        map.put("agreement", JsonNumbers.finite(factor.agreement()));
        List<Object> entrants = new ArrayList<>();
        for (int i = 0; i < factor.skills().size(); i++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("entrant", factor.answers().entrants().get(i));
            row.put("mu", factor.skills().get(i).mu());
            row.put("sigma", factor.skills().get(i).sigma());
            row.put("points", JsonNumbers.finite(factor.points().get(i)));
            entrants.add(row);
        }
        map.put("entrants", entrants);
        return map;
    }

    private static Map<String, @Nullable Object> entrant(TaskRating task, int i) {
        Skill skill = task.rating().skills().get(i);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("entrant", task.matches().entrants().get(i));
        map.put("mu", skill.mu());
        map.put("sigma", skill.sigma());
        map.put("conservative", skill.conservative());
        map.put("onePassMu", task.onePass().get(i).mu());
        map.put("onePassSigma", task.onePass().get(i).sigma());
        map.put("elo", task.elo()[i]);
        map.put(
                "bradleyTerry",
                JsonNumbers.interval(task.bradleyTerry().strengths().get(i)));
        map.put("component", task.bradleyTerry().component().get(i));
        return map;
    }

    private static Map<String, @Nullable Object> overall(OverallScore score) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("entrant", score.entrant());
        map.put("score", JsonNumbers.interval(score.score()));
        map.put("missingTasks", score.missing());
        return map;
    }
}
