package dev.belay.notify;

import dev.belay.text.Untrusted;

/** Text from outside that no channel takes for anything but text. */
public final class Harmless {
    private static final int HOST = 80;

    private Harmless() {}

    /**
     * Neither controls nor secrets, one line, not too long, and nothing that any channel could take for markup: popups
     * read Pango or HTML, Slack reads its own.
     */
    public static String text(String text, int columns) {
        return Untrusted.redacted(text, columns)
                .replace('<', '‹')
                .replace('>', '›')
                .replace('&', '+')
                .replace('`', '\'');
    }

    /** For the log and the terminal: whatever stands behind the host of a URL may be a secret. */
    public static String address(String url) {
        int host = url.indexOf("://");
        int end = host < 0 ? 0 : host + 3;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return text(url.substring(0, end), HOST) + (end < url.length() ? "/..." : "");
    }
}
