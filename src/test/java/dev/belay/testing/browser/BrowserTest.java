package dev.belay.testing.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That whatever a page must not do is seen: else a test of pages would prove nothing. */
@Tag("slow")
class BrowserTest {
    private static final String BAD = """
            <!doctype html><html><head><title></title></head><body>
            <script>window.belayHostile = 'at once'; console.error('said'); alert('asked');</script>
            <p onmouseover="window.belayHostile = 'when touched'">text</p>
            <img src="https://example.org/x.png"><p style="color:#eee;background:#fff">pale</p>
            <div style="width:3000px">wide</div>
            </body></html>
            """;

    private static final String GOOD = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head>
            <body><main><h1>A page</h1><details><summary>More</summary><p>&lt;script&gt;</p></details></main></body></html>
            """;

    /** The policy forbids what was let through: nothing runs, and the console says so. */
    private static final String FORBIDDEN = GOOD.replace(
            "&lt;script&gt;", "<script>window.belayHostile = 1</script>" + "<img alt='' src=http://[::1]/>");

    @TempDir
    Path folder;

    @Test
    void tellsAllThatAPageDoes() throws Exception {
        Path pictures = folder.resolve("pictures");
        List<PageVisit> visits = Browser.here()
                .takingPictures(pictures)
                .visit(List.of(page("bad", BAD), page("good", GOOD), page("forbidden", FORBIDDEN)));
        PageVisit bad = visits.get(0);
        assertTrue(bad.errors().contains("said"), bad::toString);
        assertTrue(bad.requests().contains("https://example.org/x.png"), bad::toString);
        assertTrue(bad.ran().containsAll(List.of("dialog: asked", "script: when touched")), bad::toString);
        assertTrue(bad.violations().stream().anyMatch(what -> what.contains("color-contrast")), bad::toString);
        assertTrue(bad.violations().stream().anyMatch(what -> what.contains("image-alt")), bad::toString);
        assertEquals(3, bad.wide().size());
        assertTrue(bad.faults().size() > 8);
        assertEquals(List.of(), visits.get(1).faults());
        assertEquals(1, visits.get(1).folded());
        assertEquals(List.of(), visits.get(2).ran());
        assertTrue(
                visits.get(2).errors().stream().anyMatch(error -> error.contains("Content Security Policy")),
                visits.get(2)::toString);
        try (Stream<Path> taken = Files.list(pictures)) {
            assertEquals(21, taken.count());
        }
    }

    private Path page(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name + ".html"), content);
    }
}
