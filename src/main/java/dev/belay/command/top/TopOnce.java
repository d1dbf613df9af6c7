package dev.belay.command.top;

import dev.belay.console.Console;
import java.time.Instant;
import java.util.List;

/** The table as it is now, for a pipe or a program. */
record TopOnce(List<TopRow> rows) {
    void print(Console console, boolean json) {
        if (json) {
            console.json(generator -> TopJson.write(generator, rows));
        } else if (rows.isEmpty()) {
            console.say("no session is open, and none went down in the last day");
        } else {
            new TopTable(console.style(), console.width(), Instant.now())
                    .lines(rows, -1)
                    .forEach(line -> console.out().print(line + "\n"));
        }
    }
}
