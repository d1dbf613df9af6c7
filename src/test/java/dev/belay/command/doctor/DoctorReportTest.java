package dev.belay.command.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.console.Console;
import dev.belay.console.Terminals;
import dev.belay.doctor.CheckResult;
import dev.belay.doctor.Finding;
import dev.belay.doctor.Fix;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoctorReportTest {
    private static final CheckResult WELL = new CheckResult("disk", Finding.ok("4 GB free"));
    private static final CheckResult BROKEN = new CheckResult(
            "config",
            Finding.fail("it is broken", "Repair it.").offering(new Fix("Repair it?", () -> "it is repaired")));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private DoctorReport of(CheckResult... results) {
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Terminals.none(),
                Map.of(),
                Path.of(""));
        return new DoctorReport(List.of(results), console);
    }

    @Test
    void failsWhereAnythingBreaksSessions() {
        assertFalse(of(WELL).failed());
        assertTrue(of(WELL, BROKEN).failed());
    }

    @Test
    void putsTheFixBelowWhatItMends() {
        of(WELL, BROKEN).print(false);
        assertEquals(
                "ok    disk    4 GB free\nfail  config  it is broken\n              Repair it.\n",
                out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void asksOnlyAboutWhatCanBeFixed() {
        of(WELL, BROKEN).printFixable();
        assertFalse(out.toString(StandardCharsets.UTF_8).contains("disk"));
    }

    @Test
    void saysThatNothingNeedsFixing() {
        of(WELL).printChanged(of(WELL));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("nothing needs fixing"));
    }
}
