package dev.belay.page.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final String PAGE = Document.of("A </title> night", page -> page.leaf("main", "text"));

    @Test
    void thePolicyAllowsTheStylesheetOfThePageByItsHashAndNothingElse() throws NoSuchAlgorithmException {
        String style = PAGE.substring(PAGE.indexOf("<style>") + 7, PAGE.indexOf("</style>"));
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        String policy = PAGE.split("Content-Security-Policy\" content=\"")[1].split("\"")[0].replace("&#39;", "'");
        assertEquals(
                "default-src 'none'; style-src 'sha256-" + hash + "'; base-uri 'none'; form-action 'none'", policy);
    }

    @Test
    void nothingIsLoadedAndNothingRuns() {
        assertFalse(PAGE.contains("<script"), "a script");
        assertFalse(PAGE.contains(" style="), "a style that the policy forbids");
        assertFalse(PAGE.contains("http://") || PAGE.contains("https://"), "an address");
        assertFalse(PAGE.contains("@import") || PAGE.contains("@font-face"), "a style that loads something");
    }

    @Test
    void theTitleIsText() {
        assertTrue(PAGE.contains("<title>A &lt;/title&gt; night</title>"));
    }

    @Test
    void itSaysItsLanguageAndItsWidth() {
        assertTrue(PAGE.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
        assertTrue(PAGE.contains("width=device-width"));
    }
}
