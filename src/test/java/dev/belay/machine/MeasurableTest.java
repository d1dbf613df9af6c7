package dev.belay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MeasurableTest {
    private static final Measurable NOTHING = new Measurable(false, false);

    @Test
    void saysInOneLineWhatCannotWork() {
        assertEquals(
                Optional.of(
                        "this system does not report the memory of processes, so --recycle-above and the"
                                + " low-memory warning do nothing; nor what connections receive, so a stall cannot be detected"),
                NOTHING.missing(true, true, false));
        assertEquals(
                Optional.of("this system does not report the memory of processes, so nothing warns when memory is low"),
                NOTHING.missing(false, true, true));
        assertEquals(
                Optional.of("this system does not report what connections receive, so a stall cannot be detected"),
                new Measurable(true, false).missing(true, true, false));
    }

    @Test
    void saysNothingOfWhatNobodyAskedFor() {
        assertEquals(Optional.empty(), NOTHING.missing(false, false, false));
        assertEquals(Optional.empty(), new Measurable(true, false).missing(true, true, true));
        assertEquals(Optional.empty(), new Measurable(true, true).missing(true, true, false));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void thisMachineTellsBoth() {
        assertEquals(new Measurable(true, true), Measurable.here());
    }
}
