package dev.belay.watch.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.belay.claude.ProjectDirectory;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.machine.process.Processes;
import dev.belay.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFollowerTest {
    private static final String FIRST = "11111111-1111-4111-8111-111111111111";
    private static final String SECOND = "22222222-2222-4222-8222-222222222222";

    @TempDir
    Path home;

    private final long pid = ProcessHandle.current().pid();
    private Path inbox;
    private Path configuration;
    private Path work;
    private ProjectDirectory project;
    private SessionFollower follower;
    private int hooks;

    @BeforeEach
    void begin() throws IOException {
        inbox = Files.createDirectory(home.resolve("inbox"));
        work = Files.createDirectory(home.resolve("work"));
        configuration = home.resolve(".claude");
        project = ProjectDirectory.of(configuration, work);
        follower = new SessionFollower(inbox, configuration, work);
    }

    @AfterEach
    void end() {
        follower.close();
    }

    /** Another client works in the same folder, and ours is killed before it says a word. */
    @Test
    void theSessionThatItWasToldToBeInIsNotGuessed() throws Exception {
        follower.named(SessionId.parse(FIRST));
        follower.start(pid);
        write(SECOND, Transcripts.prompt("somebody else's"));
        Snapshot snapshot = follower.finish(Duration.ofSeconds(1));
        assertEquals(SessionId.parse(FIRST), snapshot.session());
        assertEquals(Ending.NOTHING, snapshot.transcript().endsOn());
    }

    /** A client that was killed has left its file, and ours has got the number of its process. */
    @Test
    void theFileOfAnEarlierProcessOfTheSameNumberSaysNothing() throws Exception {
        Path file = Files.createDirectories(configuration.resolve("sessions")).resolve(pid + ".json");
        String stale =
                "{\"pid\":" + pid + ",\"sessionId\":\"" + SECOND + "\",\"cwd\":\"" + work + "\",\"procStart\":\"";
        Files.writeString(file, stale + "1\"}");
        follower.start(pid);
        assertEquals(
                java.util.Optional.empty(),
                follower.finish(Duration.ofSeconds(1)).session());
        follower.close();
        String start = Processes.here().startAsNoted(pid).orElseThrow();
        Files.writeString(file, stale + start + "\"}");
        follower = new SessionFollower(inbox, configuration, work);
        follower.start(pid);
        await(snapshot -> snapshot.session().equals(SessionId.parse(SECOND)));
    }

    @Test
    void whereItSaysAnotherSessionItIsThatOne() throws Exception {
        follower.named(SessionId.parse(FIRST));
        follower.start(pid);
        hook("SessionStart", SECOND, "\"source\":\"startup\"");
        await(snapshot -> snapshot.session().equals(SessionId.parse(SECOND)));
    }

    @Test
    void findsTheSessionByAHook() throws Exception {
        follower.start(pid);
        hook("SessionStart", FIRST, "\"source\":\"startup\"");
        await(snapshot -> snapshot.session().map(Object::toString).equals(java.util.Optional.of(FIRST)));
        write(FIRST, Transcripts.prompt("hello"));
        Snapshot snapshot = await(now -> now.transcript().endsOn() == Ending.PROMPT);
        assertTrue(snapshot.hooks().heard());
        assertEquals(
                project.path().resolve(FIRST + ".jsonl"),
                snapshot.transcriptPath().orElseThrow());
        assertTrue(snapshot.trouble().isEmpty());
    }

    @Test
    void findsTheSessionByItsFileAndSeesWhatBecomesOfIt() throws Exception {
        follower.start(pid);
        Path file = Files.createDirectories(configuration.resolve("sessions")).resolve(pid + ".json");
        Files.writeString(
                file,
                "{\"pid\":" + pid + ",\"sessionId\":\"" + FIRST + "\",\"cwd\":\"" + work
                        + "\",\"version\":\"2.1.329\",\"status\":\"busy\"}");
        Snapshot snapshot = await(now -> now.session().isPresent());
        assertEquals(FIRST, snapshot.session().orElseThrow().value());
        assertEquals(SessionFile.BUSY, snapshot.sessionFile());
        assertEquals("2.1.329", snapshot.identity().version().orElseThrow());
        assertEquals(SessionFile.LEFT, follower.finish(Duration.ofSeconds(1)).sessionFile());
    }

    @Test
    void believesNoClientThatAToolOfOursHasStarted() throws Exception {
        follower.start(pid);
        Path sessions = Files.createDirectories(configuration.resolve("sessions"));
        Process tool = new ProcessBuilder("setsid", "sleep", "60").start();
        try {
            while (Processes.here().of(tool.pid()).get(0).session() != tool.pid()) {
                Thread.onSpinWait();
            }
            Files.writeString(
                    sessions.resolve(tool.pid() + ".json"),
                    "{\"sessionId\":\"" + FIRST + "\",\"cwd\":\"" + work + "\"}");
            write(SECOND, dated("ours"));
            assertEquals(
                    SECOND,
                    await(now -> now.session().isPresent())
                            .session()
                            .orElseThrow()
                            .value());
            assertEquals(
                    SessionFile.NEVER, follower.finish(Duration.ofMillis(100)).sessionFile());
        } finally {
            tool.destroyForcibly();
        }
    }

    @Test
    void findsTheSessionByItsTranscriptAndWithdrawsItWhenThereAreTwo() throws Exception {
        follower.start(pid);
        write(FIRST, dated("first"));
        assertEquals(
                FIRST,
                await(now -> now.session().isPresent()).session().orElseThrow().value());
        write(SECOND, dated("second"));
        await(now -> now.session().isEmpty());
    }

    @Test
    void followsAClearIntoTheOtherTranscript() throws Exception {
        follower.start(pid);
        hook("SessionStart", FIRST, "\"source\":\"startup\"");
        write(FIRST, Transcripts.prompt("old"));
        await(now -> now.transcript().lastPrompt().isPresent());
        hook("SessionEnd", FIRST, "\"reason\":\"clear\"");
        hook("SessionStart", SECOND, "\"source\":\"clear\"");
        write(SECOND, Transcripts.prompt("new"));
        Snapshot snapshot =
                await(now -> now.transcript().lastPrompt().filter("new"::equals).isPresent());
        assertEquals(SECOND, snapshot.session().orElseThrow().value());
        assertTrue(snapshot.hooks().sessionEnd().isEmpty());
    }

    @Test
    void takesTheEndForFinalAfterTheDeath() throws Exception {
        write(FIRST, Transcripts.prompt("before"));
        follower = new SessionFollower(inbox, configuration, work);
        follower.start(pid);
        hook("SessionStart", FIRST, "\"source\":\"resume\"");
        append(FIRST, Transcripts.answer("m1", "torn").substring(0, 60));
        hook("SessionEnd", FIRST, "\"reason\":\"other\"");
        Snapshot snapshot = follower.finish(Duration.ofSeconds(5));
        assertTrue(snapshot.transcript().integrity().torn());
        assertEquals("other", snapshot.hooks().sessionEnd().orElseThrow());
        assertEquals(
                Transcripts.prompt("before").length() + 1, snapshot.followed().start());
    }

    @Test
    void waitsForNothingMoreWhereNobodyIsLeft() throws Exception {
        write(FIRST, Transcripts.prompt("before"));
        follower.start(pid);
        hook("SessionStart", FIRST, "\"source\":\"resume\"");
        append(FIRST, Transcripts.answer("m1", "last"));
        Snapshot snapshot = follower.finish(Duration.ofDays(1), () -> true);
        assertEquals(FIRST, snapshot.session().orElseThrow().value());
        assertTrue(snapshot.transcript().endsOnAnswer());
    }

    @Test
    void failuresInsideOnlyCostEvidence() throws Exception {
        Files.createDirectories(configuration);
        Files.writeString(configuration.resolve("sessions"), "a file, no directory");
        Files.delete(inbox);
        Files.writeString(inbox, "neither");
        follower.start(pid);
        Snapshot snapshot = follower.finish(Duration.ofMillis(200));
        assertTrue(snapshot.session().isEmpty());
        assertTrue(snapshot.trouble().isPresent());
        assertSame(follower.snapshot(), follower.awaitChange(snapshot, Duration.ofMillis(1)));
    }

    private Snapshot await(Predicate<Snapshot> condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(60);
        Snapshot snapshot = follower.snapshot();
        while (!condition.test(snapshot)) {
            if (Instant.now().isAfter(end)) {
                fail("never came: " + snapshot);
            }
            snapshot = follower.awaitChange(snapshot, Duration.ofSeconds(1));
        }
        return snapshot;
    }

    /** Named as our hook command names them: in the order of their times. */
    private void hook(String event, String session, String fields) throws IOException {
        String name = String.format("%04d-", ++hooks) + event;
        Path part = Files.writeString(
                inbox.resolve(name + ".part"),
                "{\"hook_event_name\":\"" + event + "\",\"session_id\":\"" + session + "\",\"transcript_path\":\""
                        + project.path().resolve(session + ".jsonl") + "\",\"cwd\":\"" + work + "\"," + fields + "}");
        Files.move(part, inbox.resolve(name + ".json"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void write(String session, String line) throws IOException {
        append(session, line + "\n");
    }

    private void append(String session, String text) throws IOException {
        Files.createDirectories(project.path());
        Files.writeString(
                project.path().resolve(session + ".jsonl"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String dated(String text) throws IOException {
        return "{\"type\":\"user\",\"message\":{\"content\":\"" + text + "\"},\"cwd\":\"" + work.toRealPath()
                + "\",\"timestamp\":\"" + Instant.now() + "\"}";
    }
}
