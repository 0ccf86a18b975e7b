package dev.goodhart.environment;

import dev.goodhart.mdp.World;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.reward.StateEncoding;
import dev.goodhart.world.WorldFile;

/** Finite worlds as tasks, so that a learner for vectors can be set on a world file. */
public final class WorldTasks {
    private WorldTasks() {}

    /**
     * A world and one reward on it.
     *
     * @param world what happens
     * @param reward what is wanted, or a proxy whose optimisation is to be watched
     * @param encoding how a state is seen
     * @param timeLimit steps after which an episode is truncated
     * @return the task, named as the world; its terms are the reward's
     */
    public static Task of(World world, NamedReward reward, StateEncoding encoding, int timeLimit) {
        String description = world.description().isEmpty() ? world.name() : world.description();
        return Task.of(
                description,
                new MdpDynamics(world.name(), world.mdp(), encoding, timeLimit),
                RewardBreakdown.of(reward, encoding));
    }

    /**
     * A world file and what it marks as intended.
     *
     * @param file what the file says
     * @param encoding how a state is seen
     * @param timeLimit steps after which an episode is truncated
     * @return the task
     */
    public static Task of(WorldFile file, StateEncoding encoding, int timeLimit) {
        return of(file.world(), file.intended(), encoding, timeLimit);
    }
}
