package dev.belay.page;

import dev.belay.page.chart.Sign;
import dev.belay.page.chart.Signs;
import dev.belay.page.markup.Markup;
import dev.belay.text.Untrusted;

/**
 * What stands on top of a page: in one line how it ended, and what had been asked.
 *
 * @param over what the page is about, in small letters above
 * @param title how it ended
 * @param asked what was asked, in the user's own words; empty where nobody knows
 * @param sign the sign before the status
 * @param status the state it is in, in words; empty for none
 */
public record Headline(String over, String title, String asked, Sign sign, String status) {
    private static final int LONGEST = 400;

    /** Writes it. */
    public void write(Markup page) {
        page.open("header").leaf("p", over, "class", "over").leaf("h1", title, "dir", "auto");
        asked(page);
        if (!status.isEmpty()) {
            page.open("p", "class", "status");
            Signs.inline(page, sign);
            page.leaf("span", status).close();
        }
        page.close().newLine();
    }

    /** Writes what was asked; nothing where nobody knows. */
    public void asked(Markup page) {
        if (!asked.isEmpty()) {
            page.open("p", "class", "asked").text("Asked: ");
            page.leaf("q", Untrusted.redacted(asked, LONGEST), "class", "said", "dir", "auto")
                    .close();
        }
    }
}
