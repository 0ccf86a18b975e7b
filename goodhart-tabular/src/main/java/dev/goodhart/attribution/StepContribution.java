package dev.goodhart.attribution;

/**
 * What one turn is paid.
 *
 * @param turn which turn, from 0
 * @param progress its contribution to the reward, the term "progress"
 * @param grounding what it is paid for being carried out or not, beta included, the term "grounding"
 */
public record StepContribution(int turn, double progress, double grounding) {
    /** {@return the sum of both terms} */
    public double total() {
        return progress + grounding;
    }
}
