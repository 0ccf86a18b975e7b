package dev.goodhart.studies.rewarddesign;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;

/**
 * A chain of 61 places. The agent starts at place 40; every step right at place 60 is paid 1, a step left at place 25 may be paid a little to distract. To step
 * left at place 0 ends the episode. One action in twenty is drawn at random. State 61 is the end. The same world is in {@code examples/chain.yaml}.
 */
final class LongChain {
    static final int STEPS = 40;
    static final int START = 40;
    static final int GOAL = 60;
    static final int DISTRACTOR = START - 15;
    static final int END = 61;

    private static final int LEFT = 0;
    private static final int RIGHT = 1;
    private static final double REVERSED = 0.05 / 2;

    private LongChain() {}

    static TabularMdp world() {
        TabularMdp.Builder builder = TabularMdp.builder(END + 1, 2, 0.99).start(START, 1);
        for (int s = 0; s < END; s++) {
            int left = s == 0 ? END : s - 1;
            int right = Math.min(s + 1, GOAL);
            builder.transition(s, LEFT, left, 1 - REVERSED)
                    .transition(s, LEFT, right, REVERSED)
                    .transition(s, RIGHT, right, 1 - REVERSED)
                    .transition(s, RIGHT, left, REVERSED);
        }
        return builder.terminal(END).build();
    }

    static TabularReward goal(double distraction) {
        double[] values = new double[(END + 1) * 2];
        values[GOAL * 2 + RIGHT] = 1;
        values[DISTRACTOR * 2 + LEFT] = distraction;
        return TabularReward.onStateAction(END + 1, 2, values);
    }
}
