package dev.goodhart.goalconditioned;

import dev.goodhart.network.Tensors;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/** Makes sure that a hidden state knows nothing of later steps: else a score of a beginning would have seen the end. */
final class CausalityCheck {
    private static final double TOLERANCE = 1e-4;

    private CausalityCheck() {}

    /** Runs the head of a sequence alone, and then with the rest of it behind. */
    static void require(SequenceBackbone backbone, SequencePair pair) {
        Sequence whole = pair.chosen().length() > 1 ? pair.chosen() : pair.rejected();
        int half = (whole.length() + 1) / 2;
        if (whole.length() < 2) {
            return;
        }
        Sequence head = PrefixRewardModel.prefix(whole, half);
        float[] alone;
        float[] followed;
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            alone = Tensors.floats(backbone.hidden(List.of(head), half));
            followed = Tensors.floats(backbone.hidden(List.of(whole), whole.length()));
        }
        for (int i = 0; i < half * backbone.width(); i++) {
            if (!(Math.abs(alone[i] - followed[i]) <= TOLERANCE)) {
                throw new IllegalArgumentException("The hidden states of layer '" + backbone.layer()
                        + "' must not depend on later steps: state " + i / backbone.width() + " changes from "
                        + alone[i]
                        + " to " + followed[i] + " when step " + half
                        + " follows\nMaybe the network lacks a causal mask, or reads from both ends.");
            }
        }
    }
}
