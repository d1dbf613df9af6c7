package dev.belay.page.markup;

import dev.belay.text.Redaction;
import dev.belay.text.Untrusted;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML with SVG in it. Whatever is text or the value of an attribute is made harmless here and nowhere else:
 * controls and characters that are invisible or reorder others are taken out, secrets are redacted, and what has a meaning
 * in markup is escaped. Names of elements and attributes are the program's own.
 */
public final class Markup {
    private final StringBuilder written = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; attributes are pairs of a name and a value. */
    public Markup open(String element, String... attributes) {
        tag(element, attributes);
        open.push(element);
        return this;
    }

    /** Ends the element that was begun last. */
    public Markup close() {
        written.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Ends so many elements. */
    public Markup close(int elements) {
        for (int closed = 0; closed < elements; closed++) {
            close();
        }
        return this;
    }

    /** An element with nothing in it but this text. */
    public Markup leaf(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** An element of HTML that has no end, such as {@code br}. */
    public Markup single(String element, String... attributes) {
        tag(element, attributes);
        return this;
    }

    /** An element of SVG with nothing in it. */
    public Markup shape(String element, String... attributes) {
        return open(element, attributes).close();
    }

    /** Text; line breaks remain. */
    public Markup text(String text) {
        escape(harmless(text));
        return this;
    }

    /** A line break in the source, where a line would become too long to look at. */
    public Markup newLine() {
        written.append('\n');
        return this;
    }

    /** What a stylesheet of the program's own says; nothing from outside. */
    void raw(String own) {
        written.append(own);
    }

    /** How many characters there are by now. */
    public int length() {
        return written.length();
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return written.toString();
    }

    private void tag(String element, String... attributes) {
        written.append('<').append(element);
        for (int at = 0; at + 1 < attributes.length; at += 2) {
            written.append(' ').append(attributes[at]).append("=\"");
            escape(harmless(attributes[at + 1]));
            written.append('"');
        }
        written.append('>');
    }

    private static String harmless(String text) {
        return Redaction.redact(Untrusted.lines(text));
    }

    private void escape(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            switch (unit) {
                case '&' -> written.append("&amp;");
                case '<' -> written.append("&lt;");
                case '>' -> written.append("&gt;");
                case '"' -> written.append("&quot;");
                case '\'' -> written.append("&#39;");
                default -> written.append(unit);
            }
        }
    }
}
