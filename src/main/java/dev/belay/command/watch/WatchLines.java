package dev.belay.command.watch;

import dev.belay.console.Console;
import dev.belay.console.JsonOutput;
import dev.belay.restore.Restoration;
import dev.belay.text.Untrusted;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** @param adopted what became of it afterwards */
    void print(SessionDeath death, Optional<Restoration> adopted) {
        console.out()
                .print(
                        json
                                ? object(death, adopted)
                                : line(death) + adopted.map(WatchLines::line).orElse(""));
        console.out().flush();
    }

    private static String line(SessionDeath death) {
        return death.evidence().at().atZone(ZoneId.systemDefault()).format(TIME) + "  "
                + Untrusted.line(death.project().toString(), LONGEST) + "  "
                + death.session().id().shortened() + "  " + death.diagnosis().failure() + ": "
                + death.diagnosis().best().rule().say() + "\n";
    }

    private static String line(Restoration adopted) {
        String what =
                switch (adopted.fate()) {
                    case RESTORED -> "taken up again";
                    case RESTORABLE -> "would be taken up again";
                    default -> "not taken up: " + adopted.fate().id();
                };
        String until = adopted.notBefore().map(at -> "after the limit").orElse("");
        return "                     "
                + Stream.of(what, until, Untrusted.redacted(adopted.why(), LONGEST))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", "))
                + "\n";
    }

    private static String object(SessionDeath death, Optional<Restoration> adopted) {
        return JsonOutput.line(json -> {
            json.writeStringField("at", death.evidence().at().toString());
            json.writeStringField("session", death.session().id().value());
            json.writeStringField("project", death.session().project().orElse(null));
            json.writeStringField("failure", death.diagnosis().failure());
            json.writeStringField("say", death.diagnosis().best().rule().say());
            JsonOutput.words(json, "because", death.diagnosis().best().because());
            if (adopted.isPresent()) {
                json.writeObjectFieldStart("adopted");
                json.writeStringField("state", adopted.get().fate().id());
                json.writeStringField("why", Untrusted.redacted(adopted.get().why(), LONGEST));
                json.writeStringField(
                        "notBefore",
                        adopted.get().notBefore().map(Instant::toString).orElse(null));
                json.writeEndObject();
            }
        });
    }
}
