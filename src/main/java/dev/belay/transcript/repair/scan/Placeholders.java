package dev.belay.transcript.repair.scan;

import java.util.Locale;

/** What stands in the place of something that was left out; a model reads it. */
public final class Placeholders {
    /** What each note begins with that stands for something refused or elided. */
    static final String MARK = "[left out: ";

    public static final String EMPTY = "[no text]";
    public static final String NOTHING_LEFT = "[nothing is left of this message]";
    public static final String INTERRUPTED =
            "[Tool call interrupted: the session ended before the result of this call was"
                    + " recorded, so it is not known how far it was carried out. Look before you do it again.]";
    public static final String LOST_CALL = "[The result of a tool call that is lost:] ";
    public static final String USED_BEFORE = "[A tool call under an identifier that was used before:] ";

    private Placeholders() {}

    public static String refused(Block media) {
        return MARK + "a" + (media.type.equals("image") ? "n image" : " document") + kind(media)
                + " that the API refuses]";
    }

    public static String elided(String what, long bytes, String original) {
        return MARK + what + ", " + size(bytes) + "; the original is in " + original + "]";
    }

    public static String kind(Block media) {
        return media.mediaType == null ? "" : " (" + media.mediaType + ")";
    }

    public static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000
                ? (bytes + 500) / 1000 + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
