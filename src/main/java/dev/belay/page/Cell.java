package dev.belay.page;

import dev.belay.page.chart.ShareBar;
import dev.belay.page.chart.Sign;
import dev.belay.page.chart.Signs;
import dev.belay.page.chart.Sparkline;
import dev.belay.page.markup.Markup;

/** What may stand in a cell of a table. */
public interface Cell {
    /** Writes what is between the borders. */
    void write(Markup page);

    /** Words of the program, and numbers. */
    static Cell text(String text) {
        return page -> page.text(text);
    }

    /** Words from a transcript, in whichever direction they are written. */
    static Cell said(String text) {
        return page -> page.leaf("span", text, "class", "said", "dir", "auto");
    }

    /** A path or a command. */
    static Cell code(String text) {
        return page -> page.leaf("code", text, "class", "said");
    }

    /** A bar as long as the number in another cell is great. */
    static Cell bar(double share, String look) {
        return page -> new ShareBar(share, look).write(page);
    }

    /** A small line. */
    static Cell line(Sparkline line) {
        return line::write;
    }

    /** A sign with the word for it. */
    static Cell sign(Sign sign, String word) {
        return page -> {
            page.open("span", "class", "outcome");
            Signs.inline(page, sign);
            page.text(word).close();
        };
    }

    /** Words that lead to another place on the page. */
    static Cell link(String id, String words) {
        return page -> page.leaf("a", words, "href", "#" + id, "class", "said");
    }
}
