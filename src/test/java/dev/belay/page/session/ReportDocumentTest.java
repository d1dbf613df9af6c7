package dev.belay.page.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.page.Headline;
import dev.belay.page.Imprint;
import dev.belay.page.chart.Sign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportDocumentTest {
    private static final Imprint IMPRINT = new Imprint(ZoneOffset.UTC, Instant.parse("2026-11-28T07:00:00Z"));
    private static final String ASKED = "Find out why the nightly build is slow, and mend it.";
    private static final String HOSTILE =
            "</title></style><script>document.title='run'</script><img src=x onerror=alert(1)>"
                    + "\" onload=\"alert(2)' \u202e\u2067\u0007\u001b]0;x\u0007 javascript:alert(3)";

    @Test
    void aPageTellsTheWholeNight() {
        String page = page(new SampleSession(ASKED, 7));
        for (String part : List.of(
                "Finished, after 9 h and 7 falls",
                "Left for you",
                "What happened when",
                "Falls and recoveries",
                "Context",
                "Memory",
                "Requests",
                "Cost and tokens",
                "Longest tools",
                "Files changed",
                "What this report did not see")) {
            assertTrue(page.contains(">" + part + "</h"), part);
        }
        assertTrue(page.contains("7 falls, all recovered."), "the falls in a sentence");
    }

    @Test
    void headingsDescendOneStepAtATime() {
        for (String page : List.of(page(new SampleSession(ASKED, 7)), many(3))) {
            int before = 0;
            Matcher heading = Pattern.compile("<h([1-6])").matcher(page);
            while (heading.find()) {
                int level = Integer.parseInt(heading.group(1));
                assertTrue(level <= before + 1, "h" + level + " after h" + before);
                before = level;
            }
            assertEquals(2, page.split("<h1", -1).length, "one heading of the page");
        }
    }

    @Test
    void anIdIsThereOnceAndEveryLinkLeadsSomewhere() {
        String page = many(5);
        Set<String> ids = new HashSet<>();
        Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(page);
        while (id.find()) {
            assertTrue(ids.add(id.group(1)), "twice: " + id.group(1));
        }
        Matcher link =
                Pattern.compile("(?:href=\"#|aria-labelledby=\")([^\"]*)\"").matcher(page);
        while (link.find()) {
            assertTrue(ids.contains(link.group(1)), "leads nowhere: " + link.group(1));
        }
    }

    @Test
    void theWorstComesFirst() {
        String page = many(3);
        assertTrue(page.indexOf("after 9 h and 2 falls") < page.indexOf("after 9 h and 1 falls"), "two before one");
    }

    @Test
    void whatATranscriptSaysIsTextAndNothingElse() {
        String page = page(new SampleSession(HOSTILE, 7));
        String body = page.substring(page.indexOf("<body>"));
        assertFalse(page.contains("<script"), "a script");
        assertFalse(body.contains("<img"), "an element");
        assertFalse(Pattern.compile("<[^>]*\\son\\w+=").matcher(body).find(), "a handler");
        assertFalse(
                page.chars().anyMatch(unit -> unit < ' ' && unit != '\n' || unit == 0x202e || unit == 0x2067),
                "a control");
        assertEquals(2, page.split("</style>", -1).length);
    }

    @Test
    void hundredsOfSessionsStayBelowTheLimit() {
        String page = many(200);
        assertTrue(page.length() < 3_000_000, "characters: " + page.length());
        assertTrue(page.contains("are in the table only"), "says so");
    }

    /** To be looked at: {@code target/page}. */
    @Test
    void samplesAreKept() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/page"));
        Files.writeString(folder.resolve("night.html"), page(new SampleSession(ASKED, 7)));
        Files.writeString(folder.resolve("clean.html"), page(new SampleSession(ASKED, 0)));
        Files.writeString(folder.resolve("hostile.html"), page(new SampleSession(HOSTILE, 3)));
        Files.writeString(folder.resolve("many.html"), many(40));
    }

    private static String page(SampleSession session) {
        return ReportDocument.of(session.told(), IMPRINT);
    }

    private static String many(int sessions) {
        List<ToldSession> told = new ArrayList<>();
        for (int session = 0; session < sessions; session++) {
            told.add(new SampleSession(ASKED, session % 8).told());
        }
        Headline headline = new Headline(
                "Sessions since 27 November 21:00",
                sessions + " sessions: all finished",
                "",
                Sign.RECOVERY,
                "all finished");
        return ReportDocument.of(headline, List.of("Took", "Falls", "Cost"), told, 2_500_000, IMPRINT);
    }
}
