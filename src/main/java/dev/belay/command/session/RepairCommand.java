package dev.belay.command.session;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionFiles;
import dev.belay.console.Console;
import dev.belay.console.JsonOutput;
import dev.belay.console.ProgressLine;
import dev.belay.evidence.ExitStatus;
import dev.belay.evidence.SessionId;
import dev.belay.run.options.SessionArgument;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import dev.belay.transcript.catalogue.SessionFinder;
import dev.belay.transcript.repair.SessionRepair;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * {@code belay repair SESSION} and {@code belay trim SESSION}: writes a repaired copy under a new session id, prints that id
 * on standard output, and says on standard error what was done and what could not be saved.
 */
public final class RepairCommand {

    private final boolean trim;
    private boolean dryRun;
    private boolean json;
    private boolean smaller;
    private OptionalLong target = OptionalLong.empty();
    private OptionalInt keep = OptionalInt.empty();
    private String session;

    private RepairCommand(boolean trim, List<String> arguments) throws UsageException {
        this.trim = trim;
        for (int at = 0; at < arguments.size(); at++) {
            String word = arguments.get(at);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String option = equals > 0 ? word.substring(0, equals) : word;
            boolean valued = trim && (option.equals("--target-tokens") || option.equals("--keep"));
            if (valued) {
                String value =
                        equals > 0 ? word.substring(equals + 1) : ++at < arguments.size() ? arguments.get(at) : "";
                number(option, value);
            } else if (word.equals("--dry-run")) {
                dryRun = true;
            } else if (word.equals("--json")) {
                json = true;
            } else if (trim && word.equals("--smaller")) {
                smaller = true;
            } else if (session == null && !word.startsWith("-") && !word.isEmpty()) {
                session = word;
            } else {
                throw UsageException.unknown(word, command());
            }
        }
        if (session == null) {
            throw usage("no session given (`belay sessions` lists them)");
        }
    }

    private void number(String option, String value) throws UsageException {
        if (!value.matches("\\d{1,9}") || option.equals("--target-tokens") && Long.parseLong(value) == 0) {
            boolean none = value.isEmpty();
            throw usage((none
                            ? option + " needs a value"
                            : "invalid value '" + Untrusted.line(value, 40) + "' for " + option)
                    + " (expected a whole number, " + (option.equals("--keep") ? "0" : "1") + " or more)");
        }
        if (option.equals("--keep")) {
            keep = OptionalInt.of(Integer.parseInt(value));
        } else {
            target = OptionalLong.of(Long.parseLong(value));
        }
    }

    private static UsageException usage(String sentence) {
        return new UsageException(ExitStatus.USAGE, sentence);
    }

    private String command() {
        return trim ? "trim" : "repair";
    }

    /**
     * Runs the command and returns its exit status: 0 when the session is repaired or needs nothing; 1 when it could not be
     * made as small as it should be; 64 for a usage error; 66 when there is no such session or no conversation in it; 75 when it is open elsewhere or cannot be written.
     */
    public static int run(
            boolean trim,
            List<String> arguments,
            PrintStream out,
            PrintStream errors,
            Map<String, String> environment,
            Path workingDirectory,
            Console console) {
        try {
            RepairCommand command = new RepairCommand(trim, arguments);
            Path configuration = SessionFiles.configurationDirectory(environment);
            Path transcript = SessionArgument.transcript(
                    command.session, new SessionFinder(configuration, workingDirectory), workingDirectory);
            SessionRepair.Result result = command.repair(configuration, transcript, errors, console);
            return command.report(result, transcript, out, sentence -> console.say(errors, sentence));
        } catch (UsageException wrong) {
            console.complain(errors, trim ? "trim" : "repair", wrong.getMessage());
            return wrong.status();
        } catch (AccessDeniedException | NoSuchFileException denied) {
            console.complain(
                    errors,
                    trim ? "trim" : "repair",
                    "cannot read or write " + denied.getFile() + ": "
                            + (denied instanceof AccessDeniedException ? "permission denied" : "no such file"));
            return ExitStatus.NO_INPUT;
        } catch (IOException failed) {
            console.complain(errors, trim ? "trim" : "repair", "" + failed.getMessage());
            return ExitStatus.TRY_LATER;
        }
    }

    private SessionRepair.Result repair(Path configuration, Path transcript, PrintStream errors, Console console)
            throws IOException {
        try (ProgressLine progress = new ProgressLine(errors, console.errorsAreTerminal())) {
            SessionRepair repair = new SessionRepair(configuration, transcript, progress);
            return trim ? repair.trim(target, keep, smaller, !dryRun) : repair.repair(!dryRun);
        }
    }

    private int report(SessionRepair.Result result, Path transcript, PrintStream out, Consumer<String> said) {
        result.repaired().forEach(said);
        result.lost().forEach(sentence -> said.accept("lost: " + sentence));
        result.notes().forEach(said);
        switch (result.outcome()) {
            case EMPTY -> said.accept("no conversation in " + transcript + ", so there is nothing to save");
            case NOT_NEEDED ->
                said.accept(
                        !trim
                                ? "nothing needs repair"
                                : result.goal() ? "nothing to trim" : "nothing more can be trimmed");
            default ->
                said.accept(
                        result.madeBefore()
                                ? "this copy already existed; the original has not changed since"
                                : (dryRun ? "dry run, nothing was written: " : "the original is unchanged: ")
                                        + transcript);
        }
        Optional<String> id = result.session().map(SessionId::value);
        if (json) {
            out.print(JsonOutput.object(writer -> {
                writer.writeStringField("session", id.orElse(null));
                writer.writeStringField(
                        "from",
                        ProjectDirectory.session(transcript)
                                .map(SessionId::value)
                                .orElse(transcript.toString()));
                JsonOutput.texts(writer, "mended", result.repaired());
                JsonOutput.texts(writer, "lost", result.lost());
                if (trim) {
                    writer.writeBooleanField("fits", result.goal());
                }
            }));
        } else {
            id.ifPresent(value -> out.print(value + "\n"));
        }
        return result.outcome() == SessionRepair.Outcome.EMPTY
                ? ExitStatus.NO_INPUT
                : result.goal() ? 0 : ExitStatus.NO;
    }
}
