package dev.goodhart.environment;

/** Angles in radians. */
final class Angles {
    private Angles() {}

    /** The same direction in [-pi, pi), by the formula of the reference: ((angle + pi) mod 2 pi) - pi with a result of the divisor's sign. */
    static double wrapped(double angle) {
        double turn = (angle + Math.PI) % (2 * Math.PI);
        return (turn < 0 ? turn + 2 * Math.PI : turn) - Math.PI;
    }

    /** The same direction in [-pi, pi], by whole turns added one at a time; exact for angles that are in range already. */
    static double turnedBack(double angle) {
        double turned = angle;
        while (turned > Math.PI) {
            turned -= 2 * Math.PI;
        }
        while (turned < -Math.PI) {
            turned += 2 * Math.PI;
        }
        return turned;
    }
}
