package dev.goodhart.studies.lipschitzgail;

import dev.goodhart.imitation.Demonstrations;
import dev.goodhart.imitation.ImitationReward;
import dev.goodhart.imitation.RowEncoder;

/** What arms of imitation differ in; everything else is the same. */
interface Imitator {
    /** Rewards that the agent adds up before its critics are asked. */
    default int nStep() {
        return 1;
    }

    /** What the agent is paid. */
    ImitationReward reward(Demonstrations demonstrations, RowEncoder encoder, int batch, long seed);
}
