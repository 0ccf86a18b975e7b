package dev.goodhart.command;

import dev.goodhart.design.ExplicableRewardDesign;
import dev.goodhart.design.PotentialRewardDesign;
import dev.goodhart.design.RewardDesigner;
import dev.goodhart.design.SupportConstraint;
import dev.goodhart.design.TreeConstraint;
import dev.goodhart.input.CsvTable;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.world.WorldFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is asked of the designed reward. */
final class DesignOptions {
    /** What form an explicable reward takes. */
    enum Form {
        /** It pays in the goals and a budget of further states. */
        SPARSE,
        /** It may pay anywhere. */
        DENSE,
        /** States in one leaf of a tree are paid alike. */
        TREE
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
            description = "explicable: ${COMPLETION-CANDIDATES}. Default: sparse; tree with --leaves.")
    private @Nullable Form form;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "explicable, sparse: how many states may pay besides the goals. Default: 5.")
    private @Nullable Integer budget;

    @Option(
            names = "--max-reward",
            paramLabel = "X",
            description = "explicable: largest size of an expected reward. Default: the intended reward's own.")
    private @Nullable Double maximum;

    @Option(
            names = "--leaves",
            paramLabel = "FILE.csv",
            description = "explicable, tree: rows of state,leaf for every state that is not terminal.")
    private @Nullable Path leaves;

    @Option(
            names = "--auxiliary",
            paramLabel = "NAME",
            description =
                    "behaviour-alignment: a reward of the file that is a hint; may be given several times. Default: all but the"
                            + " intended one.")
    private List<String> auxiliaries = new ArrayList<>();

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
        only(DesignMethod.EXPLICABLE, form, "--form");
        only(DesignMethod.EXPLICABLE, budget, "--budget");
        only(DesignMethod.EXPLICABLE, maximum, "--max-reward");
        only(DesignMethod.EXPLICABLE, leaves, "--leaves");
        only(DesignMethod.BEHAVIOUR_ALIGNMENT, auxiliaries.isEmpty() ? null : auxiliaries, "--auxiliary");
        if (form() == Form.TREE && leaves == null) {
            throw new InvalidInputException(
                    "--form tree must come with --leaves, which says which states are paid alike");
        }
        if (leaves != null && form() != Form.TREE) {
            throw new InvalidInputException("--leaves goes with --form tree, not with --form sparse or dense");
        }
        if (budget != null && form() != Form.SPARSE) {
            throw new InvalidInputException("--budget goes with --form sparse: other forms pay wherever they may");
        }
        if (budget != null && budget < 0) {
            throw new InvalidInputException("--budget (" + budget + ") must be at least 0");
        }
        if (maximum != null && !(maximum > 0 && Double.isFinite(maximum))) {
            throw new InvalidInputException("--max-reward (" + maximum + ") must be a number above 0");
        }
    }

    private Form form() {
        return form != null ? form : leaves == null ? Form.SPARSE : Form.TREE;
    }

    private void only(DesignMethod owner, @Nullable Object value, String option) {
        if (value != null && method != owner) {
            throw new InvalidInputException(
                    option + " goes with --method " + owner + ", not with " + method + ", which would not look at it");
        }
    }

    /** The rewards that are hints. */
    List<NamedReward> hints(WorldFile file) {
        return Choice.of("--auxiliary", auxiliaries, file.proxies());
    }

    /** The designer of the methods that need nothing but the world. */
    RewardDesigner designer(WorldFile file, int threads) {
        return switch (method) {
            case EXPLICABLE -> explicable(file, threads);
            case POTENTIAL -> PotentialRewardDesign.defaults();
            case BEHAVIOUR_ALIGNMENT -> throw new IllegalStateException("Behaviour alignment needs its hints");
        };
    }

    private RewardDesigner explicable(WorldFile file, int threads) {
        TabularMdp mdp = file.world().mdp();
        ExplicableRewardDesign.Settings settings =
                ExplicableRewardDesign.Settings.fitting(mdp, file.intended().total());
        if (maximum != null) {
            settings = settings.withMaximum(maximum);
        }
        if (budget != null) {
            settings = settings.withBudget(budget);
        }
        return switch (form()) {
            case SPARSE -> ExplicableRewardDesign.sparse(settings).withThreads(threads);
            case DENSE -> ExplicableRewardDesign.within(SupportConstraint.everywhere(mdp, false), settings);
            case TREE -> ExplicableRewardDesign.within(tree(file), settings);
        };
    }

    private TreeConstraint tree(WorldFile file) {
        Path path = leaves == null ? Path.of("") : leaves;
        List<String> states = file.world().stateNames();
        int[] leaf = new int[states.size()];
        Arrays.fill(leaf, -1);
        List<String> names = new ArrayList<>();
        CsvTable.read(path, List.of("state", "leaf"), states.size(), row -> {
            int state = states.indexOf(row.text(0));
            if (state < 0) {
                throw row.error(0, "must be a state of the world, is '" + row.text(0) + "'", "");
            }
            if (!names.contains(row.text(1))) {
                names.add(row.text(1));
            }
            leaf[state] = names.indexOf(row.text(1));
        });
        return new TreeConstraint(leaf, names);
    }
}
