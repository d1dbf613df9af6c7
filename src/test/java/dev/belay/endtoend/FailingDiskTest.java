package dev.belay.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.testing.Finished;
import dev.belay.testing.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The file system with the files of a run, a small one of its own in a user namespace, fails before claude has answered:
 * the answer comes out all the same, with claude's status.
 */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class FailingDiskTest {
    private static final String IN_A_SMALL_FILE_SYSTEM =
            "mount -t tmpfs -o size=4m,mode=700 none \"$0\" && head -c \"$1\" /dev/zero >\"$0/first\" && shift && exec \"$@\"";

    @TempDir
    Path folder;

    /** How much of its 4 MB is taken before the start. */
    private int filled;

    private Finished run(String script, String... words) throws Exception {
        assumeTrue(
                new ProcessBuilder("unshare", "-r", "-m", "true").start().waitFor() == 0,
                "needs a namespace with mounts");
        Path place = Files.createDirectory(folder.resolve("place"));
        Path program = Files.writeString(
                folder.resolve("claude"),
                "#!/bin/sh\n[ \"$1\" = --version ] && exec echo '9.9.9 (Stand-in)'\n" + script + "\n");
        assertTrue(program.toFile().setExecutable(true));
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "-r",
                "-m",
                "/bin/sh",
                "-c",
                IN_A_SMALL_FILE_SYSTEM,
                place.toString(),
                Integer.toString(filled)));
        command.addAll(List.of(Launcher.path().toString(), "run", "--unattended", "--no-hooks"));
        command.addAll(List.of("--claude", program.toString(), "--"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("XDG_RUNTIME_DIR", place.toString());
        builder.environment().put("XDG_STATE_HOME", place + "/state");
        return Finished.run(builder, "");
    }

    @Test
    void anAnswerHasItsRoomBeforeTheDiskIsFull() throws Exception {
        Finished finished =
                run("head -c 9000000 /dev/zero >place/fill 2>/dev/null; echo 'the answer' || exit 5", "-p", "hi");
        assertEquals("the answer\n", finished.output(), finished::errors);
        assertEquals(0, finished.status(), finished::errors);
    }

    @Test
    void whatABrokenAttemptPrintedIsNoAnswerWhereThereIsNoRoomForIt() throws Exception {
        filled = 3_500_000;
        Finished finished = run(
                "echo start >>starts; if [ $(wc -l <starts) = 1 ]; then\n"
                        + "head -c 9000000 /dev/zero >place/fill 2>/dev/null; echo 'half of it'; kill -KILL $$; fi\n"
                        + "echo 'the answer'",
                "-p",
                "hi");
        assertEquals("the answer\n", finished.output(), finished::errors);
        assertEquals(0, finished.status(), finished::errors);
    }

    @Test
    void aStreamHasItsRoomToo() throws Exception {
        String line = "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":false,\"result\":\"the answer\"}";
        Finished finished = run(
                "head -c 9000000 /dev/zero >place/fill 2>/dev/null; echo '" + line + "' || exit 5",
                "-p",
                "hi",
                "--output-format",
                "stream-json",
                "--verbose");
        assertTrue(finished.output().contains(line), finished.output() + finished.errors());
        assertEquals(0, finished.status(), finished::errors);
    }

    @Test
    void whereTheDiskHasBecomeReadOnlyTheStatusIsClaudesAndNobodyTakesOver() throws Exception {
        // Not while anybody has a file in there open to write to it.
        String readOnly = "mount --bind place place || exit 9; until mount -o remount,bind,ro place 2>/dev/null;"
                + " do sleep 0.1; done";
        Finished finished = run(readOnly + "; echo 'the answer'", "-p", "hi");
        assertEquals("the answer\n", finished.output(), finished::errors);
        assertEquals(0, finished.status(), finished::errors);
        assertTrue(!finished.errors().contains("supervisor itself died"), finished::errors);
    }
}
