package dev.goodhart.comparison;

/** Linear maps that remove from a reward what does not change the order of policies. */
public enum CanonicalizationFunction {
    /** Value-adjusted levelling (Skalse et al. 2024, def. 3): the advantage of one fixed policy. Sound and complete. */
    VAL,
    /** The L2-smallest reward that differs only by potential shaping and successor redistribution. Sound and complete. */
    MINIMAL,
    /** VAL without the expectation over successors: removes shaping only. A baseline, neither sound nor complete. */
    VAL_POTENTIAL,
    /** The L2-smallest reward that differs only by potential shaping. A baseline, neither sound nor complete. */
    MINIMAL_POTENTIAL,
    /** EPIC (Gleave et al. 2021, def. 4.1) with uniform states and actions. A baseline, neither sound nor complete. */
    EPIC,
    /** DARD (Wulfe et al. 2022, def. 5) with uniform actions. A baseline, neither sound nor complete. */
    DARD,
    /** The reward itself. A baseline. */
    NONE
}
