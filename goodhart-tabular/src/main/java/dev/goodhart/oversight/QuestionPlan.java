package dev.goodhart.oversight;

import dev.goodhart.figure.Figure;
import java.util.List;

/**
 * How a budget of questions is spent over proposed actions.
 *
 * @param gate who decided
 * @param questions the budget
 * @param entries every action, largest incentive to defer first
 */
public record QuestionPlan(OversightGate gate, int questions, List<Entry> entries) {
    /**
     * One action's place in the plan.
     *
     * @param decision the decision if questions were unlimited
     * @param verdict the verdict under the budget: ACT or STOP where no question is left
     */
    public record Entry(GateDecision decision, GateVerdict verdict) {
        /** {@return the expected payoff of the verdict} */
        public double value() {
            return switch (verdict) {
                case ACT -> decision.valueOfActing();
                case ASK -> decision.valueOfAsking();
                case STOP -> decision.valueOfStopping();
            };
        }
    }

    /** Copies the entries. */
    public QuestionPlan {
        entries = List.copyOf(entries);
    }

    /** {@return the number of questions asked, at most the budget} */
    public int asked() {
        return (int)
                entries.stream().filter(e -> e.verdict() == GateVerdict.ASK).count();
    }

    /** {@return the number of actions worth a question} */
    public int worthAsking() {
        return (int) entries.stream()
                .filter(e -> e.decision().verdict() == GateVerdict.ASK)
                .count();
    }

    /** {@return the expected payoff of the plan, summed over the actions} */
    public double value() {
        return entries.stream().mapToDouble(Entry::value).sum();
    }

    /** {@return the expected payoff without any question} */
    public double valueWithoutQuestions() {
        return entries.stream()
                .mapToDouble(e -> e.decision().valueWithoutAsking())
                .sum();
    }

    /** {@return the expected payoff if every question worth asking could be asked} */
    public double valueWithoutLimit() {
        return entries.stream()
                .mapToDouble(e ->
                        Math.max(e.decision().valueWithoutAsking(), e.decision().valueOfAsking()))
                .sum();
    }

    /** {@return the ranking as bars, and what further questions would add} */
    public List<Figure> figures() {
        return OversightFigures.of(this);
    }
}
