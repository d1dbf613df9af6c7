package dev.belay.evidence.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StatusReportTest {
    @Test
    void itsLinesAreReadAsTheSame() {
        StatusReport all = new StatusReport(
                StatusReport.State.BLOCKED,
                Optional.of(StatusReport.Kind.QUESTION),
                OptionalInt.of(7),
                Optional.of("A title = with a sign"),
                Optional.of("answer: Which colour? (Red · Blue)"),
                Instant.parse("2026-11-28T03:00:00.5Z"));
        assertEquals(Optional.of(all), StatusReport.parse(all.lines()));
        for (StatusReport.State state : StatusReport.State.values()) {
            assertEquals(
                    Optional.of(StatusReport.of(state)),
                    StatusReport.parse(StatusReport.of(state).lines()));
        }
    }

    @Test
    void linesWithoutAStateAreNone() {
        assertEquals(Optional.empty(), StatusReport.parse(""));
        assertEquals(Optional.empty(), StatusReport.parse("kind=auth\nat=yesterday"));
    }

    @Test
    void onlyAFailureAndRefusedCredentialsAreAnError() {
        StatusReport error = StatusReport.of(StatusReport.State.ERROR).with("API Error: 500");
        assertEquals(Optional.of("API Error: 500"), error.error());
        StatusReport blocked = StatusReport.of(StatusReport.State.BLOCKED).with("Invalid API key");
        assertEquals(
                Optional.empty(), blocked.with(StatusReport.Kind.PERMISSION).error());
        assertEquals(
                Optional.of("Invalid API key"),
                blocked.with(StatusReport.Kind.AUTH).error());
        assertEquals(
                Optional.empty(),
                StatusReport.of(StatusReport.State.WORKING).with("5 errors").error());
    }

    @Test
    void whatWasTakenBackIsNotLive() {
        assertFalse(StatusReport.of(StatusReport.State.CLEAR).isLive());
        assertTrue(StatusReport.of(StatusReport.State.IDLE).isLive());
    }
}
