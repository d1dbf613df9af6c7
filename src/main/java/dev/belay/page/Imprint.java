package dev.belay.page;

import dev.belay.page.markup.Markup;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The last line of a page: when it was made, and in which zone its times are. */
public record Imprint(ZoneId zone, Instant now) {
    private static final DateTimeFormatter WHOLE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    /** Writes it. */
    public void write(Markup page) {
        page.open("footer").open("p");
        page.text("Made by Belay on " + WHOLE.format(now.atZone(zone)) + ". Times are in " + name()
                + ". This page is complete in itself: it has no script and loads nothing.");
        page.close(2).newLine();
    }

    private String name() {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId().replace('_', ' ');
    }
}
