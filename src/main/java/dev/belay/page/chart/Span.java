package dev.belay.page.chart;

import java.time.Instant;

/**
 * Something that took its time.
 *
 * @param look the class of the stylesheet that tells what kind it is
 * @param words said when a pointer rests on it
 */
public record Span(Instant from, Instant until, String look, String words) {
    /** An end before the beginning is none. */
    public Span {
        until = until.isBefore(from) ? from : until;
    }
}
