package dev.goodhart.transform;

import dev.goodhart.input.NamedColumn;
import dev.goodhart.input.NamedRow;
import java.util.List;

/**
 * What a file of scored answers or references calls its columns.
 *
 * @param prompt what was asked; may be missing where it is called prompt and there is only one
 * @param score the score; must be there
 * @param length tokens of the answer; must be there where length has a price
 * @param policy who answered; may be missing
 * @param rewardModel a hash or name of the reward model; may be missing
 */
public record ScoreColumns(String prompt, String score, String length, String policy, String rewardModel) {
    /** Refuses two columns of one name. */
    public ScoreColumns {
        NamedColumn.requireDistinct(named(prompt, score, length, policy, rewardModel, false));
    }

    /** {@return columns prompt, score, length, policy and reward_model} */
    public static ScoreColumns defaults() {
        return new ScoreColumns("prompt", "score", "length", "policy", "reward_model");
    }

    /**
     * The columns to read.
     *
     * @param penalty whether length has a price
     * @return the columns
     */
    public List<NamedColumn> named(LengthPenalty penalty) {
        return named(prompt, score, length, policy, rewardModel, !penalty.isNone());
    }

    /**
     * The score of a row, penalised for its length.
     *
     * @param row the row
     * @param penalty the price of length
     * @return the score
     */
    public double penalised(NamedRow row, LengthPenalty penalty) {
        double raw = row.number(score);
        if (penalty.isNone()) {
            return raw;
        }
        double tokens = row.number(length);
        if (!(tokens >= 0 && tokens <= Integer.MAX_VALUE && tokens == Math.rint(tokens))) {
            throw row.error(length, "must be a whole number of tokens, is " + tokens, "");
        }
        return penalty.apply(raw, (int) tokens);
    }

    private static List<NamedColumn> named(
            String prompt, String score, String length, String policy, String rewardModel, boolean lengthRequired) {
        return List.of(
                NamedColumn.optional(prompt, "--prompt", "prompt"),
                NamedColumn.required(score, "--score"),
                new NamedColumn(length, "--length", lengthRequired),
                NamedColumn.optional(policy, "--policy", "policy"),
                NamedColumn.optional(rewardModel, "--reward-model", "reward_model"));
    }
}
