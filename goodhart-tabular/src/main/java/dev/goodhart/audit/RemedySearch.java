package dev.goodhart.audit;

import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.comparison.StandardizedReward;
import dev.goodhart.comparison.StarcMetric;
import dev.goodhart.comparison.TwoRewards;
import dev.goodhart.comparison.WorstCaseRegret;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import dev.goodhart.planning.Plan;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tries changes of a failing proxy, one term at a time: drop it, bound its weight, pay it as a potential or under a condition, add
 * what is missing. Keeps those after which the audit calls the proxy sound and its distance to the intended reward is smaller,
 * nearest first.
 */
final class RemedySearch {
    private static final int MOST_TERMS = 4;
    private static final int WEIGHT_STEPS = 10;
    private static final int MOST_SHOWN = 5;
    /** How exact a remedy's worst case is in a large world. */
    private static final double COARSE = 1e-4;

    private final TabularMdp mdp;
    private final World world;
    private final NamedReward intended;
    private final NamedReward proxy;
    private final IntendedScale scale;
    private final AuditSettings settings;
    private final RewardComparator comparator;
    private final StandardizedReward standardIntended;
    /** The last plan made: the next changed proxy often differs little. */
    private Plan near;

    RemedySearch(
            World world,
            NamedReward intended,
            NamedReward proxy,
            IntendedScale scale,
            AuditSettings settings,
            RewardComparator comparator,
            StandardizedReward standardIntended,
            Plan proxyOptimal) {
        this.mdp = world.mdp();
        this.world = world;
        this.intended = intended;
        this.proxy = proxy;
        this.scale = scale;
        this.settings = settings;
        this.comparator = comparator;
        this.standardIntended = standardIntended;
        this.near = proxyOptimal;
    }

    /** A remedy but for its worst case, which only those that are shown need. */
    private record Candidate(
            Remedy.Kind kind,
            String term,
            String description,
            NamedReward changed,
            AuditVerdict verdict,
            double loss,
            double distance) {}

    List<Remedy> run(List<TermPayment> payments, double distance) {
        List<TermPayment> tempting = payments.stream()
                .filter(p -> p.temptation() > 0 && !p.shaping())
                .sorted(Comparator.comparingDouble(TermPayment::temptation).reversed())
                .limit(MOST_TERMS)
                .toList();
        List<Candidate> found = new ArrayList<>();
        for (TermPayment payment : tempting) {
            RewardTerm term = payment.term();
            add(found, potential(term));
            if (settings.thorough()) {
                add(found, condition(term));
                add(found, bounded(term));
            }
            add(found, dropped(term));
        }
        List<RewardTerm> missing = intended.terms().stream()
                .filter(t -> proxy.terms().stream().noneMatch(p -> p.name().equals(t.name())))
                .toList();
        if (settings.thorough()) {
            for (RewardTerm term : missing) {
                add(found, added(List.of(term)));
            }
        }
        if (!missing.isEmpty() && found.isEmpty()) {
            add(found, added(missing));
        }
        return found.stream()
                .filter(c -> c.distance() < distance)
                .sorted(Comparator.comparing(Candidate::verdict)
                        .thenComparingDouble(Candidate::distance)
                        .thenComparing(Candidate::kind))
                .limit(MOST_SHOWN)
                .map(this::withWorstCase)
                .toList();
    }

    private static void add(List<Candidate> found, @Nullable Candidate remedy) {
        if (remedy != null) {
            found.add(remedy);
        }
    }

    private @Nullable Candidate dropped(RewardTerm term) {
        List<RewardTerm> rest = without(term);
        return rest.isEmpty()
                ? null
                : sound(Remedy.Kind.DROP, term.name(), "drop the term '" + term.name() + "'", rest);
    }

    private @Nullable Candidate potential(RewardTerm term) {
        TabularReward shaping = PotentialShaping.of(mdp, TermPotential.of(mdp, term.reward()));
        List<RewardTerm> terms = replaced(term, new RewardTerm(term.name(), term.weight(), shaping));
        return sound(
                Remedy.Kind.POTENTIAL,
                term.name(),
                "pay '" + term.name()
                        + "' as potential shaping: discount * Phi(s') - Phi(s), Phi(s) what the term pays on"
                        + " entering s",
                terms);
    }

    private @Nullable Candidate bounded(RewardTerm term) {
        double low = 0;
        double high = 1;
        for (int step = 0; step < WEIGHT_STEPS; step++) {
            double middle = (low + high) / 2;
            if (acceptable(total(replaced(term, term.withWeight(term.weight() * middle))))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return null;
        }
        double weight = rounded(term.weight() * low);
        return sound(
                Remedy.Kind.BOUND,
                term.name(),
                "bound the weight of '" + term.name() + "' to " + number(weight) + " (is " + number(term.weight())
                        + ")",
                replaced(term, term.withWeight(weight)));
    }

    private @Nullable Candidate condition(RewardTerm term) {
        Candidate best = null;
        double most = 0;
        for (TermCondition condition : TermCondition.candidates(world)) {
            TabularReward kept = condition.apply(mdp, term.reward());
            double share = TermCondition.share(mdp, kept, term.reward());
            if (share > most && share < 1) {
                Candidate remedy = sound(
                        Remedy.Kind.CONDITION,
                        term.name(),
                        "pay '" + term.name() + "' only " + condition.phrase(),
                        replaced(term, new RewardTerm(term.name(), term.weight(), kept)));
                if (remedy != null) {
                    best = remedy;
                    most = share;
                }
            }
        }
        return best;
    }

    private @Nullable Candidate added(List<RewardTerm> missing) {
        TabularReward together = total(missing);
        double high = 0;
        double factor = settings.thorough() ? 2 : 8;
        for (double weight = 1.0 / 64; weight <= 1024 && high == 0; weight *= factor) {
            high = acceptable(proxy.total().plus(together.times(weight))) ? weight : 0;
        }
        if (high == 0) {
            return null;
        }
        double low = high / factor;
        for (int step = 0; settings.thorough() && step < WEIGHT_STEPS / 2; step++) {
            double middle = (low + high) / 2;
            if (acceptable(proxy.total().plus(together.times(middle)))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double weight = roundedUp(high);
        List<RewardTerm> terms = new ArrayList<>(proxy.terms());
        missing.forEach(t -> terms.add(new RewardTerm(t.name(), weight * t.weight(), t.reward())));
        String names = missing.stream().map(t -> "'" + t.name() + "'").collect(Collectors.joining(", "));
        return sound(
                Remedy.Kind.ADD,
                names,
                "add the intended " + (missing.size() == 1 ? "term " : "terms ") + names + ", at least "
                        + number(weight) + " times as strong as intended",
                terms);
    }

    /** The changed reward with what the audit says of it, or null when the audit does not accept the changed reward. */
    private @Nullable Candidate sound(Remedy.Kind kind, String term, String description, List<RewardTerm> terms) {
        NamedReward changed = NamedReward.of(proxy.name(), RewardRole.PROXY, terms);
        double loss = mostLoss(changed.total());
        if (loss > settings.tolerance() || asksForNothing(changed.total())) {
            return null;
        }
        double distance = comparator.between(
                StarcMetric.VAL, standardIntended, comparator.standardize(StarcMetric.VAL, changed.total()));
        AuditVerdict verdict = distance <= RewardComparator.SAME ? AuditVerdict.EQUIVALENT : AuditVerdict.SOUND;
        return new Candidate(kind, term, description, changed, verdict, loss, distance);
    }

    private Remedy withWorstCase(Candidate c) {
        TwoRewards rewards = new TwoRewards(mdp, scale.intended(), c.changed().total());
        double regret = WorstCaseRegret.regret(rewards, settings.thorough() ? precision() : COARSE);
        return new Remedy(c.kind, c.term, c.description, c.changed, c.verdict, c.loss, c.distance, regret);
    }

    private boolean acceptable(TabularReward reward) {
        return mostLoss(reward) <= settings.tolerance() && !asksForNothing(reward);
    }

    private boolean asksForNothing(TabularReward reward) {
        return comparator.standardize(StarcMetric.VAL, reward).trivial();
    }

    private double mostLoss(TabularReward reward) {
        near = ProxyOptimum.intendedWorst(mdp, scale, reward.expected(mdp), precision(), near);
        return ProxyOptimum.loss(mdp, scale, near, precision());
    }

    private double precision() {
        return settings.region().precision();
    }

    private List<RewardTerm> without(RewardTerm term) {
        return proxy.terms().stream().filter(t -> !t.equals(term)).toList();
    }

    private List<RewardTerm> replaced(RewardTerm term, RewardTerm by) {
        return proxy.terms().stream().map(t -> t.equals(term) ? by : t).toList();
    }

    private static TabularReward total(List<RewardTerm> terms) {
        return terms.stream()
                .map(RewardTerm::weighted)
                .reduce(TabularReward::plus)
                .orElseThrow();
    }

    /** Two significant digits, towards zero. */
    private static double rounded(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 1);
        return Math.signum(value) * Math.floor(Math.abs(value) / unit) * unit;
    }

    private static double roundedUp(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        return Math.ceil(value / unit) * unit;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value)
                .replaceAll("(\\.\\d*?)0+$", "$1")
                .replaceAll("\\.$", "");
    }
}
