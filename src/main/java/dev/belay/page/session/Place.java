package dev.belay.page.session;

import dev.belay.page.Section;

/**
 * Where on the page a session is told of: alone, or as one of many.
 *
 * @param prefix of the ids of its parts, so that they are unique
 * @param level of the headings of its parts
 */
public record Place(String prefix, int level) {
    /** The only one on its page. */
    public static Place alone() {
        return new Place("", 2);
    }

    /** The one of this number. */
    public static Place amongMany(int number) {
        return new Place("session-" + number + "-", 3);
    }

    /** A part of it. */
    public Section section(String id, String title) {
        return new Section(prefix + id, level, title);
    }
}
