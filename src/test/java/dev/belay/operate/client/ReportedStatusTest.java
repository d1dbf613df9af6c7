package dev.belay.operate.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.belay.evidence.status.StatusReport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReportedStatusTest {
    private static final Instant AT = Instant.parse("2026-11-28T03:00:00Z");

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static StatusReport read(String report) {
        return ReportedStatus.read(report, AT).orElseThrow();
    }

    @Test
    void readsAllFields() {
        StatusReport report = read("state=blocked:app=claude-code:kind=permission:progress=40:title=" + base64("Tests")
                + ":msg=" + base64("approve Bash: ls · now"));
        assertEquals(
                new StatusReport(
                        StatusReport.State.BLOCKED,
                        Optional.of(StatusReport.Kind.PERMISSION),
                        OptionalInt.of(40),
                        Optional.of("Tests"),
                        Optional.of("approve Bash: ls · now"),
                        AT),
                report);
    }

    @Test
    void whatNamesNoKnownStateSaysNothing() {
        assertEquals(Optional.empty(), ReportedStatus.read("state=asleep", AT));
        assertEquals(Optional.empty(), ReportedStatus.read("kind=permission", AT));
        assertEquals(Optional.empty(), ReportedStatus.read("", AT));
        assertEquals(Optional.empty(), ReportedStatus.read("state", AT));
    }

    @Test
    void whatIsWrongInAFieldCostsThatFieldAlone() {
        StatusReport report = read("state=working:kind=tea:progress=4000:title=%%%:msg=A");
        assertEquals(StatusReport.State.WORKING, report.state());
        assertEquals(Optional.empty(), report.kind());
        assertEquals(OptionalInt.empty(), report.progress());
        assertEquals(Optional.empty(), report.title());
        assertEquals(Optional.empty(), report.message());
    }

    @Test
    void textsAreHarmlessShortAndWithoutSecrets() {
        String key = "sk-ant-api03-" + "a1B2".repeat(20);
        String message = read("state=error:msg=" + base64("bad \033]0;x\007key\nx-api-key: " + key + "x".repeat(3_000)))
                .message()
                .orElseThrow();
        assertFalse(message.contains("sk-ant-api03-a1B2"), message);
        assertFalse(message.contains("\033") || message.contains("\n") || message.contains("\007"), message);
        assertFalse(message.length() > 420, message);
    }
}
