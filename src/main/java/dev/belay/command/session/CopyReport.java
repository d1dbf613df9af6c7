package dev.belay.command.session;

import dev.belay.claude.ProjectDirectory;
import dev.belay.console.Console;
import dev.belay.console.JsonOutput;
import dev.belay.evidence.ExitStatus;
import dev.belay.evidence.SessionId;
import dev.belay.transcript.repair.SessionRepair;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is said of a repaired or trimmed copy.
 *
 * @param notNeeded what is said where there is nothing to do
 * @param fits whether it matters to a program that the copy is as small as it should be
 */
record CopyReport(SessionRepair.Result result, String notNeeded, boolean fits) {

    /** Prints it and returns the exit status. */
    int print(Console console, Path transcript, boolean dryRun, boolean json) {
        result.repaired().forEach(console::say);
        result.lost().forEach(sentence -> console.say("lost: " + sentence));
        result.notes().forEach(console::say);
        console.say(outcome(transcript, dryRun));
        Optional<String> id = result.session().map(SessionId::value);
        if (json) {
            printJson(console, transcript, id);
        } else {
            id.ifPresent(value -> console.out().print(value + "\n"));
        }
        return result.outcome() == SessionRepair.Outcome.EMPTY
                ? ExitStatus.NO_INPUT
                : result.goal() ? ExitStatus.OK : ExitStatus.NO;
    }

    private String outcome(Path transcript, boolean dryRun) {
        return switch (result.outcome()) {
            case EMPTY -> "no conversation in " + transcript + ", so there is nothing to save";
            case NOT_NEEDED -> notNeeded;
            case DONE ->
                result.madeBefore()
                        ? "this copy already existed; the original has not changed since"
                        : (dryRun ? "dry run, nothing was written: " : "the original is unchanged: ") + transcript;
        };
    }

    private void printJson(Console console, Path transcript, Optional<String> id) {
        console.json(json -> {
            json.writeStringField("session", id.orElse(null));
            json.writeStringField(
                    "from",
                    ProjectDirectory.session(transcript).map(SessionId::value).orElse(transcript.toString()));
            JsonOutput.texts(json, "mended", result.repaired());
            JsonOutput.texts(json, "lost", result.lost());
            if (fits) {
                json.writeBooleanField("fits", result.goal());
            }
        });
    }
}
