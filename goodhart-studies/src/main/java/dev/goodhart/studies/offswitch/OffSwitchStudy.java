package dev.goodhart.studies.offswitch;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.List;

/**
 * When does an agent prefer to leave its off switch to a human? Each arm is a part: all but the simulation are exact and give the
 * same numbers for every seed.
 */
public final class OffSwitchStudy implements Study<OffSwitchSettings> {
    /** Delta over (E[U], sigma) for seven humans, its boundary, Stein's identity, and rules of thumb. */
    public static final String SURFACES = "surfaces";

    /** The robot that is sure of its objective. */
    public static final String CERTAINTY = "certainty";

    /** What noise in what the robot sees costs, against the baselines. */
    public static final String DESIGNER = "designer";

    /** The robot that believes too much or too little. */
    public static final String CALIBRATION = "calibration";

    /** Plays of the game, against the exact Delta. */
    public static final String SIMULATION = "simulation";

    /** A corridor with a tile that disables the switch. */
    public static final String CORRIDOR = "corridor";

    /** Makes the study; the service loader calls this. */
    public OffSwitchStudy() {}

    @Override
    public String id() {
        return "off-switch";
    }

    @Override
    public String title() {
        return "When does an agent prefer to leave its off switch on?";
    }

    @Override
    public Paper paper() {
        return new Paper(
                "The Off-Switch Game", "Hadfield-Menell, Dragan, Abbeel and Russell", 2017, "arXiv:1611.08219");
    }

    @Override
    public OffSwitchSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new OffSwitchSettings(0.05, 20_000);
            case FULL -> new OffSwitchSettings(0.05, 200_000);
        };
    }

    @Override
    public List<String> arms(OffSwitchSettings settings) {
        return List.of(SURFACES, CERTAINTY, DESIGNER, CALIBRATION, SIMULATION, CORRIDOR);
    }

    @Override
    public int seeds(Scale scale) {
        return switch (scale) {
            case QUICK -> 2;
            case FULL -> 10;
        };
    }

    @Override
    public void run(Trial<OffSwitchSettings> trial) {
        switch (trial.arm()) {
            case SURFACES -> Surfaces.run(trial.settings(), trial.recorder());
            case CERTAINTY -> Certainty.run(trial.recorder());
            case DESIGNER -> Designer.run(trial.recorder());
            case CALIBRATION -> Calibration.run(trial.recorder());
            case SIMULATION -> Simulation.run(trial.settings(), trial.random(), trial.recorder());
            case CORRIDOR -> Corridor.run(trial.recorder());
            default -> throw new IllegalArgumentException("The study has no arm '" + trial.arm() + "'");
        }
    }

    @Override
    public List<Claim> claims() {
        return OffSwitchClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return OffSwitchFigures.of(evidence);
    }
}
