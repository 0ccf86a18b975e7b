package dev.goodhart.preference;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a learned reward sees of a transition, side by side in this order: state, action, next state, whether the step terminated. A table of
 * features is a state of which nothing else is seen.
 *
 * <p>A reward that sees how a step ended can pay for ending or for lasting, which is then what is optimised; leave it out unless that is
 * meant.
 *
 * @param stateNames a name for each number of a state, at least one
 * @param actionDim length of an action, at least 0
 * @param actionCount how many actions there are where the action is an index, which is then seen as one of so many flags; else 0
 * @param parts what is seen, not empty
 */
public record RewardInputs(List<String> stateNames, int actionDim, int actionCount, Set<Part> parts) {
    /** A part of a transition. */
    public enum Part {
        /** The state left. */
        STATE,
        /** The action taken. */
        ACTION,
        /** The state entered. */
        NEXT,
        /** 1 where the step terminated, else 0. */
        TERMINATED
    }

    /** Checks the lengths and copies the parts. */
    public RewardInputs {
        stateNames = List.copyOf(stateNames);
        // Kept in the order of the enum, so that equal inputs are written alike.
        parts = Collections.unmodifiableSet(EnumSet.copyOf(parts));
        if (stateNames.isEmpty()
                || actionDim < 0
                || actionCount < 0
                || (actionCount > 0 && actionDim != 1)
                || (actionDim == 0 && parts.contains(Part.ACTION))) {
            throw new IllegalArgumentException(
                    "Inputs must have a state, and an action of length 1 if it is an index and > 0 if it is seen, have "
                            + stateNames.size() + " numbers of state, " + actionDim + " of action, " + actionCount
                            + " actions, and see " + parts);
        }
    }

    /**
     * Rows of a table.
     *
     * @param names the columns, at least one
     * @return inputs that see all of them
     */
    public static RewardInputs features(List<String> names) {
        return new RewardInputs(names, 0, 0, EnumSet.of(Part.STATE));
    }

    /**
     * State and action, the usual inputs.
     *
     * @param spec an environment
     * @return the inputs
     */
    public static RewardInputs stateAction(EnvironmentSpec spec) {
        return of(spec, EnumSet.of(Part.STATE, Part.ACTION));
    }

    /**
     * Chosen parts of an environment's transitions.
     *
     * @param spec an environment
     * @param parts what is seen
     * @return the inputs
     */
    public static RewardInputs of(EnvironmentSpec spec, Set<Part> parts) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < spec.observationDim(); i++) {
            names.add("state." + i);
        }
        int count = spec.actions() instanceof ActionSpace.Discrete discrete ? discrete.count() : 0;
        return new RewardInputs(names, spec.actions().dim(), count, parts);
    }

    /** {@return the length of a state} */
    public int stateDim() {
        return stateNames.size();
    }

    /** {@return how many numbers are seen} */
    public int width() {
        int width = 0;
        for (Part part : parts) {
            width += widthOf(part);
        }
        return width;
    }

    private int widthOf(Part part) {
        return switch (part) {
            case STATE, NEXT -> stateDim();
            case ACTION -> actionCount > 0 ? actionCount : actionDim;
            case TERMINATED -> 1;
        };
    }

    /** {@return a name for each number that is seen} */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case STATE -> names.addAll(stateNames);
                case ACTION -> {
                    for (int i = 0; i < widthOf(Part.ACTION); i++) {
                        names.add((actionCount > 0 ? "action=" : "action.") + i);
                    }
                }
                case NEXT -> stateNames.forEach(name -> names.add("next " + name));
                case TERMINATED -> names.add("terminated");
            }
        }
        return names;
    }

    /**
     * Writes what is seen of transitions.
     *
     * @param batch the transitions
     * @param out {@code [batch.size()][width]} at {@code at} receives it
     * @param at where its first row begins
     * @throws IllegalArgumentException if states or actions have another length, or an action is no index in range
     */
    public void write(TransitionBatch batch, double[] out, int at) {
        if (batch.stateDim() != stateDim() || (batch.actionDim() != actionDim && parts.contains(Part.ACTION))) {
            throw new IllegalArgumentException("The batch must have states of length " + stateDim()
                    + " and actions of length " + actionDim + ", has " + batch.stateDim() + " and "
                    + batch.actionDim());
        }
        int to = at;
        for (int i = 0; i < batch.size(); i++) {
            for (Part part : parts) {
                switch (part) {
                    case STATE -> System.arraycopy(batch.state(), i * stateDim(), out, to, stateDim());
                    case ACTION -> action(batch, i, out, to);
                    case NEXT -> System.arraycopy(batch.next(), i * stateDim(), out, to, stateDim());
                    case TERMINATED -> out[to] = batch.end()[i] == StepEnd.TERMINATED ? 1 : 0;
                }
                to += widthOf(part);
            }
        }
    }

    private void action(TransitionBatch batch, int i, double[] out, int to) {
        if (actionCount == 0) {
            System.arraycopy(batch.action(), i * actionDim, out, to, actionDim);
            return;
        }
        int index = (int) batch.action()[i];
        if (index != batch.action()[i] || index < 0 || index >= actionCount) {
            throw new IllegalArgumentException("The action of row " + i + " (" + batch.action()[i]
                    + ") must be a whole number in [0, " + actionCount + ")");
        }
        Arrays.fill(out, to, to + actionCount, 0);
        out[to + index] = 1;
    }
}
