package dev.goodhart.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.fixture.SampledWorlds;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.study.SeedTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java on the method's page is the Java of this test, blanks aside, and says what the page says it does. */
final class MethodPageTest {
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void theSnippetsDoWhatThePageSays() {
        TabularMdp mdp = TabularMdp.builder(2, 2, 0.9)
                .transition(0, 0, 0, 1)
                .transition(0, 1, 1, 1)
                .transition(1, 0, 1, 1)
                .transition(1, 1, 0, 1)
                .start(0, 1)
                .build();
        TabularReward intended = TabularReward.onSuccessor(2, new double[] {0, 1});
        TabularReward shaped = intended.times(3).plus(PotentialShaping.of(mdp, new double[] {5, -2}));
        RewardComparator comparator = new RewardComparator(mdp);
        double same = comparator.distance(intended, shaped);
        double opposite = comparator.distance(intended, shaped.times(-1));
        double epic = comparator.distance(StarcMetric.EPIC, intended, shaped);
        PolicyOrdering order = comparator.ordering(intended, shaped);
        WorstCaseRegret worst = WorstCaseRegret.of(mdp, intended, shaped.times(-1));

        assertThat(same).isCloseTo(0, within(1e-12));
        assertThat(opposite).isCloseTo(2, within(1e-12));
        assertThat(epic).isCloseTo(0, within(1e-12));
        assertThat(order).isEqualTo(PolicyOrdering.SAME);
        assertThat(worst.regret()).isCloseTo(1, within(1e-12));

        TransitionBatch trajectories = SampledWorlds.trajectories(mdp, 20, 20, RandomWorlds.random(60));
        CoverageSample coverage = SampledWorlds.everyPair(mdp, 2, RandomWorlds.random(61));
        SampledComparator sampled = new SampledComparator(
                trajectories,
                StateFeatures.oneHot(mdp),
                coverage,
                mdp.discount(),
                SampledComparator.Settings.defaults());
        SampledDistance distance = sampled.distance(
                RewardFunction.ofIndices(intended),
                RewardFunction.ofIndices(shaped),
                SeedTree.of("example").generator());

        assertThat(distance.distance()).isCloseTo(0, within(1e-12));
    }

    @Test
    void thePageShowsTheseSnippets() throws IOException {
        String page = Files.readString(Path.of("../docs/methods/starc.md"));
        String source = Files.readString(Path.of("src/test/java/dev/goodhart/comparison/MethodPageTest.java"));
        Matcher snippets = SNIPPET.matcher(page);
        int count = 0;
        while (snippets.find()) {
            assertThat(packed(source)).contains(packed(snippets.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(2);
    }

    private static String packed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
