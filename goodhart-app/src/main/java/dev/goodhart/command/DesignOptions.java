package dev.goodhart.command;

import dev.goodhart.design.AdaptiveRewardDesign;
import dev.goodhart.design.DesignedReward;
import dev.goodhart.design.ExplicableRewardDesign;
import dev.goodhart.design.ExplorationGuidedRewardDesign;
import dev.goodhart.design.PotentialRewardDesign;
import dev.goodhart.design.RewardStructure;
import dev.goodhart.design.SupportConstraint;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.SoftmaxReinforce;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.world.WorldFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is asked of the designed reward. */
final class DesignOptions {
    /** Free numbers up to which an adaptive reward may pay anywhere: each of its designs is a linear program over them. */
    private static final int ADAPTIVE_DENSE = 400;

    private static final int LONGEST_EPISODE = 1_000;

    /** What form an explicable reward takes. */
    enum Form {
        /** It pays in the goals and a budget of further states. */
        SPARSE,
        /** It may pay anywhere. */
        DENSE,
        /** States in one leaf of a tree are paid alike. */
        TREE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "How: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}. See --list for when each fits.",
            completionCandidates = Methods.class,
            converter = MethodConverter.class,
            defaultValue = "explicable")
    private DesignMethod method = DesignMethod.EXPLICABLE;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description =
                    "explicable and adaptive: ${COMPLETION-CANDIDATES}. Default: tree with --leaves, else sparse; adaptive dense in"
                            + " small worlds.")
    private @Nullable Form form;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "sparse: how many states may pay besides the goals. Default: 5.")
    private @Nullable Integer budget;

    @Option(
            names = "--max-reward",
            paramLabel = "X",
            description =
                    "explicable and adaptive: largest size of an expected reward. Default: the intended reward's own.")
    private @Nullable Double maximum;

    @Option(
            names = "--leaves",
            paramLabel = "FILE.csv",
            description = "tree: rows of state,leaf for every state that is not terminal.")
    private @Nullable Path leaves;

    @Option(
            names = "--auxiliary",
            paramLabel = "NAME",
            description =
                    "behaviour-alignment: a reward of the file that is a hint; may be given several times. Default: all but the"
                            + " intended one.")
    private List<String> auxiliaries = new ArrayList<>();

    @Option(
            names = "--policy",
            paramLabel = "FILE.csv",
            description =
                    "adaptive: the learner's present policy, rows of state,action,probability; states left out act at random."
                            + " Default: a learner that acts at random everywhere.")
    private @Nullable Path policy;

    @Option(
            names = "--episodes",
            paramLabel = "N",
            description = "exploration-guided: how many episodes the agent has. Default: 20,000.")
    private @Nullable Integer episodes;

    /** The methods by their names on the command line. */
    static final class Methods extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Methods() {
            for (DesignMethod method : DesignMethod.values()) {
                add(method.toString());
            }
        }
    }

    /** Reads a method's name. */
    static final class MethodConverter implements ITypeConverter<DesignMethod> {
        @Override
        public DesignMethod convert(String text) {
            for (DesignMethod method : DesignMethod.values()) {
                if (method.toString().equalsIgnoreCase(text)) {
                    return method;
                }
            }
            throw new TypeConversionException("'" + text + "' must be one of " + String.join(", ", new Methods())
                    + "; see 'goodhart design --list'");
        }
    }

    DesignMethod method() {
        return method;
    }

    /** Refuses options that the method would not look at. */
    void check() {
        List<DesignMethod> formed = List.of(DesignMethod.EXPLICABLE, DesignMethod.ADAPTIVE);
        only(formed, form, "--form");
        only(formed, budget, "--budget");
        only(formed, maximum, "--max-reward");
        only(formed, leaves, "--leaves");
        only(List.of(DesignMethod.ADAPTIVE), policy, "--policy");
        only(List.of(DesignMethod.EXPLORATION_GUIDED), episodes, "--episodes");
        only(List.of(DesignMethod.BEHAVIOUR_ALIGNMENT), auxiliaries.isEmpty() ? null : auxiliaries, "--auxiliary");
        if (form() == Form.TREE && leaves == null) {
            throw new InvalidInputException(
                    "--form tree must come with --leaves, which says which states are paid alike");
        }
        if (leaves != null && form() != Form.TREE) {
            throw new InvalidInputException("--leaves goes with --form tree, not with --form sparse or dense");
        }
        if (budget != null && form != null && form != Form.SPARSE) {
            throw new InvalidInputException("--budget goes with --form sparse: other forms pay wherever they may");
        }
        if (budget != null && budget < 0) {
            throw new InvalidInputException("--budget (" + budget + ") must be at least 0");
        }
        if (episodes != null && (episodes < 1 || episodes > 10_000_000)) {
            throw new InvalidInputException("--episodes (" + episodes + ") must be from 1 to 10,000,000");
        }
        if (maximum != null && !(maximum > 0 && Double.isFinite(maximum))) {
            throw new InvalidInputException("--max-reward (" + maximum + ") must be a number above 0");
        }
    }

    private Form form() {
        return form != null ? form : leaves == null ? Form.SPARSE : Form.TREE;
    }

    private void only(List<DesignMethod> owners, @Nullable Object value, String option) {
        if (value != null && !owners.contains(method)) {
            throw new InvalidInputException(option + " goes with --method "
                    + owners.stream().map(DesignMethod::toString).collect(Collectors.joining(" or "))
                    + ", not with " + method + ", which would not look at it");
        }
    }

    /** The rewards that are hints. */
    List<NamedReward> hints(WorldFile file) {
        return Choice.of("--auxiliary", auxiliaries, file.proxies());
    }

    /** Designs by the methods that need nothing but the world. */
    DesignedReward design(WorldFile file, int threads, long seed) {
        TabularMdp mdp = file.world().mdp();
        TabularReward intended = file.intended().total();
        return switch (method) {
            case EXPLICABLE -> explicable(file, threads).design(mdp, intended);
            case ADAPTIVE -> adaptive(file, threads);
            case EXPLORATION_GUIDED -> explorationGuided(file, seed);
            case POTENTIAL -> PotentialRewardDesign.defaults().design(mdp, intended);
            case BEHAVIOUR_ALIGNMENT -> throw new IllegalStateException("Behaviour alignment needs its hints");
        };
    }

    private ExplicableRewardDesign.Settings settings(WorldFile file) {
        ExplicableRewardDesign.Settings settings = ExplicableRewardDesign.Settings.fitting(
                file.world().mdp(), file.intended().total());
        if (maximum != null) {
            settings = settings.withMaximum(maximum);
        }
        return budget == null ? settings : settings.withBudget(budget);
    }

    private ExplicableRewardDesign explicable(WorldFile file, int threads) {
        ExplicableRewardDesign.Settings settings = settings(file);
        return form() == Form.SPARSE
                ? ExplicableRewardDesign.sparse(settings).withThreads(threads)
                : ExplicableRewardDesign.within(structure(file, form(), threads), settings);
    }

    private DesignedReward adaptive(WorldFile file, int threads) {
        TabularMdp mdp = file.world().mdp();
        boolean small = mdp.states() * mdp.actions() <= ADAPTIVE_DENSE;
        Form chosen = form == null && leaves == null && budget == null && small ? Form.DENSE : form();
        AdaptiveRewardDesign.Settings defaults = AdaptiveRewardDesign.Settings.defaults();
        AdaptiveRewardDesign designer = AdaptiveRewardDesign.within(
                structure(file, chosen, threads),
                new AdaptiveRewardDesign.Settings(
                        settings(file).maximum(), defaults.exploration(), defaults.tieBreak(), defaults.tolerance()));
        return designer.design(
                mdp,
                file.intended().total(),
                policy == null ? TabularPolicy.uniform(mdp) : DesignFiles.policy(policy, file.world()));
    }

    private RewardStructure structure(WorldFile file, Form chosen, int threads) {
        TabularMdp mdp = file.world().mdp();
        return switch (chosen) {
            case SPARSE ->
                new SupportConstraint(
                        ExplicableRewardDesign.sparse(settings(file))
                                .withThreads(threads)
                                .path(mdp, file.intended().total())
                                .getLast()
                                .support(),
                        false);
            case DENSE -> SupportConstraint.everywhere(mdp, false);
            case TREE -> DesignFiles.leaves(leaves == null ? Path.of("") : leaves, file.world());
        };
    }

    /** Episodes as long as a world of this size may need, or the goal would never be met. */
    private DesignedReward explorationGuided(WorldFile file, long seed) {
        TabularMdp mdp = file.world().mdp();
        ExplorationGuidedRewardDesign.Settings defaults = ExplorationGuidedRewardDesign.Settings.defaults();
        SoftmaxReinforce.Settings learner = defaults.learner();
        DesignedReward designed = new ExplorationGuidedRewardDesign(new ExplorationGuidedRewardDesign.Settings(
                        defaults.shaping(),
                        new SoftmaxReinforce.Settings(
                                learner.learningRate(),
                                Math.clamp(mdp.states(), learner.horizon(), LONGEST_EPISODE),
                                learner.updateEvery(),
                                learner.recent(),
                                learner.buffer()),
                        episodes == null ? defaults.episodes() : episodes,
                        defaults.shapeEvery(),
                        seed))
                .design(mdp, file.intended().total());
        RewardTerm made = designed.reward().terms().getLast();
        if (Arrays.stream(made.reward().stateAction()).anyMatch(v -> v != 0)) {
            return designed;
        }
        List<String> notes = new ArrayList<>(designed.notes());
        notes.add("The agent never met the intended reward and made nothing of its own. Maybe more --episodes.");
        return new DesignedReward(designed.reward(), designed.certificate(), notes);
    }
}
