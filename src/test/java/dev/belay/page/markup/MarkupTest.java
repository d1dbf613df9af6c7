package dev.belay.page.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void elementsAreNestedAsTheyWereOpened() {
        Markup page = new Markup();
        page.open("p", "class", "note").text("a ").leaf("b", "c").single("br").close();
        assertEquals("<p class=\"note\">a <b>c</b><br></p>", page.toString());
    }

    @Test
    void textCannotBecomeMarkup() {
        Markup page = new Markup();
        page.leaf("p", "<script>alert('1')</script>&amp;\"");
        assertEquals("<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;&quot;</p>", page.toString());
    }

    @Test
    void theValueOfAnAttributeCannotEndIt() {
        Markup page = new Markup();
        page.shape("path", "aria-label", "\"><img src=x onerror=alert(1)>");
        assertEquals("<path aria-label=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\"></path>", page.toString());
    }

    @Test
    void controlsAndReorderingCharactersAreTakenOut() {
        Markup page = new Markup();
        page.leaf("p", "a\u202eb\u2066c\u0000d\u001b[31me\u200bf\u009dg", "title", "x\u202ey");
        String written = page.toString();
        assertTrue(written.startsWith("<p title=\"xy\">abcdef"), written);
        assertFalse(written.chars().anyMatch(unit -> unit < ' ' || unit >= 0x7f && unit < 0xa0), written);
    }

    @Test
    void linesRemain() {
        assertEquals(
                "<pre>one\ntwo</pre>", new Markup().leaf("pre", "one\r\ntwo").toString());
    }

    @Test
    void secretsAreRedacted() {
        String key = "sk-ant-" + "api03-0123456789abcdefghij";
        Markup page = new Markup();
        page.leaf("p", "the key is " + key, "title", key);
        assertFalse(page.toString().contains("0123456789"), page.toString());
    }

    @Test
    void whatIsNotClosedIsNoPage() {
        assertThrows(IllegalStateException.class, () -> new Markup().open("p").toString());
    }
}
