package dev.belay.tell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.SessionId;
import dev.belay.supervise.News;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class DispatchTest {
    private static final Dispatch.Again NONE = new Dispatch.Again() {
        @Override
        public List<String> resume(SessionId session) {
            return List.of();
        }

        @Override
        public List<String> compact(SessionId session) {
            return List.of();
        }

        @Override
        public String byHand(SessionId session) {
            return "claude --resume " + session;
        }
    };

    @TempDir
    Path folder;

    private String launcher;

    /** A launcher that hears its terminal close before it tells anybody. */
    @BeforeEach
    void begin() throws IOException {
        launcher = System.getProperty("belay.launcher");
        Path program = Files.writeString(
                folder.resolve("launcher"),
                "#!/bin/sh\nkill -HUP $$\n/bin/cat >'" + folder + "/told.new'\n/bin/mv '" + folder + "/told.new' '"
                        + folder + "/told'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty("belay.launcher", program.toString());
    }

    @AfterEach
    void end() {
        if (launcher == null) {
            System.clearProperty("belay.launcher");
        } else {
            System.setProperty("belay.launcher", launcher);
        }
    }

    @Test
    void aNoticeOutlivesTheTerminalWhereThereIsNoSessionOfItsOwnToBeHad() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(programs.resolve("cat"), Path.of("/bin/cat"));
        new Dispatch(Map.of("PATH", programs.toString()), folder, NONE, Optional.empty())
                .tell(new News.SeenTo(Incidents.asked("500")));
        Path told = folder.resolve("told");
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.exists(told)) {
            assertTrue(System.nanoTime() < end, "nobody was told");
            Thread.sleep(20);
        }
        assertEquals('{', Files.readString(told).charAt(0));
    }
}
