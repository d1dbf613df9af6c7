package dev.belay.endtoend.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.claude.ProjectDirectory;
import dev.belay.command.Home;
import dev.belay.evidence.SessionId;
import dev.belay.register.Entries;
import dev.belay.register.RunEntry;
import dev.belay.register.RunRegister;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two at the same time, over a tmux that takes its time to make its first session. */
@DisabledOnOs(OS.WINDOWS)
class TwoRestoresTest {
    private static final SessionId OTHER = new SessionId(Home.OTHER);

    @TempDir
    Path folder;

    private Process pane;

    @AfterEach
    void end() throws InterruptedException {
        pane.destroyForcibly().waitFor();
    }

    /** One that has no server yet: of two who make the session, the second is refused. */
    private void slowTmux(ClientHome home) throws IOException {
        pane = new ProcessBuilder("sleep", "600").start();
        Path programs = Files.createDirectories(folder.resolve("bin"));
        // In the first moment nothing is in its foreground, in no folder.
        String line = "echo '%0 belay:0.0 " + pane.pid() + " " + pane.pid() + "  '";
        Path tmux = programs.resolve("tmux");
        Files.writeString(
                tmux,
                "#!/bin/sh\ncase \" $* \" in\n"
                        + "*' list-panes '*) [ -e '" + folder + "/listed' ] || exit 1; " + line + " ;;\n"
                        + "*' new-session '*) mkdir '" + folder + "/made' || exit 1; sleep 4; >'" + folder
                        + "/listed'; "
                        + line + " ;;\n"
                        + "*) " + line + " ;;\nesac\n");
        assertEquals(true, tmux.toFile().setExecutable(true));
        home.with("PATH", programs + ":" + home.environment().get("PATH"));
    }

    private static void died(ClientHome home, String id, SessionId session) throws IOException {
        Path project = home.project().toRealPath();
        Path transcripts = Files.createDirectories(
                ProjectDirectory.of(home.configuration(), project).path());
        Files.writeString(
                transcripts.resolve(session + ".jsonl"),
                Home.user("hi", Instant.now().toString()) + "\n");
        RunEntry entry = Entries.of(session, Instant.now().minusSeconds(60), Entries.died(id, project));
        new RunRegister(home.home().resolve(".local/state/belay")).write(entry);
    }

    @Test
    void oneWaitsForTheOtherAndTellsWhatItFinds() throws Exception {
        ClientHome home = new ClientHome(folder.resolve("home"), URI.create("http://127.0.0.1:9"));
        slowTmux(home);
        died(home, "a", Entries.SESSION);
        died(home, "b", OTHER);
        List<String> words = List.of(Launcher.path().toString(), "restore", "--json");
        Process one = home.process(words).redirectErrorStream(true).start();
        Process other = home.process(words).redirectErrorStream(true).start();
        List<List<String>> told = List.of(Fleet.told(one), Fleet.told(other));
        assertEquals(
                List.of(List.of("restored project", "restored project"), List.of("running project", "running project")),
                told.stream()
                        .sorted((first, second) -> first.toString().compareTo(second.toString()))
                        .toList());
    }
}
