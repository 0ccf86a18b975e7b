package dev.goodhart.study;

/**
 * A claim and how it ended.
 *
 * @param claim the claim
 * @param judgement the verdict with its numbers
 */
public record JudgedClaim(Claim claim, Judgement judgement) {}
