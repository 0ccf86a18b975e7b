package dev.goodhart.arena;

/**
 * The skills of both sides of a match.
 *
 * @param left the left side's
 * @param right the right side's
 */
public record SkillPair(Skill left, Skill right) {}
