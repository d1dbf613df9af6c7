package dev.belay.command.diagnosis.paste;

import dev.belay.posix.SearchPath;
import dev.belay.posix.Subprocess;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clipboard, through whatever program shows it: none of them is waited for long, and four megabytes are read at most. */
public final class Clipboard {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 4 << 20;
    private static final int LONGEST_COMPLAINT = 120;

    /** The programs, and the variables of which one must be set for a program to reach a clipboard. */
    private static final List<Reader> READERS = List.of(
            new Reader(List.of("WAYLAND_DISPLAY"), "wl-paste", "--no-newline", "--type", "text"),
            new Reader(List.of("DISPLAY"), "xclip", "-selection", "clipboard", "-o"),
            new Reader(List.of("DISPLAY"), "xsel", "--clipboard", "--output"),
            new Reader(List.of(), "pbpaste"),
            new Reader(
                    List.of("WSL_DISTRO_NAME", "WSL_INTEROP"),
                    "powershell.exe",
                    "-NoProfile",
                    "-NonInteractive",
                    "-Command",
                    "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw"),
            new Reader(List.of("TMUX"), "tmux", "show-buffer"));

    private final Map<String, String> environment;
    private final List<String> complaints = new ArrayList<>();

    public Clipboard(Map<String, String> environment) {
        this.environment = environment;
    }

    private record Reader(List<String> variables, List<String> command) {
        Reader(List<String> variables, String... command) {
            this(variables, List.of(command));
        }

        String name() {
            return command.get(0);
        }

        boolean mayReach(Map<String, String> environment) {
            return variables.isEmpty()
                    || variables.stream()
                            .anyMatch(
                                    name -> !environment.getOrDefault(name, "").isEmpty());
        }

        List<String> at(Path program) {
            List<String> words = new ArrayList<>(command);
            words.set(0, program.toString());
            return words;
        }
    }

    /**
     * What is on it: that of the system, else that of tmux.
     *
     * @throws UsageException when nothing is, or no program is there that shows it
     */
    public String text() throws UsageException, IOException {
        for (Reader reader : READERS) {
            Optional<Path> program =
                    reader.mayReach(environment) ? SearchPath.of(environment).first(reader.name()) : Optional.empty();
            if (program.isPresent()) {
                String text = read(reader, program.get());
                if (!text.isBlank()) {
                    return text;
                }
            }
        }
        throw UsageException.noInput(
                complaints.isEmpty()
                        ? "no clipboard can be read here: that takes wl-paste, xclip or xsel on a desktop, pbpaste on macOS,"
                                + " PowerShell under WSL, or tmux (`belay diagnose -` reads what you paste)"
                        : "nothing is on the clipboard (" + String.join("; ", complaints)
                                + "; `belay diagnose -` reads what you paste)");
    }

    private String read(Reader reader, Path program) throws IOException {
        try {
            Subprocess.Ended ended = new Subprocess(reader.at(program))
                    .environment(environment)
                    .keeping(LARGEST)
                    .run(PATIENCE);
            boolean read = ended.status().filter(status -> status == 0).isPresent();
            String said = Untrusted.line(ended.errors(), LONGEST_COMPLAINT);
            complaints.add(reader.name()
                    + (!ended.inTime() ? " did not answer" : said.isEmpty() ? " showed no text" : ": " + said));
            return read ? ended.output() : "";
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "";
        } catch (IOException cannotStart) {
            complaints.add(reader.name() + " cannot be started");
            return "";
        }
    }
}
