package dev.goodhart.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrajectoryFileTest {
    private static final TrajectoryFormat FORMAT = TrajectoryFormat.defaults();

    private static List<Trajectory> parse(String text) {
        return TrajectoryFile.parse("t.csv", text.replace('|', '\n'), false, FORMAT, LastState.REQUIRED);
    }

    @Test
    void aRowIsAStepAndTheLastOneAState() {
        List<Trajectory> read =
                parse("end,a0,episode,t,s1,s0,note|continuing,1,x,4,2,1,?|terminated,2,y,0,9,8,|truncated,3,x,5,4,3,|"
                        + ",,y,1,11,10,|,,x,6,6,5,|");

        assertThat(read).extracting(Trajectory::id).containsExactly("x", "y");
        TransitionBatch x = read.getFirst().steps();
        assertThat(x.state()).containsExactly(1, 2, 3, 4);
        assertThat(x.action()).containsExactly(1, 3);
        assertThat(x.next()).containsExactly(3, 4, 5, 6);
        assertThat(x.end()).containsExactly(StepEnd.CONTINUING, StepEnd.TRUNCATED);
        assertThat(read.getLast().steps().next()).containsExactly(10, 11);
    }

    /** No option names the column, so none is suggested. */
    @Test
    void aColumnThatIsMissingIsToBeRenamed() {
        assertThatThrownBy(() -> parse("run,t,s0,end|x,0,1,|"))
                .hasMessageContaining("Maybe rename the column to 'episode'")
                .hasMessageNotContaining("--");
    }

    /** Random trajectories of random sizes come back bit by bit, chained or not, in both formats. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsWrittenIsReadAgain(boolean jsonLines) throws IOException {
        RandomGenerator random = new ResumableRandom(6);
        String[] names = {"a", "b,c", "d \"e\"", "#f", "g;h", "é 漢"};
        TrajectoryFormat format = new TrajectoryFormat("walk", "step", "x_", "u", "after", "how");
        for (int round = 0; round < 40; round++) {
            int stateDim = 1 + random.nextInt(3);
            int actionDim = random.nextInt(3);
            boolean chained = random.nextBoolean();
            List<Trajectory> written = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(names.length); i++) {
                TransitionBatch.Builder steps = TransitionBatch.builder(stateDim, actionDim);
                double[] state = numbers(stateDim, random);
                int length = 1 + random.nextInt(4);
                for (int t = 0; t < length; t++) {
                    double[] next = numbers(stateDim, random);
                    StepEnd end = t < length - 1 ? StepEnd.CONTINUING : StepEnd.values()[random.nextInt(3)];
                    steps.add(state, numbers(actionDim, random), next, end);
                    state = chained ? next : numbers(stateDim, random);
                }
                written.add(new Trajectory(names[i], steps.build()));
            }
            StringBuilder text = new StringBuilder();
            TrajectoryFile.write(written, format, jsonLines, text);

            List<Trajectory> read = TrajectoryFile.parse("t", text.toString(), jsonLines, format, LastState.REQUIRED);

            assertThat(read).hasSameSizeAs(written);
            for (int i = 0; i < written.size(); i++) {
                assertThat(read.get(i).id()).isEqualTo(written.get(i).id());
                TransitionBatch before = written.get(i).steps();
                TransitionBatch after = read.get(i).steps();
                assertThat(after.state()).isEqualTo(before.state());
                assertThat(after.action()).isEqualTo(before.action());
                assertThat(after.next()).isEqualTo(before.next());
                assertThat(after.end()).isEqualTo(before.end());
            }
        }
    }

    private static double[] numbers(int count, RandomGenerator random) {
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = switch (random.nextInt(6)) {
                case 0 -> -0.0;
                case 1 -> Double.MIN_VALUE;
                case 2 -> -Double.MAX_VALUE;
                case 3 -> random.nextInt(100);
                default -> random.nextGaussian();
            };
        }
        return numbers;
    }

    @Test
    void theLastStepMayBeLeftOut() {
        String text = "episode,t,s0,a0,end\nx,0,1,5,continuing\nx,1,2,6,terminated\n";
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("t.csv:3: episode 'x' must end with a row of the state after its last step, with action and"
                        + " end empty\nMaybe the last step may be left out");
        Trajectory piece = TrajectoryFile.parse("t.csv", text, false, FORMAT, LastState.LEFT_OUT)
                .getFirst();
        assertThat(piece.length()).isEqualTo(1);
        assertThat(piece.end()).isEqualTo(StepEnd.CONTINUING);
        assertThat(piece.steps().next()).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "episode,t,s0,a0,end; must have a row for every step, has none",
                "episode,t,s1,end|x,0,1,terminated; must be a header with the column 's0'",
                "episode,t,s0,s2,end|x,0,1,2,terminated; t.csv:2: s1 is missing, although there is a column 's2'",
                "episode,t,s0,s01,end|x,0,1,2,terminated; s1 is missing",
                "episode,t,s0,s1,n0,end|x,0,1,2,3,terminated; n0 and the columns after it must be as many",
                "episode,t,s0,end|x,0,1,finished|x,1,2,; t.csv:2: end must be continuing, terminated or truncated, is 'finished'",
                "episode,t,s0,a0,end|x,0,1,2,|x,1,2,,; t.csv:2: end must be continuing, terminated or truncated, is ''",
                "episode,t,s0,end|x,0,NaN,terminated; t.csv:2: s0 must be a finite number, is 'NaN'",
                "episode,t,s0,end|x,0,1e999,terminated; t.csv:2: s0 must be a finite number",
                "episode,t,s0,end|x,0.5,1,terminated; t must be a whole number from 0, is '0.5'",
                "episode,t,s0,end|x,-1,1,terminated; t must be a whole number from 0",
                "episode,t,s0,end|x,0,1,continuing|x,2,1,continuing; t.csv:3: t must be 1, one more than on line 2",
                "episode,t,s0,end|x,0,1,continuing|x,0,1,continuing; t must be 1",
                "episode,t,s0,end|,0,1,continuing; episode must not be empty",
                "episode,t,s0,end|x,0,1,terminated|x,1,2,continuing; t.csv:3: episode 'x' must have no step after line 2",
                "episode,t,s0,end|x,0,1,terminated|x,1,2,|x,2,2,; t.csv:4: episode 'x' must have no step after line 3",
                "episode,t,s0,end|x,0,1,; episode 'x' must have a step and the state after it",
                "episode,t,s0,n0,end|x,0,1,2,terminated|x,1,1,2,terminated; must have no step after line 2",
                "episode,t,s0,n0,end|x,0,1,2,; end must be continuing",
                "episode,t,s0,end|x,0; t.csv:2: must have 4 fields like the header, has 2",
            })
    void whatIsWrongIsNamed(String text, String problem) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten() {
        Trajectory nan = new Trajectory(
                "x",
                TransitionBatch.builder(1, 0)
                        .add(new double[1], new double[0], new double[] {Double.NaN}, StepEnd.TERMINATED)
                        .build());
        Trajectory fine = new Trajectory(
                "x",
                TransitionBatch.builder(1, 0)
                        .add(new double[1], new double[0], new double[1], StepEnd.TERMINATED)
                        .build());
        assertRefused(List.of(nan), "must hold finite numbers, holds NaN");
        assertRefused(List.of(fine, fine), "must come once");
        assertRefused(List.of(new Trajectory(" x", fine.steps())), "blanks");
        assertRefused(List.of(new Trajectory("x\ny", fine.steps())), "control");
        assertRefused(List.of(), "must be a trajectory");
    }

    private static void assertRefused(List<Trajectory> trajectories, String problem) {
        assertThatThrownBy(() -> TrajectoryFile.write(trajectories, FORMAT, false, new StringBuilder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}
