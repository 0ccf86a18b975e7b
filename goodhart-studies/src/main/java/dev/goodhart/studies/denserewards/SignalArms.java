package dev.goodhart.studies.denserewards;

import dev.goodhart.figure.GridMap;
import dev.goodhart.shaping.GoalSignal;
import dev.goodhart.shaping.GraphSignal;
import dev.goodhart.shaping.SignalAudit;
import dev.goodhart.shaping.SignalMap;
import dev.goodhart.shaping.SignalSettings;
import dev.goodhart.shaping.SubgoalReward;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.Trial;
import java.util.List;

/** Part A: rank correlation, reach and climb of every signal over all pairs of cells. */
final class SignalArms {
    static final double[] ALPHAS = {1, 10, 100, 1000};
    static final int DEFAULT_DIMENSION = 8;

    private SignalArms() {}

    static void run(Maze maze, Trial<DenseRewardsSettings> trial) {
        MazeSettings settings = trial.settings().mazes();
        Recorder recorder = trial.recorder();
        SignalSettings defaults = SignalSettings.defaults();
        for (GraphSignal signal :
                List.of(GraphSignal.EUCLIDEAN, GraphSignal.SUCCESSOR, GraphSignal.COMMUTE, GraphSignal.GEODESIC)) {
            GoalSignal prepared = GoalSignal.of(maze.graph(), signal, defaults);
            report(recorder, signal.label(), maze, prepared);
            if (trial.seed() == 0 && signal != GraphSignal.GEODESIC) {
                recorder.figure(map(maze, signal.label(), prepared.towards(maze.goal())));
            }
        }
        GoalSignal successor = GoalSignal.of(maze.graph(), GraphSignal.SUCCESSOR, defaults);
        SubgoalReward withSuccessor = new SubgoalReward(maze.graph(), successor, 0, 10);
        report(recorder, "euclidean + 10 successor", maze, goals -> withSuccessor.low(goals[0]));
        int done = 0;
        for (int dimension : settings.decoderDimensions()) {
            GoalSignal decoder = GoalSignal.of(
                    maze.graph(),
                    GraphSignal.ADJACENCY_DECODER,
                    defaults.withDecoder(dimension, settings.decoderSteps(), trial.seed()));
            report(recorder, decoderName(dimension), maze, decoder);
            if (dimension == DEFAULT_DIMENSION) {
                for (double alpha : ALPHAS) {
                    SubgoalReward reward = new SubgoalReward(maze.graph(), decoder, 0, alpha);
                    report(recorder, lowName(alpha), maze, goals -> reward.low(goals[0]));
                }
                if (trial.seed() == 0) {
                    recorder.figure(map(maze, decoderName(dimension), decoder.towards(maze.goal())));
                }
            }
            recorder.progress(++done / (double) settings.decoderDimensions().size());
        }
    }

    static String decoderName(int dimension) {
        return "decoder d=" + dimension;
    }

    static String lowName(double alpha) {
        return "euclidean + " + Math.round(alpha) + " decoder";
    }

    private static void report(Recorder recorder, String name, Maze maze, GoalSignal signal) {
        SignalAudit audit = SignalAudit.ofAllGoals(maze.graph(), signal);
        recorder.metric(name + ": rho", audit.rankCorrelation());
        recorder.metric(name + ": reach", audit.reachRate());
        recorder.metric(name + ": climb", audit.climbRate());
    }

    private static GridMap map(Maze maze, String name, double[] value) {
        return SignalMap.of("'" + name + "' towards the goal of " + maze.name(), maze.layout(), maze.task(), value);
    }
}
