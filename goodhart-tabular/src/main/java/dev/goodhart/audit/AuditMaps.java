package dev.goodhart.audit;

import dev.goodhart.figure.Figure;
import dev.goodhart.figure.GridMap;
import dev.goodhart.figure.GridMap.Arrow;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Table;
import dev.goodhart.mdp.GridLayout;
import dev.goodhart.mdp.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Where the two optimal policies go and what pays them there: on the map of a grid, in tables for other worlds. */
public final class AuditMaps {
    private static final int MOST_STATES = 12;

    private final World world;
    private final ProxyAudit audit;

    /**
     * Prepares the maps of an audit.
     *
     * @param world the audited world
     * @param audit the audit
     */
    public AuditMaps(World world, ProxyAudit audit) {
        this.world = world;
        this.audit = audit;
    }

    /** {@return the maps, or one table of the most visited states} */
    public List<Figure> figures() {
        GridLayout layout = world.layout();
        if (layout == null) {
            return List.of(states());
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(visits(
                layout,
                "Intended-optimal policy",
                "Where the policy that is really wanted spends its time.",
                audit.intendedVisits()));
        figures.add(visits(
                layout,
                "Proxy-optimal policy",
                "Where the policy that is best for '" + audit.proxy().name() + "' spends its time.",
                audit.proxyVisits()));
        audit.payments().stream()
                .filter(p -> p.toProxyOptimal() != 0)
                .sorted(Comparator.comparingDouble(TermPayment::temptation).reversed())
                .limit(2)
                .forEach(p -> figures.add(new GridMap(
                        "Paid by '" + p.term().name() + "'",
                        String.format(
                                Locale.ROOT,
                                "Where the proxy-optimal policy earns its %.4g by this term.",
                                p.toProxyOptimal()),
                        layout,
                        layout.sumByCell(p.perState()),
                        "discounted return by the cell that is left",
                        HeatMap.Range.DIVERGING,
                        List.of())));
        return figures;
    }

    private GridMap visits(GridLayout layout, String title, String caption, double[] occupancy) {
        int actions = world.mdp().actions();
        double[] perState = new double[world.mdp().states()];
        for (int row = 0; row < occupancy.length; row++) {
            if (!world.mdp().isTerminal(row / actions)) {
                perState[row / actions] += occupancy[row];
            }
        }
        double[] shade = layout.sumByCell(perState);
        return new GridMap(
                title,
                caption,
                layout,
                shade,
                "discounted visits",
                HeatMap.Range.SEQUENTIAL,
                arrows(layout, occupancy, shade));
    }

    /** One arrow a cell, for the action taken there most often, as strong as its share of the cell's visits. */
    private List<Arrow> arrows(GridLayout layout, double[] occupancy, double[] visits) {
        int actions = world.mdp().actions();
        double[][] byAction = new double[layout.rows() * layout.columns()][actions];
        for (int row = 0; row < occupancy.length; row++) {
            int cell = layout.cellOfState()[row / actions];
            if (cell >= 0 && !world.mdp().isTerminal(row / actions)) {
                byAction[cell][row % actions] += occupancy[row];
            }
        }
        List<Arrow> arrows = new ArrayList<>();
        for (int cell = 0; cell < byAction.length; cell++) {
            int best = 0;
            for (int a = 1; a < actions; a++) {
                best = byAction[cell][a] > byAction[cell][best] ? a : best;
            }
            if (byAction[cell][best] > 1e-6) {
                double weight = Math.clamp(byAction[cell][best] / visits[cell], 0, 1);
                arrows.add(new Arrow(cell, layout.actionRow()[best], layout.actionColumn()[best], weight));
            }
        }
        return arrows;
    }

    private Table states() {
        int actions = world.mdp().actions();
        int states = world.mdp().states();
        double[] proxy = byState(audit.proxyVisits(), actions, states);
        double[] intended = byState(audit.intendedVisits(), actions, states);
        List<List<String>> rows = IntStream.range(0, states)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer s) -> -Math.max(proxy[s], intended[s]))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_STATES)
                .map(s -> List.of(
                        world.stateNames().get(s),
                        action(audit.intendedVisits(), s),
                        number(intended[s]),
                        action(audit.proxyVisits(), s),
                        number(proxy[s])))
                .toList();
        return new Table(
                "Where the two optimal policies go",
                "The states visited most, with what each policy does there and its discounted visits.",
                List.of("state", "intended-optimal", "visits", "proxy-optimal", "visits "),
                rows);
    }

    private String action(double[] occupancy, int state) {
        int actions = world.mdp().actions();
        int best = 0;
        for (int a = 1; a < actions; a++) {
            best = occupancy[state * actions + a] > occupancy[state * actions + best] ? a : best;
        }
        return occupancy[state * actions + best] > 0 ? world.actionNames().get(best) : "never there";
    }

    private static double[] byState(double[] occupancy, int actions, int states) {
        double[] visits = new double[states];
        for (int row = 0; row < occupancy.length; row++) {
            visits[row / actions] += occupancy[row];
        }
        return visits;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
