package dev.belay.page.chart;

/** The signs of the page: each has a shape of its own, so that nobody needs its colour. */
public enum Sign {
    FALL("sign-fall", "M0 -7L7 0L0 7L-7 0Z"),
    RECOVERY("sign-recovery", "M0 -6L6.5 5.5L-6.5 5.5Z"),
    COMPACTION("sign-compaction", "M-6 -5.5L6 -5.5L0 6Z"),
    ERROR("sign-error", "M-5 -5L5 5M5 -5L-5 5");

    private final String id;
    private final String way;

    Sign(String id, String way) {
        this.id = id;
        this.way = way;
    }

    /** Its class in the stylesheet, and its id on the page. */
    public String id() {
        return id;
    }

    String way() {
        return way;
    }
}
