package dev.belay.endtoend;

import static dev.belay.testing.SupervisedScreen.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.client.ConversingStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGTERM in the phases in which something else runs than a turn: nothing of that is left, and how to go on is said. */
@Timeout(600)
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class AskedToEndPhasesTest {
    private static final String ID = "0a80a98a-2efd-473d-8988-80fe42db6e92";

    /** Has a session with what stands in $HOME/conversation, and does then what $HOME/then says. */
    private static final String CLAUDE = """
            [ "$1" = --version ] && exec echo "2.1.332 (Claude Code)"
            folder=$HOME/.claude/projects/$(pwd | tr './' '--')
            mkdir -p "$folder"
            if [ -d "$BELAY_INBOX" ]; then
                printf '{"hook_event_name":"SessionStart","session_id":"%1$s","transcript_path":"%%s"}' \\
                    "$folder/%1$s.jsonl" >"$BELAY_INBOX/new"
                mv "$BELAY_INBOX/new" "$BELAY_INBOX/1.json"
            fi
            trap 'exit 143' TERM
            # What stands there at the start is old.
            if ! [ -f "$folder/%1$s.jsonl" ]; then
                while [ -e "$BELAY_INBOX/1.json" ]; do sleep 0.1; done
                cp "$HOME/conversation" "$folder/%1$s.jsonl"
            fi
            echo at work
            . "$HOME/then"
            """.formatted(ID);

    private static final String ON = "while :; do sleep 0.1; done\n";

    private static final Pattern FOLDER = Pattern.compile("-Dbelay\\.folder=(\\S+)");

    @TempDir
    Path folder;

    private ConversingStandIn standIn;

    @BeforeEach
    void prepare() throws IOException {
        standIn = new ConversingStandIn(folder, CLAUDE);
    }

    private void assertNothingLeft() throws InterruptedException {
        await("the end of claude", () -> Processes.startedWith(standIn.claude().toString()).stream()
                .noneMatch(pid -> Processes.words(pid).startsWith("/bin/sh " + standIn.claude())));
    }

    private void assertTold(SupervisedScreen screen, int status) throws InterruptedException {
        assertEquals(status, screen.awaitStatus());
        String shown = screen.terminal().scrollback().replaceAll("\\s+", " ");
        assertTrue(shown.contains("claude --resume " + ID), shown);
        screen.assertSane();
        assertNothingLeft();
    }

    /** Where claude is not there yet, none comes; where it is, it has ended. */
    @ParameterizedTest
    @CsvSource({"launcher, launcher", "JVM, launcher", "JVM, JVM", "claude, JVM", "claude, launcher"})
    void atTheStart(String onceThereIs, String asked) throws Exception {
        for (String option : List.of("--no-reminder", "--unattended")) {
            try (SupervisedScreen screen = standIn.start(ON, option, "--no-preflight")) {
                if (onceThereIs.equals("claude")) {
                    screen.client();
                } else if (onceThereIs.equals("JVM")) {
                    screen.supervisor();
                }
                await("the launcher", () -> launcher(screen).isPresent());
                long launcher = launcher(screen).orElseThrow();
                Processes.signal("TERM", asked.equals("JVM") ? screen.supervisor() : launcher);
                assertEquals(143, screen.awaitStatus());
                screen.assertSane();
                assertNothingLeft();
            }
        }
    }

    private static Optional<Long> launcher(SupervisedScreen screen) {
        return ProcessHandle.of(screen.terminal().pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid)
                .filter(pid -> Processes.words(pid).matches("/bin/sh \\S*belay run .*"))
                .findFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-reminder", "--unattended"})
    void whileAToolRuns(String option) throws Exception {
        String tool = "setsid sleep 4" + ProcessHandle.current().pid();
        try (SupervisedScreen screen = standIn.start(tool + " &\n" + ON, option)) {
            await("the tool", () -> !tools().isEmpty());
            screen.terminal().awaitScreen("at work", LIMIT);
            Processes.signal("TERM", screen.launcher());
            assertTold(screen, 143);
            await("the end of the tool", () -> tools().isEmpty());
        }
    }

    private static List<Long> tools() {
        return Processes.startedWith("sleep 4" + ProcessHandle.current().pid()).stream()
                .filter(pid -> Processes.words(pid).startsWith("sleep"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JVM", "launcher"})
    void whileItCompacts(String asked) throws Exception {
        standIn.converses("unpaired-tool-use/2.1.329");
        String then = "case \"$*\" in *compact*) echo $$ >\"$HOME/compacting\"; " + ON + ";; esac\nsleep 1; exit 1";
        try (SupervisedScreen screen = standIn.start(then.replace("\n;;", ";;"), "--unattended", "--no-preflight")) {
            Path note = standIn.home().home().resolve("compacting");
            await("the compaction", () -> Files.exists(note));
            Processes.signal("TERM", asked.equals("JVM") ? screen.supervisor() : screen.launcher());
            assertTold(screen, 143);
        }
    }

    /** The program that repairs, or trims, goes too, even where it hears nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"JVM", "launcher"})
    void whileItRepairs(String asked) throws Exception {
        standIn.converses("request-too-large/32mb");
        try (SupervisedScreen screen = standIn.start("sleep 1; exit 1", "--unattended", "--no-preflight")) {
            await("the repair", () -> repairing(screen).isPresent());
            long repair = repairing(screen).orElseThrow();
            Processes.signal("STOP", repair);
            Processes.signal("TERM", asked.equals("JVM") ? screen.supervisor() : screen.launcher());
            assertTold(screen, 143);
            await("the end of the repair", () -> !Processes.alive(repair));
        }
    }

    private static Optional<Long> repairing(SupervisedScreen screen) {
        return ProcessHandle.of(screen.terminal().pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid)
                .filter(pid -> Processes.words(pid).matches(".* (repair|trim) --json .*"))
                .findFirst();
    }

    /** It has ended well by then, or is about to: one of the two counts, and nothing is left over. */
    @ParameterizedTest
    @ValueSource(strings = {"--no-reminder", "--unattended"})
    void atTheEnd(String option) throws Exception {
        try (SupervisedScreen screen = standIn.start("read line; exit 0", option)) {
            screen.terminal().awaitScreen("at work", LIMIT);
            long client = screen.client();
            long launcher = screen.launcher();
            screen.terminal().key("Enter");
            await("the end of claude", () -> !Processes.alive(client));
            Processes.signal("TERM", launcher);
            int status = screen.awaitStatus();
            assertTrue(status == 0 || status == 143 || status == 130, () -> "status " + status);
            screen.assertSane();
            assertNothingLeft();
        }
    }

    @ParameterizedTest
    @CsvSource({"--no-reminder, TERM, 143", "--unattended, TERM, 143", "--unattended, HUP, 129"})
    void inPrintMode(String option, String signal, int status) throws Exception {
        Files.writeString(standIn.home().home().resolve("then"), ON);
        List<String> command = List.of(
                Launcher.path().toString(),
                "run",
                option,
                "--claude",
                standIn.claude().toString(),
                "--",
                "-p",
                "do it");
        Path errors = folder.resolve("errors");
        Process launcher = standIn.home()
                .process(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(errors.toFile())
                .start();
        await(
                "the session",
                () -> isNamed(launcher.pid()) && !standIn.home().transcript().isEmpty());
        Processes.signal(signal, launcher.pid());
        assertTrue(launcher.waitFor(1, TimeUnit.MINUTES));
        assertEquals(status, launcher.exitValue(), () -> "said " + read(errors));
        assertTrue(read(errors).contains("--resume " + ID), read(errors));
        assertFalse(read(errors).contains("died"), read(errors));
        assertNothingLeft();
    }

    private static boolean isNamed(long launcher) {
        return Processes.supervisor(launcher)
                .map(jvm -> FOLDER.matcher(Processes.words(jvm.pid())))
                .filter(Matcher::find)
                .filter(named -> Files.exists(Path.of(named.group(1), "session")))
                .isPresent();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what + " does not come");
            Thread.sleep(5);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException none) {
            return "";
        }
    }
}
