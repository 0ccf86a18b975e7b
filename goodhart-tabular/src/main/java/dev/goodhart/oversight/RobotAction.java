package dev.goodhart.oversight;

/** What the robot R can do in the off-switch game. */
public enum RobotAction {
    /** a: act now, past the human; pays U. */
    ACT,
    /** w(a): propose the action and wait; pays U if the human allows it, else 0. */
    WAIT,
    /** s: switch itself off; pays 0. */
    SWITCH_OFF
}
