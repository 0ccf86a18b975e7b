package dev.goodhart.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.LearnerReward;
import dev.goodhart.planning.SoftmaxReinforce;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.world.WorldFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java on the method's page is the Java of this test, blanks aside, and says what the page says it does. */
final class DesignPageTest {
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void theSnippetsDoWhatThePageSays() {
        WorldFile file = WorldFile.read(Path.of("../examples/rooms.yaml"));
        TabularMdp mdp = file.world().mdp();
        TabularReward intended = file.intended().total();

        DesignedReward sparse = ExplicableRewardDesign.sparse(
                        ExplicableRewardDesign.Settings.defaults().withBudget(2))
                .design(mdp, intended);
        boolean kept = sparse.certificate().keepsMargins();
        double informative = Informativeness.of(mdp, intended, sparse.total(), 1, 4, 8, 16, 32)
                .score();
        List<RewardRow> table = sparse.rows(mdp);

        TabularReward handWritten = file.proxies().getFirst().total();
        String verdict = InvarianceCertificate.of(mdp, intended, handWritten)
                .inWords(file.world().stateNames());

        assertThat(kept).isTrue();
        assertThat(informative).isCloseTo(-0.1028, within(1e-4));
        assertThat(table).isNotEmpty().allSatisfy(row -> assertThat(row.state()).isIn(0, 15, 48));
        assertThat(verdict)
                .startsWith("In 25 states an optimal action of this reward is not optimal for the intended one");

        RandomGenerator random = RandomWorlds.random(7);
        AdaptiveTeacher teacher = AdaptiveRewardDesign.within(
                        SupportConstraint.everywhere(mdp, false), AdaptiveRewardDesign.Settings.defaults())
                .teacher(mdp, intended);
        SoftmaxReinforce learner = new SoftmaxReinforce(
                mdp, new double[mdp.states() * mdp.actions()], SoftmaxReinforce.Settings.defaults(), random);
        TabularReward now = teacher.design(learner.policy());
        learner.episode(LearnerReward.of(mdp, now));

        ExplorationGuidedRewardShaping shaping = new ExplorationGuidedRewardShaping(
                mdp,
                intended,
                ExplorationGuidedRewardShaping.Variant.BOTH,
                ExplorationGuidedRewardShaping.Settings.defaults());
        learner.episode(shaping);
        shaping.learn(learner.latest());

        assertThat(InvarianceCertificate.of(mdp, intended, now).keepsMargins()).isTrue();
        assertThat(shaping.visits()[8]).isGreaterThanOrEqualTo(1);
    }

    @Test
    void thePageShowsTheseSnippets() throws IOException {
        String page = Files.readString(Path.of("../docs/methods/design.md"));
        String source = Files.readString(Path.of("src/test/java/dev/goodhart/design/DesignPageTest.java"));
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
