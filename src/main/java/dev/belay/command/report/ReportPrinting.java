package dev.belay.command.report;

import dev.belay.console.Console;
import java.util.List;

/** The report on standard output. */
record ReportPrinting(Console console) {
    /** For a program, or in words. */
    void print(List<ReadSession> sessions, boolean json, boolean one) {
        if (json) {
            console.json(generator -> ReportJson.write(generator, sessions));
        } else {
            new ReportText(console).print(sessions, one);
        }
    }
}
