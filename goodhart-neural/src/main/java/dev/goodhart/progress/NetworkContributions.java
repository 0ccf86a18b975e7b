package dev.goodhart.progress;

import dev.goodhart.attribution.ContributionModel;
import dev.goodhart.attribution.EncodedRuns;
import dev.goodhart.attribution.NumericEncoding;
import dev.goodhart.attribution.ScoredRun;
import dev.goodhart.attribution.Turn;
import dev.goodhart.attribution.TurnContributions;
import dev.goodhart.attribution.TurnEncoding;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.reward.StepEnd;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Contributions by networks of one hidden layer beside a line: c_t = w' x_t + mean over networks of (v' h_t + d), h_t = tanh(h_{t-1} U + x_t E
 * + b). Without memory U is 0. The standardisation of features and the unit of scores are in the numbers, which are plain arrays: nothing is to
 * be closed, and several threads may ask at once. A turn of which no feature is known, such as a pair that is in no run, contributes 0.
 */
public final class NetworkContributions implements ContributionModel {
    private final TurnEncoding encoding;
    private final boolean memory;
    private final double[] weights;
    private final List<HiddenLayer> layers;

    /**
     * The line and the networks.
     *
     * @param weights {@code [features]} w
     * @param layers what is added up; none where no network predicted better than the line
     */
    NetworkContributions(TurnEncoding encoding, boolean memory, double[] weights, List<HiddenLayer> layers) {
        this.encoding = encoding;
        this.memory = memory;
        this.weights = weights;
        this.layers = List.copyOf(layers);
    }

    @Override
    public double[] contributions(ScoredRun run) {
        boolean numbers = encoding instanceof NumericEncoding;
        for (Turn turn : run.turns()) {
            if (turn.numeric() && !numbers) {
                throw new IllegalArgumentException(
                        "A turn must have words, has " + turn.features().length + " features");
            }
        }
        return of(encoding.encode(List.of(run)), 0);
    }

    /** The same of a run that is encoded already. */
    double[] of(EncodedRuns runs, int run) {
        double[] contributions = runs.contributions(run, weights);
        layers.forEach(layer -> layer.addTo(contributions, runs, run));
        for (int t = 0; t < contributions.length; t++) {
            int turn = runs.runStart()[run] + t;
            if (runs.turnStart()[turn] == runs.turnStart()[turn + 1]) {
                contributions[t] = 0;
            }
        }
        return contributions;
    }

    /** {@return the same as a function of the turn alone, empty with memory} */
    @Override
    public Optional<TurnContributions> byTurn() {
        return memory ? Optional.empty() : Optional.of(new ByTurn(this));
    }

    private record ByTurn(NetworkContributions network) implements TurnContributions {
        @Override
        public double contribution(Turn turn) {
            return network.contributions(new ScoredRun("", "", List.of(turn), 0, StepEnd.CONTINUING))[0];
        }

        @Override
        public boolean numeric() {
            return network.encoding instanceof NumericEncoding;
        }
    }

    /** {@return how a turn becomes features} */
    public TurnEncoding encoding() {
        return encoding;
    }

    List<HiddenLayer> layers() {
        return layers;
    }

    /** {@return whether a turn's contribution depends on the turns before it} */
    public boolean memory() {
        return memory;
    }

    /** {@return networks that are added to the line: those that predicted runs held out better than it} */
    public int networks() {
        return layers.size();
    }

    /** {@return hidden units of each network, 0 if there is none} */
    public int width() {
        return layers.isEmpty() ? 0 : layers.getFirst().width();
    }

    /**
     * Writes a safetensors file, completely or not at all.
     *
     * @param path where to
     * @throws InvalidInputException if that cannot be done
     */
    public void save(Path path) {
        NetworkContributionsFile.write(path, encoding, memory, weights, layers);
    }

    /**
     * Reads such a file.
     *
     * @param path where from
     * @return the same to the last bit
     * @throws InvalidInputException if it cannot be read or is something else
     */
    public static NetworkContributions load(Path path) {
        return NetworkContributionsFile.read(path);
    }
}
