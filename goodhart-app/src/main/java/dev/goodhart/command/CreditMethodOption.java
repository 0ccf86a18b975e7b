package dev.goodhart.command;

import dev.goodhart.credit.CreditAssignment;
import dev.goodhart.credit.CreditMethod;
import dev.goodhart.credit.CreditUse;
import dev.goodhart.credit.OwenTree;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.scoring.ScoredText;
import dev.goodhart.study.SeedTree;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How scores are split. */
final class CreditMethodOption {
    /** The names of the methods on the command line. */
    enum Method {
        AUTO,
        SHAPLEY,
        OWEN,
        PREFIX,
        UNIFORM,
        SPARSE,
        ATTENTION
    }

    /** How an Owen tree is made where the file gives none. */
    enum Tree {
        BALANCED,
        PUNCTUATION
    }

    /** What the learner does with the credits. */
    enum Learner {
        WHOLE_RETURN,
        REWARD_TO_GO
    }

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "auto, shapley, owen, prefix, uniform, sparse or attention. auto: prefix for --learner"
                    + " reward-to-go; else shapley up to 12 units and owen above. Default: auto.")
    private Method method = Method.AUTO;

    @Option(
            names = "--tree",
            paramLabel = "TREE",
            description =
                    "Who bargains together under owen: balanced halves, or parts at punctuation. A line's key 'tree'"
                            + " comes first. Default: balanced.")
    private Tree tree = Tree.BALANCED;

    @Option(
            names = "--learner",
            paramLabel = "LEARNER",
            description =
                    "whole-return, or reward-to-go (also for a critic or GAE, as in PPO), for which shapley and owen are"
                            + " refused. Default: whole-return.",
            converter = LearnerConverter.class)
    private Learner learner = Learner.WHOLE_RETURN;

    @Option(names = "--accept-bias", description = "Give them to such a learner all the same, and estimate the bias.")
    private boolean acceptBias;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description =
                    "The most evaluations for the shapley credit of a text: exact where 2^units fits into it (up to 20"
                            + " units), else sampled, with standard errors. Default: 4096.")
    private int budget = 4096;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of sampled orders. Default: 0.")
    private long seed;

    void check() {
        if (budget < 1) {
            throw new InvalidInputException("--budget (" + budget + ") must be at least 1");
        }
        if (acceptBias && learner == Learner.WHOLE_RETURN) {
            throw new InvalidInputException(
                    "--accept-bias is for --learner reward-to-go: whole returns are not biased");
        }
        switch (method) {
            case SHAPLEY -> CreditAssignment.requireFit(CreditMethod.shapley(), use());
            case OWEN -> CreditAssignment.requireFit(CreditMethod.owen(OwenTree.leaf(0)), use());
            default -> {}
        }
    }

    CreditUse use() {
        return switch (learner) {
            case WHOLE_RETURN -> CreditUse.wholeReturn();
            case REWARD_TO_GO -> acceptBias ? CreditUse.rewardToGo().acceptingBias() : CreditUse.rewardToGo();
        };
    }

    CreditMethod of(ScoredText text, boolean hasScorer) {
        int units = text.units().size();
        return switch (method) {
            case AUTO -> automatic(text, hasScorer);
            case SHAPLEY ->
                CreditMethod.shapley(
                        budget,
                        SeedTree.of("credit command")
                                .child(seed)
                                .child(text.id())
                                .value());
            case OWEN -> CreditMethod.owen(tree(text));
            case PREFIX -> CreditMethod.prefix();
            case UNIFORM -> CreditMethod.uniform();
            case SPARSE -> CreditMethod.sparse();
            case ATTENTION -> {
                if (text.attention() == null) {
                    throw new InvalidInputException("must have the key attention, with a weight for each of its "
                            + units + " units, for --method attention");
                }
                yield CreditMethod.attention(Objects.requireNonNull(text.attention()));
            }
        };
    }

    private CreditMethod automatic(ScoredText text, boolean hasScorer) {
        boolean anyPart = hasScorer || text.values() != null;
        if (!anyPart && text.prefixScores() == null) {
            throw new InvalidInputException("must have values or prefix_scores to be split by what its parts are worth"
                    + "\nMaybe name a --scorer, or split the score alone: --method uniform, sparse or attention.");
        }
        if (!anyPart || (learner == Learner.REWARD_TO_GO && !acceptBias)) {
            return CreditMethod.prefix();
        }
        int units = text.units().size();
        return units <= CreditMethod.MOST_RECOMMENDED ? CreditMethod.shapley() : CreditMethod.owen(tree(text));
    }

    private OwenTree tree(ScoredText text) {
        OwenTree given = text.tree();
        if (given != null) {
            return given;
        }
        return switch (tree) {
            case BALANCED -> OwenTree.balanced(text.units().size());
            case PUNCTUATION -> OwenTree.byPunctuation(text.units());
        };
    }

    String describe() {
        return dashed(method.name()) + (method == Method.OWEN ? ", tree " + dashed(tree.name()) : "");
    }

    String learnerName() {
        return dashed(learner.name());
    }

    int budget() {
        return budget;
    }

    long seed() {
        return seed;
    }

    private static String dashed(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Enum names have no hyphens. */
    static final class LearnerConverter implements ITypeConverter<Learner> {
        @Override
        public Learner convert(String value) {
            for (Learner learner : Learner.values()) {
                if (dashed(learner.name()).equals(dashed(value))) {
                    return learner;
                }
            }
            throw new TypeConversionException("expected whole-return or reward-to-go, was '" + value + "'");
        }
    }
}
