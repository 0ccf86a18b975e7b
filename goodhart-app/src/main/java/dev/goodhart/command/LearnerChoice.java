package dev.goodhart.command;

import dev.goodhart.learner.DqnSettings;
import dev.goodhart.learner.LearnerSettings;
import dev.goodhart.learner.PpoSettings;
import dev.goodhart.learner.ReinforceSettings;
import dev.goodhart.learner.SacSettings;
import dev.goodhart.learner.Td3Settings;
import dev.goodhart.settings.SettingsReader;
import java.util.OptionalDouble;

/** The learners of {@code goodhart train}. */
enum LearnerChoice {
    PPO,
    REINFORCE,
    DQN,
    SAC,
    TD3;

    /** The settings: the defaults, the world's discount if it has one, and what was set. */
    LearnerSettings settings(SettingsReader reader, OptionalDouble discount) {
        return switch (this) {
            case PPO -> {
                PpoSettings defaults = PpoSettings.defaults();
                yield reader.read(defaults.withGamma(discount.orElse(defaults.gamma())));
            }
            case REINFORCE -> {
                ReinforceSettings defaults = ReinforceSettings.defaults();
                yield reader.read(defaults.withGamma(discount.orElse(defaults.gamma())));
            }
            case DQN -> {
                DqnSettings defaults = DqnSettings.defaults();
                yield reader.read(defaults.withGamma(discount.orElse(defaults.gamma())));
            }
            case SAC -> reader.read(SacSettings.defaults());
            case TD3 -> reader.read(Td3Settings.defaults());
        };
    }
}
