package dev.belay.command.diagnosis.input;

import dev.belay.command.diagnosis.paste.Clipboard;
import dev.belay.command.diagnosis.paste.TerminalPaste;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import dev.belay.transcript.catalogue.SessionFinder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code belay diagnose} is pointed at: a session, a file, a pipe. It never takes a session that was not clearly meant. */
final class TargetArgument {
    private static final Pattern ID_BEGINS = Pattern.compile("[0-9a-fA-F][0-9a-fA-F-]{0,35}");
    private static final int SHORTEST_PREFIX = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final String name;
    private final Console console;
    private final SessionFinder finder;
    private final DiagnoseInput input;

    /** @param name what was typed; empty for nothing */
    TargetArgument(String name, Console console, SessionFinder finder, DiagnoseInput input) {
        this.name = name;
        this.console = console;
        this.finder = finder;
        this.input = input;
    }

    /**
     * Reads it.
     *
     * @throws UsageException when there is no such thing, or more than one
     */
    DiagnosisTarget read() throws UsageException, IOException {
        if (name.isEmpty() && console.terminals().inputIsPiped() && somethingComes()) {
            return input.ofStream(console.in(), "standard input");
        }
        if (name.isEmpty()) {
            Optional<Path> newest = finder.newest();
            if (newest.isEmpty() && console.terminals().inputIsTerminal()) {
                return pasted("no sessions for this folder yet (`belay sessions --all` lists all); ");
            }
            return input.ofSession(newest.orElseThrow(() -> UsageException.noInput("no sessions for this folder yet"
                    + " (looked in " + finder.here() + "; `belay sessions --all` lists those of every folder)")));
        }
        if (name.equals("-")) {
            return console.terminals().inputIsTerminal() ? pasted("") : input.ofStream(console.in(), "standard input");
        }
        return named();
    }

    /** Reads what is on the clipboard. */
    DiagnosisTarget readClipboard() throws UsageException, IOException {
        String text = new Clipboard(console.environment()).text();
        return input.ofStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "clipboard");
    }

    private DiagnosisTarget pasted(String before) throws UsageException, IOException {
        byte[] text;
        try (TerminalPaste paste = TerminalPaste.of(console, before)) {
            text = PastedText.read(paste).bytes();
        }
        console.err().print('\n');
        console.err().flush();
        if (new String(text, StandardCharsets.ISO_8859_1).isBlank()) {
            throw UsageException.noInput("nothing was pasted");
        }
        return input.ofStream(new ByteArrayInputStream(text), "pasted text");
    }

    /** A file before a session, but for what can only be the id of one. */
    private DiagnosisTarget named() throws UsageException, IOException {
        boolean mayBeId = ID_BEGINS.matcher(name).matches();
        Optional<Path> file = file();
        if (file.isPresent() && name.length() != 36) {
            return ofFile(file.get());
        }
        if (mayBeId && name.length() >= SHORTEST_PREFIX) {
            Optional<Path> session = session();
            if (session.isPresent()) {
                return input.ofSession(session.get());
            }
        }
        if (file.isPresent()) {
            return ofFile(file.get());
        }
        if (mayBeId && name.length() < SHORTEST_PREFIX) {
            throw UsageException.usage("'" + name + "' is too short for a session id (give at least 4 characters)");
        }
        throw UsageException.noInput(
                mayBeId
                        ? "no session or file '" + name + "' (looked for sessions in " + finder.everywhere() + ")"
                        : "no such file '" + name + "'");
    }

    /** Whether somebody has given it a text: a pipe that is only there, from a script or an editor, stays silent. */
    private boolean somethingComes() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (console.in().available() == 0 && System.nanoTime() < end) {
                Thread.sleep(PATIENCE.toMillis() / 50);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return console.in().available() > 0;
    }

    private Optional<Path> file() {
        try {
            Path path = console.workingDirectory().resolve(name);
            return Files.exists(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private DiagnosisTarget ofFile(Path file) throws UsageException, IOException {
        if (Files.isDirectory(file)) {
            throw UsageException.noInput("'" + name + "' is a folder, not a transcript or log");
        }
        return input.ofFile(file, name);
    }

    private Optional<Path> session() throws UsageException, IOException {
        List<Path> found = finder.beginningWith(name.toLowerCase(Locale.ROOT));
        if (found.size() > 1) {
            String candidates = found.stream()
                    .limit(10)
                    .map(path -> path.getFileName().toString().replace(".jsonl", ""))
                    .collect(Collectors.joining(", "));
            throw UsageException.usage("'" + name + "' matches " + found.size() + " sessions (" + candidates
                    + (found.size() > 10 ? ", ...)" : ")"));
        }
        return found.stream().findFirst();
    }
}
