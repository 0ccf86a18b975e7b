package dev.goodhart.environment;

import dev.goodhart.environment.EnvironmentFinding.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks whether an environment keeps what {@link VectorEnvironment} promises, by acting in it. A learner on an environment that does not
 * fails in ways that look like the learner's fault, so check one's own before anything is trained on it.
 *
 * <p>How it can mislead: it sees what comes up under its behaviour within some thousand steps. A rule that held may be broken elsewhere.
 */
public final class EnvironmentChecker {
    private static final long SEED = 20;

    private EnvironmentChecker() {}

    /**
     * Checks an environment under uniform random actions.
     *
     * @param factory makes it
     * @return what was found
     */
    public static EnvironmentReport check(EnvironmentFactory factory) {
        return check(factory, List.of(), SEED);
    }

    /**
     * Checks a task's environment under random actions and its hand-written behaviour.
     *
     * @param task the task
     * @return what was found
     */
    public static EnvironmentReport check(Task task) {
        return check(task.environments(), task.scripted().stream().toList(), SEED);
    }

    /**
     * Checks an environment.
     *
     * @param factory makes it
     * @param behaviours ways to act beside uniform random actions, to reach what those do not
     * @param seed decides everything random
     * @return what was found
     */
    public static EnvironmentReport check(EnvironmentFactory factory, List<Behaviour> behaviours, long seed) {
        Findings findings = new Findings();
        Optional<EnvironmentProbe> made =
                findings.run(EnvironmentRule.SHAPES, () -> EnvironmentProbe.of(factory, seed, findings));
        if (made.isEmpty() || findings.anyBroken()) {
            return findings.report(made.map(probe -> probe.spec().name()).orElse("?"));
        }
        EnvironmentProbe probe = made.get();
        List<Behaviour> ways =
                new ArrayList<>(List.of(Behaviour.uniform(probe.spec().actions())));
        ways.addAll(behaviours);
        StepWatch watch = new StepWatch(probe, findings);
        for (Behaviour way : ways) {
            findings.run(EnvironmentRule.AUTORESET, () -> watch.follow(way));
        }
        watch.conclude();
        if (!findings.isBroken(EnvironmentRule.SHAPES)) {
            new RepetitionRules(probe, findings).check();
            new ActionRules(probe, findings).check();
        }
        return findings.report(probe.spec().name());
    }

    /** Collects what is found; of every rule the first problem counts. */
    static final class Findings {
        private final Map<EnvironmentRule, EnvironmentFinding> found = new EnumMap<>(EnvironmentRule.class);
        private long steps;
        private long episodes;

        /** Part of a check. */
        interface Part<T> {
            T run();
        }

        void broken(EnvironmentRule rule, String problem) {
            if (!isBroken(rule)) {
                found.put(rule, new EnvironmentFinding(rule, Outcome.BROKEN, problem));
            }
        }

        void held(EnvironmentRule rule) {
            found.putIfAbsent(rule, new EnvironmentFinding(rule, Outcome.HELD, ""));
        }

        void notSeen(EnvironmentRule rule, String why) {
            found.putIfAbsent(rule, new EnvironmentFinding(rule, Outcome.NOT_SEEN, why));
        }

        void count(long moreSteps, long moreEpisodes) {
            steps += moreSteps;
            episodes += moreEpisodes;
        }

        boolean isBroken(EnvironmentRule rule) {
            EnvironmentFinding finding = found.get(rule);
            return finding != null && finding.outcome() == Outcome.BROKEN;
        }

        boolean anyBroken() {
            return found.values().stream().anyMatch(finding -> finding.outcome() == Outcome.BROKEN);
        }

        /** Runs a part; whatever it throws breaks the rule it is about. */
        <T> Optional<T> run(EnvironmentRule rule, Part<T> part) {
            try {
                return Optional.of(part.run());
            } catch (RuntimeException e) {
                broken(rule, "throws " + e.getClass().getSimpleName() + ": " + e.getMessage());
                return Optional.empty();
            }
        }

        EnvironmentReport report(String name) {
            List<EnvironmentFinding> all = new ArrayList<>();
            for (EnvironmentRule rule : EnvironmentRule.values()) {
                notSeen(rule, "not looked at, because of what else is broken");
                EnvironmentFinding finding = found.get(rule);
                if (finding != null) {
                    all.add(finding);
                }
            }
            return new EnvironmentReport(name, steps, episodes, all);
        }
    }
}
