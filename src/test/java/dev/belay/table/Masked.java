package dev.belay.table;

/** What differs from run to run gets a name, so that a table that is made again is the same. */
final class Masked {
    private Masked() {}

    static String of(String text) {
        return text.replaceAll("/[\\w./-]*/failure-table/[\\w.-]+/[\\w.-]+/(?:home|small)", "~")
                .replaceAll("/[\\w./-]*/failure-table/[\\w.-]+/[\\w.-]+", "DIR")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
                .replaceAll("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "SESSION")
                .replaceAll("req_01\\w*", "REQUEST")
                .replaceAll("\\d{1,2}(?::\\d\\d)? ?[ap]m", "TIME")
                .replaceAll("(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{1,2}\\b", "DAY")
                .replaceAll("0x[0-9A-Fa-f]+", "ADDRESS")
                .replaceAll("\\.corrupted\\.\\d+", ".corrupted.NUMBER")
                .replaceAll("\\b\\d{10,}\\b", "NUMBER");
    }
}
