package dev.belay.endtoend.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.BackgroundSessions;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Finished;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.SupervisedScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session that its user moves to the background of the newest client is no death: Belay says where it is, and starts no
 * second claude on it. Every process of the daemon is ended with the test.
 */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class RealBackgroundTest {
    private static final RealClient CLIENT = RealClient.of("2.1.332");
    private static final String SECOND = "words of a second writer";
    private static final String GOES_ON = "the session goes on in the background, without Belay: `claude attach ";

    @TempDir
    Path folder;

    private ScriptedApi api;
    private ClientHome home;

    @BeforeEach
    void start() throws IOException {
        api = new ScriptedApi(Script.of(
                Stream.generate(() -> Reply.say("A scripted answer.")).limit(20).toArray(Reply[]::new)));
        home = new ClientHome(folder, api.url());
    }

    @AfterEach
    void end() throws Exception {
        try {
            // Ends the daemon and what it has started, and then what a daemon that was killed has left.
            claude("daemon", "stop", "--any");
            DaemonLeftovers.end(home.configuration());
        } finally {
            api.close();
        }
    }

    private Finished claude(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(CLIENT.executable().toString()));
        command.addAll(List.of(words));
        return Finished.run(home.process(command), "");
    }

    private Finished belay(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString()));
        command.addAll(List.of(words));
        return Finished.run(home.process(command), "");
    }

    private Finished resume(String session, String prompt) throws Exception {
        return belay("resume", "--claude", CLIENT.executable().toString(), session, "--", "-p", prompt);
    }

    /** The one that there is, as soon as the daemon has written it down. */
    private BackgroundSessions.Job job() throws InterruptedException {
        long end = System.nanoTime() + SupervisedScreen.LIMIT.toNanos();
        while (System.nanoTime() < end) {
            List<BackgroundSessions.Job> jobs =
                    BackgroundSessions.read(home.configuration()).jobs();
            if (!jobs.isEmpty()) {
                return jobs.get(0);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no session in the background");
    }

    private List<BackgroundSessions.Job> jobs() {
        return BackgroundSessions.read(home.configuration()).jobs().stream()
                .filter(job -> job.copied().isPresent())
                .toList();
    }

    private long incidents() throws IOException {
        Path journal = home.home().resolve(".local/state/belay/incidents");
        if (!Files.isDirectory(journal)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(journal)) {
            return all.count();
        }
    }

    private SupervisedScreen talk() {
        SupervisedScreen screen = SupervisedScreen.start(home, CLIENT.executable(), "hello");
        screen.terminal().awaitScreen("A scripted answer", SupervisedScreen.LIMIT);
        screen.awaitIdle();
        return screen;
    }

    private BackgroundSessions.Job moved(SupervisedScreen screen) throws IOException {
        assertEquals(0, screen.awaitStatus());
        BackgroundSessions.Job job = jobs().get(0);
        screen.terminal().awaitScreen(GOES_ON + job.name(), SupervisedScreen.LIMIT);
        assertEquals(0, incidents());
        return job;
    }

    @Test
    void aSessionThatGoesToTheBackgroundIsNoDeathAndIsLeftAlone() throws Exception {
        BackgroundSessions.Job job;
        try (SupervisedScreen screen = talk()) {
            screen.terminal().submit("/background");
            job = moved(screen);
        }
        String original = job.copied().orElseThrow().value();
        assertTrue(home.sessions().contains(original));
        assertTrue(belay("sessions").output().contains(" background "), belay("sessions")::output);
        Finished refused = resume(original, "again");
        assertEquals(75, refused.status(), refused.errors());
        assertTrue(refused.errors().contains("running in the background (" + job.name() + ")"), refused.errors());
        assertEquals(0, claude("stop", job.name()).status());
        long end = System.nanoTime() + SupervisedScreen.LIMIT.toNanos();
        while (belay("sessions").output().contains(" background ") && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        // Once it has been stopped, the session is there with all that was said.
        int before = api.log().main().size();
        Finished resumed = resume(original, "again");
        assertEquals(0, resumed.status(), resumed.errors());
        assertTrue(api.log().main().size() > before);
        assertTrue(api.log()
                .main()
                .get(api.log().main().size() - 1)
                .prompts()
                .toString()
                .contains("hello"));
        assertEquals(1, home.sessions().size(), home.sessions()::toString);
    }

    @Test
    void theLeftArrowAndAKillOfTheClientAreNoDeathEither() throws Exception {
        try (SupervisedScreen screen = talk()) {
            screen.terminal().key("Left");
            screen.terminal().awaitScreen("moved to the background", SupervisedScreen.LIMIT);
            screen.terminal().await("copy", SupervisedScreen.LIMIT, () -> !jobs().isEmpty());
            ProcessHandle.of(screen.client()).orElseThrow().destroyForcibly();
            int status = screen.awaitStatus();
            assertEquals(137, status);
            screen.terminal().awaitScreen(GOES_ON, SupervisedScreen.LIMIT);
            assertFalse(
                    screen.terminal().screen().contains("[r]"),
                    screen.terminal().screen());
            assertEquals(0, incidents());
        }
    }

    @Test
    void aKillOfTheDaemonLeavesOneWriterAndDoctorNamesWhatItLeft() throws Exception {
        Finished started = claude("--bg", "hello");
        assertEquals(0, started.status(), started.errors());
        BackgroundSessions.Job job = job();
        String session = job.session().value();
        api.awaitRequest(1);
        ProcessHandle daemon =
                ProcessHandle.of(job.pid()).orElseThrow().parent().orElseThrow();
        daemon.destroyForcibly();
        daemon.onExit().join();
        Finished refused = resume(session, SECOND);
        assertEquals(75, refused.status(), refused.errors());
        String transcript = Files.readString(home.transcripts().get(0));
        assertFalse(transcript.contains(SECOND), transcript);
        Finished doctor = belay("doctor", "--only", "daemon");
        assertTrue(doctor.output().contains("outlived it"), doctor.output());
        assertFalse(doctor.output().contains(" " + job.pid()), doctor.output());
    }
}
