package dev.belay.command.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.Commands;
import dev.belay.console.Console;
import dev.belay.console.Terminals;
import dev.belay.testing.browser.Browser;
import dev.belay.testing.browser.PageVisit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that {@code belay report} makes of real recordings, in a real browser. */
@Tag("slow")
class ReportedInBrowserTest {
    private static final String LONGEST = "2.1.329-base-4turns";
    /** Each tries to get out of another place: a text, an attribute, a title, a style, SVG, a script that is there. */
    private static final List<String> HOSTILE = List.of(
            "<script>window.belayHostile='script'</script><img src=x onerror=\"window.belayHostile='img'\">",
            "\" onmouseover=\"window.belayHostile='attribute'\" onfocus='window.belayHostile=1' autofocus tabindex=1 x=\"",
            "</title></style></svg></text><script>window.belayHostile='title'</script>--><svg onload=window.belayHostile=1>",
            "]]><a href=\"javascript:window.belayHostile='link'\">x</a><meta http-equiv=refresh content='0;url=//example.org'>",
            "<link rel=stylesheet href=//example.org/x.css></details><details open ontoggle=window.belayHostile='toggle'>",
            "\u202eevil\u2066 \u0000\u0007\u001b]0;x\u0007\u001b[2J &#60;img src=x onerror=alert(1)&#62; "
                    + "a".repeat(300));

    @TempDir
    Path home;

    private final List<Path> pages = new ArrayList<>();
    private SessionsForReport sessions;

    @BeforeEach
    void home() {
        sessions = new SessionsForReport(home);
    }

    private void page(String name, String... what) throws Exception {
        Path file = home.resolve(name + ".html");
        List<String> arguments = new ArrayList<>(List.of(what));
        arguments.addAll(List.of("-o", file.toString()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Console console = new Console(
                InputStream.nullInputStream(),
                out,
                out,
                Terminals.none(),
                Map.of("HOME", home.toString(), "PATH", "/usr/bin:/bin"),
                home);
        int status = Commands.run("report", new ReportCommand(), arguments, console);
        assertEquals(0, status, () -> said.toString(StandardCharsets.UTF_8));
        pages.add(file);
    }

    private void assertFaultless() throws Exception {
        List<String> faults = new ArrayList<>();
        for (PageVisit visit : Browser.here().visit(pages)) {
            faults.addAll(visit.faults());
        }
        assertEquals(List.of(), faults);
    }

    private String text(String name) throws IOException {
        return Files.readString(home.resolve(name + ".html"));
    }

    @Test
    void recordingsOfSixClientVersions() throws Exception {
        for (String recording : List.of(
                "1.0.35-tui-killed-mid-tool-then-resumed",
                "1.0.128-print-http500",
                "2.0.37-autocompact-ok-three-times",
                "2.1.29-print-stream-cut-after-block",
                "2.1.116-compacted-then-continued",
                LONGEST)) {
            page(recording, sessions.recorded(recording).toString());
        }
        assertFaultless();
    }

    @Test
    void aNightOfSevenFallsAndOneKilledByTheKernel() throws Exception {
        Path night = sessions.recorded(LONGEST);
        sessions.measured(night);
        List<String> failures = List.of(
                "out-of-memory-killed", "overloaded", "usage-limit", "network", "prompt-too-long", "killed", "crashed");
        for (int fall = 0; fall < failures.size(); fall++) {
            sessions.fall(night, fall + 1, failures.get(fall), "for a reason");
        }
        page("seven-falls", night.toString());
        Path killed = sessions.recorded("2.1.116-killed-by-sigkill-mid-tool");
        sessions.measured(killed);
        sessions.fall(killed, 1, "killed-by-the-kernel", "the kernel's counter rose");
        page("killed-by-the-kernel", killed.toString());
        assertFaultless();
        assertTrue(text("seven-falls").contains("7 falls"));
    }

    @Test
    void aHostileTranscriptRunsNothing() throws Exception {
        for (int at = 0; at < HOSTILE.size(); at += 2) {
            String words = HOSTILE.get(at) + " " + HOSTILE.get(at + 1);
            Path transcript = sessions.saying(LONGEST, words);
            sessions.measured(transcript);
            sessions.fall(transcript, 1, "killed", words);
            page("hostile-" + at, transcript.toString());
            assertTrue(text("hostile-" + at).contains("Something happened. "), "the fall is told");
        }
        assertFaultless();
    }

    @Test
    void fortySessionsAtOnce() throws Exception {
        for (int session = 0; session < 39; session++) {
            sessions.measured(sessions.recorded(LONGEST));
        }
        sessions.saying(LONGEST, HOSTILE.get(0));
        page("forty", "--since", "365d");
        assertTrue(Files.size(pages.get(0)) < 3_000_000);
        assertFaultless();
    }
}
