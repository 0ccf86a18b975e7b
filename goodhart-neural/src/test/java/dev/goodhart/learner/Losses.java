package dev.goodhart.learner;

import dev.goodhart.network.Activation;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Tensors;
import dev.goodhart.random.ResumableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Gradients by libtorch of losses written as tensor operations, to compare those by hand with. */
final class Losses {
    private Losses() {}

    /** A loss on tensors. */
    interface TensorLoss {
        Tensor of(Tensor outputs);
    }

    /** d loss / d outputs by autograd, in 64 bits. */
    static double[] gradient(double[] outputs, int rows, TensorLoss loss) {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = Tensors.of(outputs, rows, outputs.length / rows).set_requires_grad(true);
            return Tensors.doubles(torch.grad(new TensorVector(loss.of(x)), new TensorVector(x))
                    .get(0));
        }
    }

    static Mlp net(int... widths) {
        return Mlp.of("net", widths, Activation.TANH, Initialization.TORCH, new ResumableRandom(3));
    }
}
