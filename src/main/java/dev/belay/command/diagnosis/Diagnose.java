package dev.belay.command.diagnosis;

import dev.belay.claude.SessionFiles;
import dev.belay.claude.provider.ProviderTraces;
import dev.belay.console.Console;
import dev.belay.console.ProgressLine;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.ExitStatus;
import dev.belay.files.BelayDirectories;
import dev.belay.journal.IncidentFolder;
import dev.belay.rules.RuleFileException;
import dev.belay.rules.RuleFiles;
import dev.belay.settings.UsageException;
import dev.belay.transcript.catalogue.SessionFinder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code belay diagnose [SESSION | FILE | -] [--json]}: what happened, because of what, and what to type. It reads and
 * changes nothing, and never takes a session that was not clearly meant.
 */
public final class Diagnose {
    private static final Pattern ID_BEGINS = Pattern.compile("[0-9a-fA-F][0-9a-fA-F-]{0,35}");
    private static final int SHORTEST_PREFIX = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final InputStream in;
    private final PrintStream errors;
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final Console console;

    private Diagnose(
            InputStream in,
            PrintStream errors,
            Map<String, String> environment,
            Path workingDirectory,
            Console console) {
        this.in = in;
        this.errors = errors;
        this.environment = environment;
        this.workingDirectory = workingDirectory;
        this.console = console;
    }

    /**
     * Runs the command and returns its exit status: 0 when it could say; 1 when nothing explains it; 64 for a usage error;
     * 66 when there is no such input; 78 for a broken rule.
     */
    public static int run(
            List<String> arguments,
            InputStream in,
            PrintStream out,
            PrintStream errors,
            Map<String, String> environment,
            Path workingDirectory,
            Console console) {
        try {
            boolean json = arguments.contains("--json");
            List<String> names = new ArrayList<>(arguments);
            names.removeIf("--json"::equals);
            for (String name : names) {
                if (names.size() > 1 || name.startsWith("-") && !name.equals("-")) {
                    throw UsageException.unknown(name.equals("-") ? names.get(1) : name, "diagnose");
                }
            }
            Rulebook rules = RuleFiles.load(environment);
            Diagnose command = new Diagnose(in, errors, environment, workingDirectory, console);
            DiagnosisReport report = command.report(names.isEmpty() ? "" : names.get(0), rules);
            int width = console.width() > 0 ? console.width() : Integer.MAX_VALUE;
            out.print(json ? report.json() : report.text(console.style(), width));
            return report.status();
        } catch (UsageException wrong) {
            console.complain(errors, "diagnose", wrong.getMessage());
            return wrong.status();
        } catch (RuleFileException broken) {
            console.complain(errors, "diagnose", broken.getMessage());
            return ExitStatus.SETTINGS;
        }
    }

    private DiagnosisReport report(String name, Rulebook rules) throws UsageException {
        try (ProgressLine progress = new ProgressLine(errors, console.errorsAreTerminal())) {
            DiagnoseInput input = new DiagnoseInput(sessions(progress), finder(), Instant.now(), progress);
            DiagnosisTarget target = subject(name, input);
            Evidence evidence = new SessionProviders(environment, workingDirectory)
                    .added(ProviderTraces.read(target.evidence()), target.folder());
            Diagnosis diagnosis = NothingKnown.unless(AtWork.unless(rules.diagnose(evidence), evidence, rules), target);
            String here =
                    dev.belay.claude.ProjectDirectory.physical(workingDirectory).toString();
            return new DiagnosisReport(
                    diagnosis, target.session(), target.places().of(diagnosis.best()), Optional.of(here));
        } catch (AccessDeniedException denied) {
            throw noInput("cannot read " + denied.getFile() + ": permission denied");
        } catch (IOException unreadable) {
            throw noInput("cannot read " + (name.isEmpty() ? "the transcript" : name) + ": " + unreadable.getMessage());
        }
    }

    private SessionTarget sessions(ProgressLine progress) {
        Optional<Path> incidents = BelayDirectories.state(environment).map(IncidentFolder::all);
        return new SessionTarget(configuration(), incidents, Instant.now(), progress);
    }

    private Path configuration() {
        return SessionFiles.configurationDirectory(environment);
    }

    private SessionFinder finder() {
        return new SessionFinder(configuration(), workingDirectory);
    }

    private DiagnosisTarget subject(String name, DiagnoseInput input) throws UsageException, IOException {
        if (name.isEmpty() && console.inputIsPiped() && somethingComes()) {
            return input.ofStream(in, "standard input");
        }
        if (name.isEmpty()) {
            Path newest = finder().newest()
                    .orElseThrow(() -> noInput("no sessions for this folder yet (looked in " + finder().here()
                            + "; `belay sessions --all` lists those of every folder)"));
            return input.ofSession(newest);
        }
        if (name.equals("-")) {
            if (console.inputIsTerminal()) {
                console.say(errors, "paste the output here, then press Ctrl-D");
                errors.flush();
            }
            return input.ofStream(in, "standard input");
        }
        boolean mayBeId = ID_BEGINS.matcher(name).matches();
        Optional<Path> file = file(name);
        if (file.isPresent() && name.length() != 36) {
            return ofFile(file.get(), name, input);
        }
        if (mayBeId && name.length() >= SHORTEST_PREFIX) {
            Optional<Path> session = session(name);
            if (session.isPresent()) {
                return input.ofSession(session.get());
            }
        }
        if (file.isPresent()) {
            return ofFile(file.get(), name, input);
        }
        if (mayBeId && name.length() < SHORTEST_PREFIX) {
            throw new UsageException(
                    ExitStatus.USAGE, "'" + name + "' is too short for a session id (give at least 4 characters)");
        }
        throw noInput(
                mayBeId
                        ? "no session or file '" + name + "' (looked for sessions in " + finder().everywhere() + ")"
                        : "no such file '" + name + "'");
    }

    /** Whether somebody has given it a text: a pipe that is only there, from a script or an editor, stays silent. */
    private boolean somethingComes() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (in.available() == 0 && System.nanoTime() < end) {
                Thread.sleep(PATIENCE.toMillis() / 50);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return in.available() > 0;
    }

    private Optional<Path> file(String name) {
        try {
            Path path = workingDirectory.resolve(name);
            return Files.exists(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static DiagnosisTarget ofFile(Path file, String name, DiagnoseInput input)
            throws UsageException, IOException {
        if (Files.isDirectory(file)) {
            throw noInput("'" + name + "' is a folder, not a transcript or log");
        }
        return input.ofFile(file, name);
    }

    private Optional<Path> session(String prefix) throws UsageException, IOException {
        List<Path> found = finder().beginningWith(prefix.toLowerCase(java.util.Locale.ROOT));
        if (found.size() > 1) {
            String candidates = found.stream()
                    .limit(10)
                    .map(path -> path.getFileName().toString().replace(".jsonl", ""))
                    .collect(Collectors.joining(", "));
            throw new UsageException(
                    ExitStatus.USAGE,
                    "'" + prefix + "' matches " + found.size() + " sessions (" + candidates
                            + (found.size() > 10 ? ", ...)" : ")"));
        }
        return found.stream().findFirst();
    }

    private static UsageException noInput(String sentence) {
        return new UsageException(ExitStatus.NO_INPUT, sentence);
    }
}
