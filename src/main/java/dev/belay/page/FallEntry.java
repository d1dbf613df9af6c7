package dev.belay.page;

import dev.belay.page.chart.Sign;
import dev.belay.page.chart.Signs;
import dev.belay.page.markup.Markup;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A fall as the page tells it: which, why, what was done about it, and what came of that.
 *
 * @param number its number on the time line; empty where it is on none
 * @param at when, as it is written on the page
 * @param story pairs of a few words and what is said under them, in their order
 * @param recovered whether the session went on
 */
public record FallEntry(
        String number, String at, String name, String say, List<Map.Entry<String, String>> story, boolean recovered) {
    public FallEntry {
        story = List.copyOf(story);
    }

    /** Writes it as an item of a list, with its evidence, which may be nothing. */
    public void write(Markup page, int level, Consumer<Markup> evidence) {
        page.open("li", "class", recovered ? "recovered" : "lasting");
        page.open("h" + level);
        Signs.inline(page, Sign.FALL);
        page.leaf("span", (number.isEmpty() ? "" : number + ". ") + say);
        page.leaf("span", at, "class", "at").close();
        page.open("dl").leaf("dt", "Name").open("dd").leaf("code", name).close();
        pairs(page, story);
        page.close();
        evidence.accept(page);
        page.close().newLine();
    }

    /** Terms and what is said of them, inside a list of them. */
    static void pairs(Markup page, List<Map.Entry<String, String>> pairs) {
        for (Map.Entry<String, String> pair : pairs) {
            page.leaf("dt", pair.getKey()).leaf("dd", pair.getValue(), "class", "said", "dir", "auto");
        }
    }
}
