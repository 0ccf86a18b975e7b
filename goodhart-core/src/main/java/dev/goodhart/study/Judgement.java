package dev.goodhart.study;

/**
 * A verdict with the numbers behind it.
 *
 * @param verdict how the claim ends
 * @param detail the measured numbers and intervals, one or two sentences
 */
public record Judgement(Verdict verdict, String detail) {
    /**
     * HOLDS or FAILS by a condition.
     *
     * @param condition whether the claim holds
     * @param detail the measured numbers
     * @return the judgement
     */
    public static Judgement of(boolean condition, String detail) {
        return new Judgement(condition ? Verdict.HOLDS : Verdict.FAILS, detail);
    }
}
