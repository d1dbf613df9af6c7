package dev.belay.testing;

import dev.belay.testing.machine.Patience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real terminal with one program in it, by a tmux server of its own that no other tmux sees. What a person would see
 * is what {@link #screen()} returns. The screen stays when the program has ended, so that what it leaves behind can be
 * looked at.
 */
public final class TerminalScreen implements AutoCloseable {
    /** The newest client takes two seconds for a SIGHUP, and much longer on a busy machine. */
    private static final long PATIENCE_SECONDS = 90;

    private static final Duration TMUX_LIMIT = Duration.ofMinutes(3);

    private final Path folder;
    private final Path socket;

    /** A terminal of 120 columns and 40 rows that runs {@code command} at once. */
    public TerminalScreen(Path directory, Map<String, String> environment, List<String> command) {
        this(120, 40, directory, environment, command);
    }

    /** @param environment the whole environment of the command; nothing is inherited */
    public TerminalScreen(
            int columns, int rows, Path directory, Map<String, String> environment, List<String> command) {
        try {
            // A socket's path may have a hundred characters or so: not below a test's own folder.
            folder = Files.createTempDirectory("tmux");
        } catch (IOException e) {
            throw new IllegalStateException("No temporary folder: " + e.getMessage(), e);
        }
        socket = folder.resolve("s");
        List<String> start = new ArrayList<>(List.of("start-server", ";", "set-option", "-g", "remain-on-exit", "on"));
        start.addAll(List.of(";", "set-option", "-g", "status", "off"));
        start.addAll(List.of(";", "set-option", "-sg", "escape-time", "0"));
        start.addAll(List.of(";", "set-option", "-g", "history-limit", "20000"));
        start.addAll(List.of(";", "new-session", "-d", "-x", "" + columns, "-y", "" + rows));
        start.addAll(List.of("-c", directory.toString(), "--", "env", "-i"));
        environment.forEach((name, value) -> start.add(escape(name + "=" + value)));
        command.forEach(word -> start.add(escape(word)));
        tmux(start);
    }

    /** A word that ends in a semicolon would end the tmux command. */
    private static String escape(String word) {
        return word.endsWith(";") ? word.substring(0, word.length() - 1) + "\\;" : word;
    }

    /** Types text as a person does, key by key, without Enter. */
    public void type(String text) {
        tmux(List.of("send-keys", "-l", "--", escape(text)));
    }

    /** Pastes text, in brackets when the program has asked for that ({@code CSI ? 2004 h}). */
    public void paste(String text) {
        tmux(List.of("set-buffer", "--", escape(text), ";", "paste-buffer", "-p"));
    }

    /** Presses a key by tmux's name for it: {@code Enter}, {@code Escape}, {@code C-c}, {@code Up}. */
    public void key(String name) {
        tmux(List.of("send-keys", name));
    }

    /** Types a line, waits until it stands on the screen, and presses Enter: what every version takes as a prompt. */
    public void submit(String line) {
        // The same words may stand there already.
        int before = occurrences(line);
        type(line);
        await("the line that was typed", Duration.ofMinutes(3), () -> occurrences(line) > before);
        key("Enter");
        sendWhatBecameALineBreak(line);
    }

    /**
     * Claude takes an Enter that reaches it together with the text for a line break (1.0.35; 2.1.332 that was stopped
     * meanwhile): the next one sends it.
     */
    private void sendWhatBecameALineBreak(String line) {
        await("the prompt sent", Duration.ofMinutes(3), () -> {
            sendIfItBecameALineBreak(line);
            return !isUnsent(line) || hasEnded();
        });
    }

    /** Whether it stands in the prompt's box of 1.0.35. */
    boolean isUnsent(String line) {
        return shows("│ > \\Q" + line + "\\E\\h*│$");
    }

    /** The next Enter, where the last one has become a line break below this line. */
    void sendIfItBecameALineBreak(String line) {
        if (shows("│ > \\Q" + line + "\\E\\h*│\\R│\\h*│$|─{9}.*\\R❯\\h\\Q" + line + "\\E\\h*\\R\\h*\\R─{9}")) {
            key("Enter");
        }
    }

    private boolean shows(String lines) {
        return Pattern.compile("^(?:" + lines + ")", Pattern.MULTILINE)
                .matcher(screen())
                .find();
    }

    private int occurrences(String text) {
        return screen().split(Pattern.quote(text), -1).length - 1;
    }

    /** The visible lines, without trailing blanks. */
    public String screen() {
        return tmux(List.of("capture-pane", "-p"));
    }

    /** The visible lines and what has scrolled off above them. */
    public String scrollback() {
        return tmux(List.of("capture-pane", "-p", "-S", "-"));
    }

    /** The visible lines with their colours as escape sequences. */
    public String colouredScreen() {
        return tmux(List.of("capture-pane", "-p", "-e"));
    }

    /** One of tmux's formats, {@code #{cursor_flag}} or {@code #{alternate_on}} for instance. */
    public String format(String format) {
        return tmux(List.of("display-message", "-p", format)).strip();
    }

    /**
     * Waits until a regular expression (with {@code ^} and {@code $} for lines) is found on the screen; returns it.
     *
     * @throws AssertionError when it is not in time, or the program has ended without it; the message has the last
     *     screen
     */
    public String awaitScreen(String regex, Duration limit) {
        Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
        await("/" + regex + "/ on the screen", limit, () -> {
            boolean ended = hasEnded();
            boolean found = pattern.matcher(screen()).find();
            if (ended && !found) {
                throw new AssertionError("The program ended without /" + regex + "/ on the screen:\n" + screen());
            }
            return found;
        });
        return screen();
    }

    /** Waits until the program has ended, and returns its exit status, or {@code -n} when signal n ended it. */
    public int awaitEnd(Duration limit) {
        // Not by pane_dead: it waits until nobody has the terminal open, a tool that has survived included.
        String[] status = {"", ""};
        await("end of the program", limit, () -> {
            status[0] = format("#{pane_dead_status}");
            status[1] = format("#{pane_dead_signal}");
            boolean known = !status[0].isEmpty() || !status[1].isEmpty();
            if (!known && hasEnded()) {
                // tmux 3.3a misses the SIGCHLD of its program now and then (8 of 25): any other child's wakes it.
                tmux(List.of("run-shell", "true"));
            }
            return known;
        });
        return status[1].isEmpty() ? Integer.parseInt(status[0]) : -Integer.parseInt(status[1]);
    }

    /** Whether neither the program nor anything that it has left behind has the terminal open. */
    public boolean hasEnded() {
        return format("#{pane_dead}").equals("1");
    }

    /** Waits for anything; on failure the message has the last screen. */
    public void await(String what, Duration limit, BooleanSupplier condition) {
        Patience patience = new Patience(limit);
        while (!condition.getAsBoolean()) {
            if (patience.isOver()) {
                throw new AssertionError(
                        "No " + what + " within " + limit.toSeconds() + " s. The screen:\n" + screen());
            }
            patience.pause();
        }
    }

    /** Gives the terminal another size; the program gets a SIGWINCH. */
    public void resize(int columns, int rows) {
        tmux(List.of("resize-window", "-x", "" + columns, "-y", "" + rows));
    }

    /** The process id of the program. */
    public long pid() {
        return Long.parseLong(format("#{pane_pid}"));
    }

    /** The terminal's device file, for {@code stty -F}. */
    public Path device() {
        return Path.of(format("#{pane_tty}"));
    }

    /** Ends the tmux server and with it (SIGHUP) the program, and waits until it has gone, by force if need be. */
    @Override
    public void close() {
        try {
            Optional<ProcessHandle> program = ProcessHandle.of(pid());
            tmux(List.of("kill-server"));
            program.ifPresent(TerminalScreen::awaitGone);
        } catch (IllegalStateException e) {
            // The server has gone already, which is what we want.
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // A forgotten socket in the temporary folder harms nobody.
        }
    }

    private static void awaitGone(ProcessHandle program) {
        try {
            program.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            program.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String tmux(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString(), "-f", "/dev/null"));
        command.addAll(arguments);
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().remove("TMUX");
            builder.environment().put("LC_ALL", "C.UTF-8");
            process = builder.start();
        } catch (IOException e) {
            throw Requirement.missing("tmux is not installed (" + e.getMessage() + ")");
        }
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(TMUX_LIMIT.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("tmux " + arguments + ": " + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new IllegalStateException("tmux: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
