package dev.goodhart.environment;

/** Makes valid actions of what a learner hands in: discrete ones are refused or taken, vectors are clipped to their bounds. */
final class ActionCheck {
    private final EnvironmentSpec spec;

    ActionCheck(EnvironmentSpec spec) {
        this.spec = spec;
    }

    /**
     * Copies the actions of all copies; changes nothing if one of them is refused.
     *
     * @param action {@code [copies][dim]} what was handed in
     * @param copies how many there must be
     * @param taken {@code [copies][dim]} receives what is done
     */
    void take(double[] action, int copies, double[] taken) {
        int dim = spec.actions().dim();
        if (action.length != copies * dim) {
            throw new IllegalArgumentException("The actions for '" + spec.name() + "' must have copies * dim = "
                    + copies + " * " + dim + " = " + copies * dim + " entries, have " + action.length);
        }
        switch (spec.actions()) {
            case ActionSpace.Discrete discrete -> {
                int count = discrete.count();
                for (int i = 0; i < copies; i++) {
                    int index = (int) action[i];
                    if (index != action[i] || index < 0 || index >= count) {
                        throw new IllegalArgumentException("The action of copy " + i + " (" + action[i]
                                + ") must be a whole number in [0, " + count + ")");
                    }
                }
                System.arraycopy(action, 0, taken, 0, copies);
            }
            case ActionSpace.Box box -> {
                for (int k = 0; k < action.length; k++) {
                    if (Double.isNaN(action[k])) {
                        throw new IllegalArgumentException(
                                "The action of copy " + k / dim + " must be numbers, entry " + k % dim + " is NaN");
                    }
                }
                for (int k = 0; k < action.length; k++) {
                    int entry = k % dim;
                    taken[k] = Math.min(box.high()[entry], Math.max(box.low()[entry], action[k]));
                }
            }
        }
    }
}
