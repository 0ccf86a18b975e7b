package dev.goodhart.environment;

import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.StepEnd;
import java.util.List;

/** Tasks in which the observation tells the right action, which every learner must solve in seconds. */
final class IdentityTasks {
    private static final int COUNT = 4;
    private static final int DELAY = 8;

    private IdentityTasks() {}

    static List<Task> all() {
        return List.of(discrete(), continuous(), delayed(), endings());
    }

    private static Task discrete() {
        return Task.of(
                        "Do what the observation says: one of four actions; 1 for the right one",
                        new DiscreteIdentity(COUNT, 32),
                        RewardBreakdown.ofSingle("identity", "right", RewardRole.INTENDED, (batch, out) -> {
                            for (int i = 0; i < batch.size(); i++) {
                                out[i] = batch.state()[i * batch.stateDim() + (int) batch.action()[i]];
                            }
                        }))
                .scriptedBy(asTold(COUNT));
    }

    private static Task continuous() {
        RewardFunction miss = (batch, out) -> {
            for (int i = 0; i < batch.size(); i++) {
                double sum = 0;
                for (int k = i * batch.actionDim(); k < (i + 1) * batch.actionDim(); k++) {
                    double difference = batch.action()[k] - batch.state()[k];
                    sum += difference * difference;
                }
                out[i] = sum;
            }
        };
        return Task.of(
                        "Repeat the observation, two numbers; pays minus the squared distance",
                        new ContinuousIdentity(2, 32),
                        RewardBreakdown.of(
                                "identity", RewardRole.INTENDED, List.of(new RewardBreakdown.Term("miss", -1, miss))))
                .scriptedBy((observation, at, action, to, random) -> System.arraycopy(observation, at, action, to, 2));
    }

    private static Task delayed() {
        return Task.of(
                        "Do what the observation says for eight steps; the number of right actions is paid at the end",
                        new DelayedIdentity(COUNT, DELAY),
                        RewardBreakdown.ofSingle("identity", "right", RewardRole.INTENDED, (batch, out) -> {
                            for (int i = 0; i < batch.size(); i++) {
                                out[i] = batch.end()[i] == StepEnd.TERMINATED
                                        ? DELAY * batch.next()[i * batch.stateDim() + COUNT]
                                        : 0;
                            }
                        }))
                .scriptedBy(asTold(COUNT));
    }

    private static Task endings() {
        return Task.of(
                        "Stay, for 1 a step, or leave for 5: tells who mistakes a time limit for an end",
                        new StayOrLeave(),
                        RewardBreakdown.of(
                                "identity",
                                RewardRole.INTENDED,
                                List.of(
                                        new RewardBreakdown.Term("stay", 1, UsualRewards.NOT_TERMINATED),
                                        new RewardBreakdown.Term("leave", 5, UsualRewards.TERMINATED))))
                .scriptedBy(asTold(2));
    }

    private static Behaviour asTold(int count) {
        return (observation, at, action, to, random) -> action[to] = index(observation, at, count);
    }

    /** The place of the one. */
    private static int index(double[] observation, int at, int count) {
        int index = 0;
        while (index < count - 1 && observation[at + index] != 1) {
            index++;
        }
        return index;
    }
}
