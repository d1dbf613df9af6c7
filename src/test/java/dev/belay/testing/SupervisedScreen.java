package dev.belay.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.posix.calls.OperatingSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code belay run} on a real terminal, started by a shell that notes the terminal's settings before and after and the
 * exit status, and then takes down what is typed. The shell itself changes nothing on the terminal (bash would repair it).
 */
public final class SupervisedScreen implements AutoCloseable {
    /** How long anything may take on a busy machine. */
    public static final Duration LIMIT = Duration.ofMinutes(3);

    /** In which the JVM notices that its launcher has been killed, and gives the terminal back. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private static final String DEVICE = OperatingSystem.isMac() ? "-f" : "-F";

    private static final String EXIT = "/exit";

    private static final String FRAME = """
            stty -a >"$0/before"
            "$@"
            echo $? >"$0/status.new"
            mv "$0/status.new" "$0/status"
            stty -a >"$0/after"
            : >"$0/over"
            exec cat >"$0/typed"
            """;

    private final Path notes;
    private final TerminalScreen terminal;

    private SupervisedScreen(ClientHome home, List<String> arguments) {
        try {
            notes = Files.createTempDirectory(home.home(), "notes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", FRAME, notes.toString()));
        command.addAll(arguments);
        terminal = new TerminalScreen(home.project(), home.environment(), command);
    }

    /** {@code belay run --claude EXECUTABLE -- WORDS}. */
    public static SupervisedScreen start(ClientHome home, Path executable, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run"));
        command.addAll(List.of("--claude", executable.toString(), "--"));
        command.addAll(List.of(arguments));
        return new SupervisedScreen(home, command);
    }

    /** {@code belay} with these words. */
    public static SupervisedScreen belay(ClientHome home, String... arguments) {
        return belay(home, Launcher.path(), arguments);
    }

    /** The same, started by this program instead of by the launcher itself. */
    public static SupervisedScreen belay(ClientHome home, Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return new SupervisedScreen(home, command);
    }

    public TerminalScreen terminal() {
        return terminal;
    }

    /** The process id of the client, as soon as it is there. */
    public long client() {
        terminal.await("client", LIMIT, () -> Processes.client(terminal.pid()).isPresent());
        return Processes.client(terminal.pid()).orElseThrow().pid();
    }

    /** The process id of the JVM, as soon as it is there. */
    public long supervisor() {
        terminal.await(
                "supervisor", LIMIT, () -> Processes.supervisor(terminal.pid()).isPresent());
        return Processes.supervisor(terminal.pid()).orElseThrow().pid();
    }

    /** The process id of the launcher, once its JVM is there. */
    public long launcher() {
        return ProcessHandle.of(supervisor())
                .flatMap(ProcessHandle::parent)
                .orElseThrow()
                .pid();
    }

    /** Whether Belay has ended. */
    public boolean over() {
        return Files.exists(notes.resolve("over"));
    }

    /** Waits until Belay has ended and returns its exit status as a shell sees it. */
    public int awaitStatus() {
        terminal.await("end of belay", LIMIT, () -> Files.exists(notes.resolve("over")));
        return Integer.parseInt(note("status").strip());
    }

    /** Presses the key until Belay has ended, for a dialog is painted before its client hears keys; returns the status. */
    public int leaveWith(String key) {
        long[] pressed = {System.nanoTime() - TimeUnit.MINUTES.toNanos(1)};
        terminal.await("end of belay", LIMIT, () -> {
            if (!over() && System.nanoTime() - pressed[0] > TimeUnit.SECONDS.toNanos(3)) {
                terminal.key(key);
                pressed[0] = System.nanoTime();
            }
            return over();
        });
        return awaitStatus();
    }

    /** Leaves a client that is ready, and again where it fell before it heard of that; returns Belay's exit status. */
    public int exit() {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!over() && System.nanoTime() < end) {
            terminal.await("idle client, or the end", LIMIT, () -> over() || isIdle() || terminal.isUnsent(EXIT));
            // What 1.0.35 took for more than a line.
            terminal.key(terminal.isUnsent(EXIT) ? "C-c" : "C-u");
            terminal.type(EXIT);
            // Those that fell with a client never come.
            long typed = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            terminal.await(
                    "the words typed, or the end",
                    LIMIT,
                    () -> over() || terminal.screen().contains(EXIT) || System.nanoTime() > typed);
            terminal.key("Enter");
            long heard = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            terminal.await("the end, or the next try", LIMIT, () -> {
                if (!over()) {
                    terminal.sendIfItBecameALineBreak(EXIT);
                }
                return over() || System.nanoTime() > heard;
            });
        }
        return awaitStatus();
    }

    /** Waits until a client from 2.1.29 on is ready for a prompt. */
    public void awaitIdle() {
        terminal.await("idle client", LIMIT, this::isIdle);
    }

    /**
     * The window title of a client that is ready begins with a star, unless it reports its state to the terminal instead
     * (2.1.295 on). A tmux that does not know APC may show the client's query for graphics as the title. Then the screen
     * must tell.
     */
    private boolean isIdle() {
        String title = terminal.format("#{pane_title}");
        String screen = terminal.screen();
        // After a fall the title of the client that died may still be there; its successor's prompt is below the offer.
        if (screen.lastIndexOf("Enter: ") > screen.lastIndexOf('\u276f')) {
            return false;
        }
        if (title.isEmpty() || title.charAt(0) < 0x80) {
            return screen.contains("? for shortcuts") && !screen.contains("esc to interrupt");
        }
        return title.startsWith("\u2733");
    }

    /** After a resume: waits until the client of whatever version is ready for a prompt. */
    public void awaitPrompt() {
        terminal.await(
                "idle client",
                LIMIT,
                () -> isIdle() || terminal.screen().matches("(?s).*\\[q\\] quit.*\\? for shortcuts.*"));
    }

    /** Waits until the question after a fall can be answered, and returns the screen. */
    public String awaitOffer() {
        return terminal.awaitScreen("Enter: ", LIMIT);
    }

    /** After the end: the terminal is as it was, in its settings and in its modes. */
    public void assertSane() {
        assertEquals(note("before"), note("after"));
        assertSane(LIMIT);
    }

    /**
     * The same a moment after the end, for who has killed the launcher; the shell reads a line within this time or never. What
     * was typed for the client may come before it.
     */
    public void assertSane(Duration limit) {
        terminal.await("settings as before", MOMENT, () -> settings().equals(note("before")));
        assertSaneModes();
        String typed = "typed after the end";
        terminal.paste(typed);
        terminal.key("Enter");
        // Bracketed paste or another encoding of keys would show here.
        terminal.await(
                "pasted line",
                limit,
                () -> Files.exists(notes.resolve("typed")) && ("\n" + note("typed")).endsWith("\n" + typed + "\n"));
    }

    private String settings() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "-a", DEVICE, terminal.device().toString()).start();
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the shell has read after the end. */
    public String typed() {
        return Files.exists(notes.resolve("typed")) ? note("typed") : "";
    }

    /** No alternate screen, a visible cursor, no mouse reports, keypad and wrapping as in a new terminal. */
    public void assertSaneModes() {
        assertEquals(
                "alternate 0, cursor 1, mouse 0 0 0 0, keypad 0 0, wrap 1, region 0-39",
                terminal.format("alternate #{alternate_on}, cursor #{cursor_flag}, mouse #{mouse_any_flag}"
                        + " #{mouse_all_flag} #{mouse_button_flag} #{mouse_sgr_flag}, keypad #{keypad_flag}"
                        + " #{keypad_cursor_flag}, wrap #{wrap_flag},"
                        + " region #{scroll_region_upper}-#{scroll_region_lower}"));
    }

    private String note(String name) {
        try {
            return Files.readString(notes.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        terminal.close();
    }
}
