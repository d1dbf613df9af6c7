package dev.belay.page.chart;

import java.time.Instant;

/**
 * A moment that stands out.
 *
 * @param shape the sign that is drawn, of {@link Signs}
 * @param number shown beside it, as the list of the page counts it; empty for none
 * @param words said when a pointer rests on it
 */
public record Mark(Instant at, Sign shape, String number, String words) {}
