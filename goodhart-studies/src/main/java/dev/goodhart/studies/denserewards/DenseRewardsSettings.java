package dev.goodhart.studies.denserewards;

/**
 * The settings of the study, by part.
 *
 * @param mazes of the graph signals, the learners and the transfer
 * @param credit of the credit for the parts of a text
 */
public record DenseRewardsSettings(MazeSettings mazes, CreditSettings credit) {}
