package dev.belay.page.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.page.Imprint;
import dev.belay.testing.browser.Browser;
import dev.belay.testing.browser.PageVisit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page with all its parts, in a real browser: nothing is said on the console, asked for, run, too wide or shut to a reader. */
@Tag("slow")
class ReportInBrowserTest {
    private static final Imprint IMPRINT = new Imprint(ZoneOffset.UTC, Instant.parse("2026-11-28T07:00:00Z"));
    private static final String ASKED = "Find out why the nightly build is slow, and mend it.";
    /** Each tries to get out of another place: a text, an attribute, a title, a style, a comment, CDATA of SVG. */
    private static final List<String> HOSTILE = List.of(
            "<script>window.belayHostile='script'</script><img src=x onerror=\"window.belayHostile='img'\">",
            "\" onmouseover=\"window.belayHostile='attribute'\" onfocus='window.belayHostile=1' autofocus tabindex=1 x=\"",
            "</title></style></svg></text><script>window.belayHostile='title'</script>",
            "--></svg><svg onload=window.belayHostile='svg'><animate onbegin=window.belayHostile=1 attributeName=x />",
            "]]><a href=\"javascript:window.belayHostile='link'\">click</a><iframe srcdoc=\"<script>1</script>\">",
            "<meta http-equiv=refresh content='0;url=https://example.org/'><base href=https://example.org/>",
            "<link rel=stylesheet href=https://example.org/x.css><style>@import 'https://example.org/y.css'</style>",
            "</summary></details><details open ontoggle=window.belayHostile='toggle'>",
            "&lt;script&gt;window.belayHostile='entity'&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
            "<form action=https://example.org><button formaction=javascript:alert(1)>go</button></form>",
            "{{constructor.constructor('window.belayHostile=1')()}} ${alert(1)} url(https://example.org/z.png)",
            "\u202eevil\u2066 \u0000\u0007\u001b]0;x\u0007\u001b[2J\ud800 \ufffe" + "a".repeat(300));

    @TempDir
    Path folder;

    private final List<Path> pages = new ArrayList<>();

    private void page(String name, String content) throws IOException {
        pages.add(Files.writeString(folder.resolve(name + ".html"), content));
    }

    private static String page(SampleSession session) {
        return ReportDocument.of(session.told(), IMPRINT);
    }

    /** All that is wrong with the pages in a browser, a line each. */
    private List<String> faults() throws Exception {
        List<String> faults = new ArrayList<>();
        for (PageVisit visit : Browser.here().visit(pages)) {
            faults.addAll(visit.faults());
        }
        return faults;
    }

    @Test
    void everyPartIsFaultlessWhateverStandsInIt() throws Exception {
        page("seven-falls", page(new SampleSession(ASKED, 7)));
        for (int at = 0; at < HOSTILE.size(); at += 6) {
            page("hostile-" + at, page(new SampleSession(String.join(" ", HOSTILE.subList(at, at + 6)), 3)));
        }
        assertEquals(List.of(), faults());
    }
}
