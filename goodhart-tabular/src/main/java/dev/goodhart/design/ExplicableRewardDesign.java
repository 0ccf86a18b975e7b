package dev.goodhart.design;

import dev.goodhart.design.RewardStructure.Column;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.TabularReward;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Explicable reward design (ExpRD; Devidze et al. 2021): the most informative reward that keeps the optimal policies with their margins,
 * is bounded, and has a form that a person can read.
 *
 * <p>Without a structure it pays in the goals and in a budget of further states chosen greedily; everything else is paid what the intended reward pays
 * nearly everywhere (0 for a sparse reward, the price of a step for others). With a structure (a support, a decision tree, features) it is one
 * linear program. The teacher knows the world.
 *
 * <p>Details that matter: many rewards are equally informative, and which of them is taken decides how fast it is learned from
 * ({@link TieBreak}). Margins need only reach delta / 1.00001. Q_h has h rewards.
 */
public final class ExplicableRewardDesign implements RewardDesigner {
    private static final int MOST_COLUMNS = 1_500;
    /** Above this the corners of {@link TieBreak#CENTER} take minutes, a point inside the optimal rewards seconds. */
    private static final int MOST_CENTRED = 800;

    private final Settings settings;
    private final @Nullable RewardStructure structure;
    private final int threads;

    /**
     * What is asked of the reward.
     *
     * @param maximum largest size of an expected reward, above 0
     * @param horizons after how many steps wrong actions should look wrong, each at least 1
     * @param budget how many states may pay besides the goals, at least 0
     * @param stateOnly whether every action of a state is paid the same
     * @param tieBreak which of equally informative rewards is taken
     * @param criterion how several wrong actions of a state count together
     * @param sparsity price of the sum of sizes of the reward, at least 0; a positive one can make learning much slower
     * @param tolerance largest loss of an action that counts as optimal, above 0
     */
    public record Settings(
            double maximum,
            List<Integer> horizons,
            int budget,
            boolean stateOnly,
            TieBreak tieBreak,
            Criterion criterion,
            double sparsity,
            double tolerance) {
        /** Checks the ranges. */
        public Settings {
            horizons = List.copyOf(horizons);
            Informativeness.checked(
                    horizons.stream().mapToInt(Integer::intValue).toArray());
            require(maximum > 0 && Double.isFinite(maximum), "maximum", maximum, "be a number above 0");
            require(budget >= 0, "budget", budget, "be at least 0");
            require(sparsity >= 0 && Double.isFinite(sparsity), "sparsity", sparsity, "be a number of at least 0");
            require(tolerance > 0, "tolerance", tolerance, "be above 0");
        }

        /** {@return maximum 10, horizons 1, 4, 8, 16 and 32, budget 5, in the centre of the optimal rewards} */
        public static Settings defaults() {
            return new Settings(
                    10,
                    List.of(1, 4, 8, 16, 32),
                    5,
                    false,
                    TieBreak.CENTER,
                    Criterion.HINGE_MAX,
                    0,
                    TargetPolicy.TOLERANCE);
        }

        /**
         * The defaults, with the intended reward's own largest size as maximum.
         *
         * @param world the world
         * @param intended what is wanted
         * @return the settings
         */
        public static Settings fitting(TabularMdp world, TabularReward intended) {
            double largest = Arrays.stream(TargetPolicy.expected(world, intended))
                    .map(Math::abs)
                    .max()
                    .orElse(0);
            return defaults().withMaximum(largest > 0 ? largest : 1);
        }

        /**
         * The same with another maximum.
         *
         * @param newMaximum above 0
         * @return the settings
         */
        public Settings withMaximum(double newMaximum) {
            return new Settings(newMaximum, horizons, budget, stateOnly, tieBreak, criterion, sparsity, tolerance);
        }

        /**
         * The same with another budget.
         *
         * @param newBudget at least 0
         * @return the settings
         */
        public Settings withBudget(int newBudget) {
            return new Settings(maximum, horizons, newBudget, stateOnly, tieBreak, criterion, sparsity, tolerance);
        }

        /**
         * The same with another choice among equally informative rewards.
         *
         * @param newTieBreak which
         * @return the settings
         */
        public Settings withTieBreak(TieBreak newTieBreak) {
            return new Settings(maximum, horizons, budget, stateOnly, newTieBreak, criterion, sparsity, tolerance);
        }

        int[] horizonArray() {
            return Informativeness.checked(
                    horizons.stream().mapToInt(Integer::intValue).toArray());
        }

        static void require(boolean condition, String name, double value, String what) {
            if (!condition) {
                throw new IllegalArgumentException("The " + name + " (" + value + ") must " + what);
            }
        }
    }

    private ExplicableRewardDesign(Settings settings, @Nullable RewardStructure structure, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("The threads (" + threads + ") must be at least 1");
        }
        this.settings = settings;
        this.structure = structure;
        this.threads = threads;
    }

    /**
     * Pays in the goals and in a budget of further states, searched by one thread.
     *
     * @param settings what is asked of the reward
     * @return the designer
     */
    public static ExplicableRewardDesign sparse(Settings settings) {
        return new ExplicableRewardDesign(settings, null, 1);
    }

    /**
     * Pays in a given form; the budget is not looked at.
     *
     * @param structure the form
     * @param settings what is asked of the reward
     * @return the designer
     */
    public static ExplicableRewardDesign within(RewardStructure structure, Settings settings) {
        return new ExplicableRewardDesign(settings, structure, 1);
    }

    /**
     * The same designer with several threads for the search of states; the result is the same.
     *
     * @param newThreads at least 1
     * @return the designer
     */
    public ExplicableRewardDesign withThreads(int newThreads) {
        return new ExplicableRewardDesign(settings, structure, newThreads);
    }

    @Override
    public String method() {
        return "explicable";
    }

    @Override
    public DesignedReward design(TabularMdp world, TabularReward intended) {
        Task task = task(world, intended);
        if (structure instanceof SupportConstraint support
                && !support.states().intersects(task.ordinary().goals())) {
            throw new IllegalArgumentException("The support must hold a state where the intended reward pays, one of "
                    + task.ordinary().goals() + ", is " + support.states());
        }
        return structure != null
                ? solve(task, structure)
                : solve(task, new SupportConstraint(path(task).getLast().support(), settings.stateOnly()));
    }

    /**
     * The greedy choice of states alone: which are added in what order, and what informativeness each budget reaches.
     *
     * @param world the world
     * @param intended what is wanted
     * @return one step more than the budget, the goals alone first
     */
    public List<BudgetStep> path(TabularMdp world, TabularReward intended) {
        return path(task(world, intended));
    }

    private record Task(
            TabularMdp world,
            TabularReward intended,
            TargetPolicy target,
            OrdinaryPayment ordinary,
            MarginModel model) {}

    private Task task(TabularMdp world, TabularReward intended) {
        TargetPolicy target = TargetPolicy.of(world, intended, settings.tolerance());
        target.requireMargin();
        return new Task(
                world,
                intended,
                target,
                OrdinaryPayment.of(world, TargetPolicy.expected(world, intended)),
                new MarginModel(world, target, settings.horizonArray()));
    }

    private List<BudgetStep> path(Task task) {
        return new SupportSearch(task.world(), task.model(), settings, given(task), threads)
                .run(task.ordinary().goals(), settings.budget());
    }

    private double[] given(Task task) {
        double ordinary = task.ordinary().value();
        if (Math.abs(ordinary) > settings.maximum()) {
            throw new IllegalArgumentException("The maximum (" + settings.maximum() + ") must be at least "
                    + Math.abs(ordinary) + ", the size of what the intended reward pays nearly everywhere");
        }
        double[] given = new double[task.world().states() * task.world().actions()];
        for (int row = 0; row < given.length; row++) {
            given[row] = task.world().isTerminal(row / task.world().actions()) ? 0 : ordinary;
        }
        return given;
    }

    private DesignedReward solve(Task task, RewardStructure form) {
        TabularMdp world = task.world();
        TargetPolicy target = task.target();
        MarginModel model = task.model();
        double[] given = form instanceof SupportConstraint ? given(task) : new double[world.states() * world.actions()];
        List<Column> columns = form.columns(world);
        if (columns.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException("The reward must have at most " + MOST_COLUMNS + " free numbers, has "
                    + columns.size() + " (every action of a goal or of another paying state is one; goals are all"
                    + " states where the intended reward does not pay what it pays nearly everywhere)\n"
                    + "Maybe use a smaller budget of states, a tree, or potential shaping, which has no such limit");
        }
        DesignProgram program = new DesignProgram(model, settings.maximum(), given, columns);
        program.requireFeasible();
        boolean large = settings.tieBreak() == TieBreak.CENTER && columns.size() > MOST_CENTRED;
        double[] weights = ProgramCenter.of(
                program.program(settings.criterion(), settings.sparsity()),
                large ? TieBreak.INTERIOR : settings.tieBreak());
        NamedReward reward = ColumnTerms.named(method(), RewardRole.SHAPED, world, given, columns, weights);
        double score = Informativeness.of(world, target, reward.total(), model.horizons())
                .score();
        double before = Informativeness.of(world, target, task.intended(), model.horizons())
                .score();
        DesignedReward designed = new DesignedReward(
                reward, InvarianceCertificate.of(world, task.intended(), target, reward.total()), List.of());
        String note = String.format(
                Locale.ROOT,
                "Informativeness %.6f, of the intended reward %.6f; 0 is the most there is. It pays in %d of %d states.",
                score,
                before,
                designed.payingStates(world),
                world.states() - world.terminal().cardinality());
        return new DesignedReward(
                reward,
                designed.certificate(),
                large
                        ? List.of(
                                note,
                                "It is the analytic centre: with so many free numbers corners would take minutes.")
                        : List.of(note));
    }
}
