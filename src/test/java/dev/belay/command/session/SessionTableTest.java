package dev.belay.command.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.text.Style;
import dev.belay.transcript.catalogue.SessionSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTableTest {
    private static final SessionId ID = new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92");

    private static SessionSummary session(String title, boolean onlyKept) {
        return new SessionSummary(
                ID,
                new SessionSummary.StoredFile(Path.of("/p/" + ID + ".jsonl"), Instant.EPOCH, 2048, onlyKept),
                Optional.empty(),
                Optional.of(title),
                Optional.empty(),
                Transcript.none());
    }

    private static String table(int width, SessionState state, SessionSummary... sessions) {
        return new SessionTable(Style.of(false, Map.of()), width, session -> state).of(List.of(sessions));
    }

    private static SessionState failed() {
        return new SessionState("failed", Optional.of("credit"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KB",
        "10240, 10 KB",
        "1023900, 1.0 MB",
        "5368709120, 5.0 GB",
        "5497558138880, 5120 GB"
    })
    void showsASizeInTheUnitThatFits(long bytes, String shown) {
        assertEquals(shown, SessionTable.size(bytes));
    }

    @Test
    void aPipeGetsWholeIdsAndANarrowTerminalShortOnes() {
        String title = "Mend the login";
        assertTrue(table(0, failed(), session(title, false)).contains(ID.value()));
        String narrow = table(100, failed(), session(title, false));
        assertFalse(narrow.contains(ID.value()), narrow);
        assertTrue(narrow.contains(ID.shortened()), narrow);
    }

    @Test
    void namesTheFailureAndWhatOnlyBelayHasKept() {
        String table = table(0, failed(), session("Mend the login", true));
        assertTrue(table.contains("failed (credit), kept"), table);
        String finished = table(0, new SessionState("finished", Optional.empty()), session("Mend", false));
        assertTrue(finished.contains("finished") && !finished.contains("kept"), finished);
    }

    @Test
    void showsNoSecretAndNoControlCharacterOfATitle() {
        String table = table(0, failed(), session("use sk-ant-api03-" + "a".repeat(95) + "\033[2J", false));
        assertFalse(table.contains("a".repeat(20)), table);
        assertFalse(table.contains("\033"), table);
    }
}
