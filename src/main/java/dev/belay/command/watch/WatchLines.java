package dev.belay.command.watch;

import dev.belay.console.Console;
import dev.belay.console.JsonOutput;
import dev.belay.text.Untrusted;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A line for each session that went down, for a person, or an object for a program. */
final class WatchLines {
    private static final int LONGEST = 300;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Console console;
    private final boolean json;

    WatchLines(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    void print(SessionDeath death) {
        console.out().print(json ? object(death) : line(death));
        console.out().flush();
    }

    private static String line(SessionDeath death) {
        return death.evidence().at().atZone(ZoneId.systemDefault()).format(TIME) + "  "
                + Untrusted.line(death.project().toString(), LONGEST) + "  "
                + death.session().id().shortened() + "  " + death.diagnosis().failure() + ": "
                + death.diagnosis().best().rule().say() + "\n";
    }

    private static String object(SessionDeath death) {
        return JsonOutput.line(json -> {
            json.writeStringField("at", death.evidence().at().toString());
            json.writeStringField("session", death.session().id().value());
            json.writeStringField("project", death.session().project().orElse(null));
            json.writeStringField("failure", death.diagnosis().failure());
            json.writeStringField("say", death.diagnosis().best().rule().say());
            JsonOutput.words(json, "because", death.diagnosis().best().because());
        });
    }
}
