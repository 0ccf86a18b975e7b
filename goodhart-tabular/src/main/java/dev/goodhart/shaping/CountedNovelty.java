package dev.goodhart.shaping;

import dev.goodhart.design.CountBonus;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TransitionBatch;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A {@link CountBonus} as the reward of batches of steps whose states are indices: lambda / sqrt(N(s')), counted over the learner's life.
 * What it preserves: the optimum in the limit, as the bonus dies out. How it can mislead: while it lives it is a reward of its own, and
 * noise that never repeats is for ever new.
 */
public final class CountedNovelty implements HistoryReward {
    private final Supplier<CountBonus> fresh;
    private CountBonus bonus;

    /**
     * A bonus that has seen nothing.
     *
     * @param world the world
     * @param lambda scale of the bonus in the long run, above 0
     * @param max bonus of a new state, above 0
     */
    public CountedNovelty(TabularMdp world, double lambda, double max) {
        this.fresh = () -> new CountBonus(world, lambda, max);
        this.bonus = Objects.requireNonNull(fresh.get());
    }

    @Override
    public void pay(TransitionBatch batch, double[] out) {
        for (int i = 0; i < batch.size(); i++) {
            int from = i * batch.stateDim();
            bonus.visit((int) batch.state()[from]);
            out[i] = bonus.of((int) batch.next()[from]);
        }
    }

    @Override
    public void forget() {
        bonus = fresh.get();
    }
}
