package dev.goodhart.shaping;

import dev.goodhart.mdp.World;
import dev.goodhart.world.StateSignals;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives world files the signals of {@link GraphSignal} by their labels. */
public final class WorldSignals implements StateSignals {
    private static final Map<String, GraphSignal> BY_LABEL = Arrays.stream(GraphSignal.values())
            .filter(signal -> signal != GraphSignal.NONE)
            .collect(Collectors.toMap(GraphSignal::label, signal -> signal));

    /** Makes it; the service loader calls this. */
    public WorldSignals() {}

    @Override
    public Set<String> names() {
        return BY_LABEL.keySet();
    }

    @Override
    public Values nearness(World world, Request request) {
        GraphReward reward = reward(world, request);
        return new Values(reward.values(), reward.warnings());
    }

    @Override
    public Values potential(World world, Request request) {
        GraphReward reward = reward(world, request);
        return new Values(reward.potential(), reward.warnings());
    }

    private static GraphReward reward(World world, Request request) {
        GraphSignal signal = BY_LABEL.get(request.signal());
        if (signal == null) {
            throw new IllegalArgumentException(
                    "The signal '" + request.signal() + "' is not one of " + BY_LABEL.keySet());
        }
        SignalSettings defaults = SignalSettings.defaults();
        return GraphReward.from(
                StateGraph.of(world),
                signal,
                defaults.withWalkDiscount(request.walkDiscount().orElse(defaults.walkDiscount())),
                GraphReward.Mode.POTENTIAL,
                request.goals().stream().mapToInt(goal -> goal).toArray());
    }
}
