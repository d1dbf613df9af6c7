package dev.belay.command.report;

import dev.belay.command.report.output.PageOutput;
import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.time.Instant;
import java.util.List;

/** The page of a report as a file: what it is called, and what stands on top. */
final class ReportFile {
    private final Arguments given;
    private final PageOutput output;

    /** @throws UsageException when there is no place for it */
    ReportFile(Arguments given, Console console) throws UsageException {
        this.given = given;
        this.output = PageOutput.of(given, console);
        output.check();
    }

    void write(List<ReadSession> read, boolean one, Instant now) throws UsageException {
        ReportPage page = new ReportPage(read, now);
        output.write(one ? page.ofOne() : page.ofMany(heading()), name(read, one));
    }

    private String heading() {
        return given.value("--batch")
                .map(folder -> "Batch " + folder)
                .orElse("Sessions of the last " + given.value("--since").orElse(""));
    }

    /** The next report of the same replaces it. */
    private String name(List<ReadSession> read, boolean one) {
        if (one) {
            return "session-" + read.get(0).id();
        }
        return given.value("--batch")
                .map(folder -> "batch-" + folder.replaceAll("[^A-Za-z0-9._-]+", "-"))
                .orElse("since-" + given.value("--since").orElse(""));
    }
}
