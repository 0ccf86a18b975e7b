package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.Plan;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.shaping.Anchor;
import dev.goodhart.shaping.GraphReward;
import dev.goodhart.shaping.PotentialCheck;
import dev.goodhart.shaping.ShapingMenu;
import dev.goodhart.shaping.SignalAudit;
import dev.goodhart.shaping.SpectralTransfer;
import dev.goodhart.shaping.StateGraph;
import dev.goodhart.world.WorldFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a reward for a world. */
final class ShapedWorld {
    private static final double PRECISION = 1e-10;

    private final Path path;
    private final WorldFile file;
    private final NamedReward base;
    private final String name;
    private final TabularMdp mdp;
    private final StateGraph graph;
    private final List<String> warnings = new ArrayList<>();

    private ShapedWorld(Path path, WorldFile file, NamedReward base, String name) {
        this.path = path;
        this.file = file;
        this.base = base;
        this.name = name;
        this.mdp = file.world().mdp();
        this.graph = StateGraph.of(file.world());
        this.warnings.addAll(file.warnings());
    }

    static ShapedWorld read(Path path, @Nullable String base, String name) {
        WorldFile file = WorldFile.read(path);
        NamedReward chosen = base == null
                ? file.intended()
                : Choice.of("--base", List.of(base), file.rewards()).getFirst();
        return new ShapedWorld(path, file, chosen, name);
    }

    /** A signal of the graph of states. */
    ShapeAnswer towards(ShapeOptions options) {
        List<String> names = options.goals();
        int[] goals = states(path, "--goal", names);
        GraphReward reward = GraphReward.from(graph, options.signal(), options.settings(), options.mode(), goals);
        boolean added = reward.mode() == GraphReward.Mode.ADDED;
        double scale = options.scale();
        double[] values = scaled(added ? reward.values() : reward.potential(), scale);
        warnings.addAll(reward.warnings());
        if (!added) {
            warnings.addAll(PotentialCheck.of(mdp, withoutTerminal(values)).warnings(this::stateName));
        }
        TabularReward shaping = added ? reward.on(mdp).times(scale) : PotentialShaping.of(mdp, values);
        return new ShapeAnswer(
                path,
                file.world().name() + ": " + reward.signal().label()
                        + (added ? " added to every step" : " as a potential") + " towards " + String.join(", ", names),
                added ? ShapingMenu.GRAPH_ADDED : ShapingMenu.GRAPH_POTENTIAL,
                graph,
                file.world(),
                names,
                goals,
                values,
                reward.audit(),
                loss(shaping),
                base.name(),
                List.of(),
                warnings,
                target -> RewardAppendix.to(path, target)
                        .signal(name, base.name(), reward, names, options.settings(), scale));
    }

    /** Values of another world. */
    ShapeAnswer from(Path old, List<String> anchors, int vectors, ShapeOptions options) {
        ShapedWorld earlier = read(old, null, name);
        SpectralTransfer transfer = SpectralTransfer.of(
                earlier.graph,
                earlier.valuesOnEntering(),
                graph,
                anchors(earlier, anchors, options.firstGoal()),
                vectors,
                SpectralTransfer.Repeated.LEAVE_OUT);
        double[] values = scaled(transfer.potential(), options.scale());
        warnings.addAll(transfer.warnings());
        warnings.addAll(PotentialCheck.of(mdp, withoutTerminal(values)).warnings(this::stateName));
        String goal = options.firstGoal();
        List<String> names = goal == null ? List.of() : List.of(goal);
        int[] goals = goal == null ? new int[0] : states(path, "--goal", names);
        return new ShapeAnswer(
                path,
                file.world().name() + ": the values of " + earlier.file.world().name() + " as a potential",
                ShapingMenu.SPECTRAL_TRANSFER,
                graph,
                file.world(),
                names,
                goals,
                values,
                goal == null ? null : SignalAudit.towards(graph, values, goals),
                loss(PotentialShaping.of(mdp, values)),
                base.name(),
                List.of(String.format(
                        Locale.ROOT,
                        "The eigenvalues of the two graphs differ by %.4f on average; near 0 is needed, and not enough.",
                        transfer.eigenvalueDistance())),
                warnings,
                target -> RewardAppendix.to(path, target).potential(name, base.name(), file.world(), values));
    }

    private List<Anchor> anchors(ShapedWorld earlier, List<String> given, @Nullable String goal) {
        List<Anchor> anchors = new ArrayList<>();
        for (String pair : given) {
            String[] places = pair.split("=", -1);
            if (places.length != 2) {
                throw new InvalidInputException("--anchor '" + pair + "' must be OLD=NEW, a place in each world");
            }
            anchors.add(new Anchor(
                    states(earlier.path, "--anchor", List.of(places[0]))[0],
                    states(path, "--anchor", List.of(places[1]))[0]));
        }
        if (anchors.isEmpty()) {
            anchors.add(new Anchor(earlier.firstStart(), firstStart()));
            if (goal != null) {
                anchors.add(new Anchor(
                        states(earlier.path, "--goal", List.of(goal))[0], states(path, "--goal", List.of(goal))[0]));
            }
        }
        return anchors;
    }

    private static int[] states(Path path, String option, List<String> places) {
        int[] states = WorldFile.statesAt(path, option, places).stream().toArray();
        if (states.length == 0) {
            throw new InvalidInputException(path + ": no policy ever reaches '" + String.join("' or '", places) + "'");
        }
        return states;
    }

    private int firstStart() {
        int start = 0;
        for (int s = 1; s < mdp.states(); s++) {
            start = mdp.start()[s] > mdp.start()[start] ? s : start;
        }
        return start;
    }

    /**
     * V*, and for terminal states what the best step into them pays: their own 0 would be a dent that smooth functions cannot carry over.
     */
    private double[] valuesOnEntering() {
        double[] values =
                new Planner(mdp).solve(base.total().expected(mdp)).values().clone();
        double[] paid = base.total().onSupport(mdp);
        boolean[] entered = new boolean[values.length];
        for (int row = 0; row < mdp.states() * mdp.actions(); row++) {
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                int next = mdp.successor()[k];
                if (mdp.isTerminal(next) && !mdp.isTerminal(row / mdp.actions())) {
                    values[next] = entered[next] ? Math.max(values[next], paid[k]) : paid[k];
                    entered[next] = true;
                }
            }
        }
        return values;
    }

    private double loss(TabularReward shaping) {
        double[] wanted = base.total().expected(mdp);
        Planner planner = new Planner(mdp, PRECISION);
        Plan best = planner.solve(wanted);
        Plan shaped = planner.solve(base.total().plus(shaping).expected(mdp));
        double earned = Evaluation.of(mdp, shaped.policy(), PRECISION).expectedReturn(wanted);
        double random =
                Evaluation.of(mdp, TabularPolicy.uniform(mdp), PRECISION).expectedReturn(wanted);
        double gain = best.expectedReturn() - random;
        return gain > 0 ? Math.max(0, (best.expectedReturn() - earned) / gain) : 0;
    }

    private double[] withoutTerminal(double[] potential) {
        double[] checked = potential.clone();
        for (int s = 0; s < checked.length; s++) {
            checked[s] = mdp.isTerminal(s) ? 0 : checked[s];
        }
        return checked;
    }

    private static double[] scaled(double[] values, double scale) {
        return Arrays.stream(values).map(v -> scale * v).toArray();
    }

    private String stateName(int state) {
        return file.world().stateNames().get(state);
    }
}
