package dev.belay.command.restore;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.console.Console;
import dev.belay.console.Table;
import dev.belay.register.Standing;
import dev.belay.restore.Fate;
import dev.belay.restore.Restoration;
import dev.belay.restore.ResumeWords;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of each session, as a person and as a program gets it. */
final class RestoreReport {
    private static final int LONGEST = 300;
    private static final int LONGEST_COMMAND = 100_000;
    private static final Table TABLE = new Table(
            List.of(
                    Table.Column.text("session", 0),
                    Table.Column.text("state", 0),
                    Table.Column.text("project", 1),
                    Table.Column.text("what", 0)),
            LONGEST);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final List<Restoration> all;
    private final String launcher;
    private final Map<String, String> environment;

    RestoreReport(List<Restoration> all, String launcher, Map<String, String> environment) {
        this.all = all;
        this.launcher = launcher;
        this.environment = environment;
    }

    /** Whether one could not be started. */
    boolean hasFailed() {
        return all.stream().anyMatch(one -> one.fate() == Fate.FAILED);
    }

    /** A line for each that is not running, and the commands that a person has to type. */
    void print(Console console) {
        List<List<String>> rows = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        for (Restoration one : all) {
            if (one.fate() != Fate.RUNNING) {
                rows.add(List.of(
                        one.entry().work().session().shortened(),
                        one.fate().id(),
                        Untrusted.line(one.entry().started().directory(), LONGEST),
                        Untrusted.redacted(what(one), LONGEST)));
            }
            if (one.fate() == Fate.BY_HAND) {
                commands.add(typed(one));
            }
        }
        if (rows.isEmpty()) {
            console.say(all.isEmpty() ? "nothing to bring back" : "nothing to bring back; all sessions are running");
            return;
        }
        console.out().print(TABLE.of(rows, console.width(), true, console.style()));
        if (!commands.isEmpty()) {
            console.out().print("\nTo bring back by hand:\n");
            commands.forEach(line -> console.out().print("  " + Untrusted.line(line, LONGEST_COMMAND) + "\n"));
        }
    }

    private static String what(Restoration one) {
        Optional<Instant> waits = one.notBefore();
        String until =
                waits.map(at -> "waits for the limit until " + TIME.format(at)).orElse("");
        return one.why().isEmpty() || until.isEmpty() ? one.why() + until : one.why() + "; " + until;
    }

    private String typed(Restoration one) {
        return new ResumeWords(launcher, one).typed(environment);
    }

    /** The fields of the JSON object. */
    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("sessions");
        for (Restoration one : all) {
            json.writeStartObject();
            json.writeStringField("id", one.entry().work().session().value());
            json.writeStringField("state", one.fate().id());
            json.writeStringField(
                    "failure",
                    one.entry()
                            .standing()
                            .trouble()
                            .map(Standing.Trouble::failure)
                            .orElse(null));
            json.writeStringField("project", one.entry().started().directory());
            json.writeStringField("title", Untrusted.redacted(one.entry().work().title(), LONGEST));
            json.writeStringField("why", Untrusted.redacted(one.why(), LONGEST));
            json.writeStringField(
                    "notBefore", one.notBefore().map(Instant::toString).orElse(null));
            json.writeBooleanField("unattended", one.entry().started().unattended());
            json.writeStringField("command", typed(one));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
