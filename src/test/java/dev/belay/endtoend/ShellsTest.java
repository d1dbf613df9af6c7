package dev.belay.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.testing.Checkout;
import dev.belay.testing.Finished;
import dev.belay.testing.Processes;
import dev.belay.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in the shells that may be {@code /bin/sh}, and in the places where it finds itself. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class ShellsTest {
    @TempDir
    Path folder;

    private Checkout checkout;
    private ProcessBuilder builder;
    private Path claude;

    static void require(String shell) {
        Tool.require(shell.split(" ")[0]);
    }

    @BeforeEach
    void prepare() throws IOException {
        checkout = Checkout.in(folder.resolve("checkout"));
        claude = Checkout.program(
                Files.createDirectories(folder.resolve("bin")).resolve("claude"),
                "[ \"$1\" = --version ] && exec echo 9.9.9\ncat; printf '[%s]' \"$@\"; exit 7");
        builder = new ProcessBuilder().directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", claude.getParent() + ":/usr/bin:/bin");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LANG", "C.UTF-8");
    }

    private Finished belay(String shell, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(shell.split(" ")));
        command.add(checkout.belay().toString());
        command.addAll(List.of(arguments));
        return Finished.run(builder.command(command), "typed in ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash --posix", "bash", "busybox sh"})
    void anyShellStartsEverything(String shell) throws Exception {
        require(shell);
        Finished run = belay(shell, "run", "--no-hooks", "--", "-p", "two  words");
        assertEquals("typed in [-p][two  words]", run.output(), run.errors());
        assertEquals(7, run.status());
        assertEquals(
                "typed in [mcp][list]", belay(shell, "run", "--", "mcp", "list").output());
        assertTrue(belay(shell, "--version").output().startsWith("belay "));
        checkout.java("exit 1");
        Finished bare = belay(shell, "run", "--", "-p", "two  words");
        assertEquals("typed in [-p][two  words]", bare.output(), bare.errors());
        assertEquals(1, bare.errors().lines().count(), bare.errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash --posix", "busybox sh"})
    void aDescriptorThatIsClosedIsNoObstacle(String shell) throws Exception {
        require(shell);
        for (String closed : List.of("<&-", "2>&-", "<&- 2>&-")) {
            Finished finished = Finished.run(
                    builder.command(
                            "/bin/sh", "-c", shell + " '" + checkout.belay() + "' run --no-hooks -- -p " + closed),
                    "");
            assertEquals("[-p]", finished.output(), closed + finished.errors());
            assertEquals(7, finished.status());
        }
    }

    /** What claude leaves behind is looked for by the name of the run's folder, and that is the kernel's name for it. */
    @ParameterizedTest
    @ValueSource(strings = {"tmp/", "tmp//", "/./tmp", "tmp"})
    void aTemporaryFolderMayEndInASlash(String name) throws Exception {
        Files.createDirectories(folder.resolve("tmp"));
        builder.environment().put("TMPDIR", folder + "/" + name);
        // Claude is this launcher's child, and its supervisor dies.
        Checkout.program(
                claude,
                "[ \"$1\" = --version ] && exec echo 9.9.9\necho \"$BELAY_INBOX\"; kill -KILL $PPID; exec sleep 64");
        Finished finished = belay("sh", "run", "--no-hooks", "-p");
        String inbox = finished.output().replace("/./", "/");
        assertTrue(inbox.startsWith(folder + "/tmp/belay.") && inbox.endsWith("/inbox\n"), inbox);
        assertEquals(137, finished.status());
        assertEquals(
                List.of(),
                Processes.startedWith("sleep 64").stream()
                        .filter(Processes::alive)
                        .toList());
    }

    /** A process of our number has died and left its folder, or lives in another container. */
    @Test
    void aRunFolderThatIsTakenIsLeftAlone() throws Exception {
        Path runtime = Files.createDirectories(folder.resolve("runtime"));
        builder.environment().put("XDG_RUNTIME_DIR", runtime.toString());
        Checkout.program(claude, "echo \"$BELAY_INBOX\"; [ -d \"$BELAY_INBOX\" ] && echo there");
        String taken = "mkdir -p \"$XDG_RUNTIME_DIR/belay/$$/inbox\"; echo code 99 >\"$XDG_RUNTIME_DIR/belay/$$/exit\";"
                + " exec '" + checkout.belay() + "' run -p";
        Finished finished = Finished.run(builder.command("/bin/sh", "-c", taken), "");
        assertEquals(0, finished.status(), finished.errors());
        assertTrue(finished.output().matches("(?s).*/belay/[0-9]+\\.1/inbox\nthere\n"), finished.output());
        try (var left = Files.list(runtime.resolve("belay"))) {
            List<Path> folders = left.toList();
            assertEquals(1, folders.size());
            assertEquals("code 99\n", Files.readString(folders.get(0).resolve("exit")));
        }
    }

    /** dash itself says a line on standard error before it reads a script there, claude's or ours. */
    @Test
    void inADeletedDirectoryClaudeSaysItsOwnSentenceAndTheOthersSayOne() throws Exception {
        Checkout.program(claude, "echo no directory; exit 1");
        String deleted = "mkdir gone; cd gone; rmdir ../gone; exec '" + checkout.belay() + "' ";
        Finished run = Finished.run(builder.command("/bin/sh", "-c", deleted + "run -p"), "");
        assertEquals("no directory\n", run.output());
        assertEquals(1, run.status());
        assertEquals(
                1,
                run.errors().lines().filter(line -> line.startsWith("belay: ")).count(),
                run.errors());
        assertTrue(run.errors().contains("the working directory no longer exists"), run.errors());
        for (String command : List.of("doctor", "sessions", "incidents", "--version")) {
            Finished other = Finished.run(builder.command("/bin/sh", "-c", deleted + command), "");
            assertEquals(70, other.status());
            assertEquals("", other.output());
            assertEquals(
                    List.of("belay: can't start: the working directory no longer exists"),
                    other.errors()
                            .lines()
                            .filter(line -> !line.startsWith("sh: "))
                            .toList());
        }
    }

    /** A process's environment can't be read on macOS: the JVM writes down which processes are below claude. */
    @ParameterizedTest
    // busybox has a ps of its own within, which knows no lstart.
    @ValueSource(strings = {"dash", "bash --posix"})
    void onMacOsTheProcessesThatWereWrittenDownAreEndedAndNoOthers(String shell) throws Exception {
        require(shell);
        checkout.launch(checkout.launch().replace("belay_system='Linux'", "belay_system='Darwin'"));
        Path pids = folder.resolve("pids");
        checkout.java("for word; do case $word in -Dbelay.folder=*) run=${word#*=} ;; esac; done\n"
                + "sleep 63 & ours=$!; sleep 63 & other=$!; echo $ours $other $run >'" + pids + "'\n"
                + "{ echo \"$ours $(LC_ALL=C TZ=UTC ps -o lstart= -p $ours)\"\n"
                + "echo \"$other Thu Jan  1 00:00:00 1970\"; echo 999999999 gone; } >\"$run/descendants\"\n"
                + ": >\"$run/started\"; kill -KILL $$");
        Finished finished = belay(shell, "run", "x");
        String[] seen = Files.readString(pids).strip().split(" ");
        try {
            assertEquals(137, finished.status());
            assertTrue(finished.errors().contains("the supervisor itself died"), finished.errors());
            assertFalse(Processes.alive(Long.parseLong(seen[0])));
            assertTrue(Processes.alive(Long.parseLong(seen[1])));
            // The temporary folder is cleared there while a session may still run.
            assertTrue(seen[2].startsWith(folder + "/.local/state/belay/run/"), seen[2]);
            assertFalse(Files.exists(Path.of(seen[2])));
        } finally {
            Processes.signal("KILL", Long.parseLong(seen[1]));
        }
    }

    /** The java command of macOS adds a variable with its process id to the environment. */
    @Test
    void whatTheJavaCommandAddsToTheEnvironmentDoesNotReachClaude() throws Exception {
        Checkout.program(claude, "env | grep JAVA_MAIN");
        builder.environment().put("JAVA_MAIN_CLASS_1", "the user's own");
        String java = System.getProperty("java.home") + "/bin/java";
        checkout.java("export JAVA_MAIN_CLASS_$$=dev.belay.Main; exec '" + java + "' \"$@\"");
        assertEquals(
                "JAVA_MAIN_CLASS_1=the user's own\n",
                belay("sh", "run", "--no-hooks", "-p").output());
    }

    /** It has no -p. */
    @Test
    void thePopupScriptFindsACommandLineWithThePsOfBusybox() throws Exception {
        require("busybox");
        Files.createSymbolicLink(claude.resolveSibling("ps"), Path.of("/usr/bin/busybox"));
        String popup = Files.readString(Path.of("src/main/resources/dev/belay/notify/channel/popup.sh"));
        int from = popup.indexOf("command_line() {");
        String function = popup.substring(from, popup.indexOf("\n}\n", from) + 3);
        Finished finished =
                Finished.run(builder.command("/bin/sh", "-c", function + "command_line $$; : belay-popup; exit 0"), "");
        assertTrue(finished.output().startsWith("/bin/sh -c command_line()"), finished.output());
        assertEquals("", finished.errors());
    }

    @Test
    void onAFullDiskClaudeRunsOnce() throws Exception {
        Path full = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(
                new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", full.toString())
                                .start()
                                .waitFor()
                        == 0,
                "only root can make a small disk");
        try {
            Finished.run(new ProcessBuilder("dd", "if=/dev/zero", "of=" + full + "/filling", "bs=1k"), "");
            builder.environment().put("TMPDIR", full.toString());
            Checkout.program(claude, "[ \"$1\" = --version ] && exec echo 9.9.9\necho once; exit 7");
            Finished supervised = belay("sh", "run", "--no-hooks", "--", "-p", "x");
            assertEquals("once\n", supervised.output(), supervised.errors());
            assertEquals(7, supervised.status());
            checkout.loseNatives();
            Finished bare = belay("sh", "run", "--no-hooks", "--", "-p", "x");
            assertEquals("once\n", bare.output(), bare.errors());
            assertEquals(7, bare.status());
            assertEquals(1, bare.errors().lines().count(), bare.errors());
        } finally {
            new ProcessBuilder("umount", full.toString()).start().waitFor();
        }
    }

    @Test
    void aTemporaryFolderThatIsFullIsSoonForgotten() throws Exception {
        // A file where the folder should be: nothing can be made in it, not even by root.
        builder.environment()
                .put("TMPDIR", Files.writeString(folder.resolve("full"), "").toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.resolve("full").toString());
        Finished finished = belay("sh", "run", "--no-hooks", "--", "-p", "x");
        assertEquals("typed in [-p][x]", finished.output(), finished.errors());
        assertEquals(7, finished.status());
    }
}
