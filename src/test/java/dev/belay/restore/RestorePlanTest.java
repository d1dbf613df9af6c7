package dev.belay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.claude.ProjectDirectory;
import dev.belay.evidence.SessionId;
import dev.belay.register.Entries;
import dev.belay.register.Host;
import dev.belay.register.RunEntry;
import dev.belay.register.Seat;
import dev.belay.register.Standing;
import dev.belay.register.Standing.State;
import dev.belay.register.Standing.Trouble;
import dev.belay.register.StartedAs;
import dev.belay.rules.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of each run of a register. */
class RestorePlanTest {
    private static final String USER = "{\"type\":\"user\",\"cwd\":\"/p\",\"message\":{\"role\":\"user\","
            + "\"content\":\"do it\"},\"uuid\":\"u\"}\n";
    private static final String ANSWER = "{\"type\":\"assistant\",\"message\":{\"id\":\"m\",\"model\":\"claude\","
            + "\"role\":\"assistant\",\"stop_reason\":\"end_turn\",\"content\":[{\"type\":\"text\",\"text\":\"Done.\"}],"
            + "\"usage\":{\"input_tokens\":12}},\"uuid\":\"a\"}\n";
    private static final String LOGGED_OUT = "{\"type\":\"assistant\",\"isApiErrorMessage\":true,\"error\":"
            + "\"authentication_failed\",\"message\":{\"model\":\"<synthetic>\",\"content\":[{\"type\":\"text\",\"text\":"
            + "\"Please run /login · API Error: 401 invalid\"}]},\"uuid\":\"e\"}\n";

    @TempDir
    Path home;

    private RunEntry died;

    @BeforeEach
    void aSession() throws IOException {
        died = Entries.died("a", home);
        transcript(USER + ANSWER);
    }

    private void transcript(String text) throws IOException {
        transcript(Entries.SESSION, text);
    }

    private void transcript(SessionId session, String text) throws IOException {
        Path folder = Files.createDirectories(
                ProjectDirectory.of(home.resolve(".claude"), home).path());
        Files.writeString(folder.resolve(session + ".jsonl"), text);
    }

    private List<Restoration> plan(RunEntry... entries) {
        return new RestorePlan(Map.of("HOME", home.toString()), RuleFiles::ours, Instant.now()).of(List.of(entries));
    }

    private String fate(RunEntry... entries) {
        List<Restoration> plan = plan(entries);
        return plan.isEmpty() ? "over" : plan.get(0).fate().id();
    }

    private static Instant hoursAgo(int hours) {
        return Instant.now().minus(Duration.ofHours(hours));
    }

    @Test
    void whatDiedWithoutAWordComesBackAndSaysNothing() throws IOException {
        assertEquals("restorable", fate(died));
        transcript(USER);
        assertEquals(Optional.empty(), plan(died).get(0).prompt());
        assertEquals("restorable", fate(Entries.on(Entries.rebooted(), died)));
    }

    @Test
    void whatEndedStaysEnded() {
        assertEquals("over", fate(Entries.in(State.ENDED, Instant.now(), died)));
        assertEquals("over", fate(Entries.in(State.GIVEN_UP, Instant.now(), died)));
        assertEquals("needs-person", fate(Entries.in(State.NEEDS_PERSON, Instant.now(), died)));
        assertEquals("running", fate(Entries.with(Entries.self(), died)));
    }

    @Test
    void aTerminalThatClosedLatelyWasNotClosedForGood() {
        assertEquals("restorable", fate(Entries.in(State.HUNG_UP, hoursAgo(1), died)));
        assertEquals("left", fate(Entries.in(State.HUNG_UP, hoursAgo(13), died)));
    }

    @Test
    void whoeverWasAskedToEndComesBackAfterARestartOnly() {
        RunEntry terminated = Entries.in(State.TERMINATED, hoursAgo(1), died);
        assertEquals("over", fate(terminated));
        assertEquals("restorable", fate(Entries.on(Entries.rebooted(), terminated)));
        assertEquals("over", fate(Entries.in(State.TERMINATED, hoursAgo(13), Entries.on(Entries.rebooted(), died))));
        assertEquals("restorable", fate(Entries.in(State.SHUT_DOWN, hoursAgo(50), died)));
    }

    @Test
    void whatRanElsewhereIsLeft() {
        assertEquals("left", fate(Entries.on(new Host("another", "b", ""), died)));
        assertEquals(
                "left", fate(Entries.on(new Host(Host.here().name(), Host.here().boot(), "pid:[1]"), died)));
    }

    @Test
    void aSessionThatALaterRunHasGoneOnWithIsThatRunsMatter() {
        RunEntry later = Entries.in(State.ENDED, Instant.now(), Entries.of(Entries.SESSION, Instant.now(), died));
        assertEquals(List.of(), plan(later, died));
    }

    @Test
    void aClaimIsHeldByWhoeverLives() {
        assertEquals("running", fate(died.with(new RunEntry.Claim(Host.here(), Instant.now(), Entries.self()))));
        assertEquals(
                "restorable", fate(died.with(new RunEntry.Claim(Entries.rebooted(), Instant.now(), Entries.self()))));
    }

    @Test
    void anUnattendedTaskUnderWayGoesOn() throws IOException {
        RunEntry print = Entries.started(died, true, Seat.none(), "-p", "do it");
        assertEquals("over", fate(print), "it has given its answer");
        RunEntry screen = Entries.started(died, true, died.started().seat(), "do it");
        assertEquals(Optional.empty(), plan(screen).get(0).prompt(), "it waits at its prompt");
        transcript(USER);
        assertEquals("restorable", fate(print));
        assertEquals(
                Optional.of("The session was interrupted. Continue the task from where it stopped."),
                plan(print).get(0).prompt());
        assertEquals("by-hand", fate(Entries.started(died, false, Seat.none(), "-p", "do it")));
        transcript(USER + LOGGED_OUT);
        assertEquals("needs-person", fate(print));
    }

    @Test
    void whatCannotComeBackIsLeft() throws IOException {
        assertEquals("left", fate(Entries.started(died, true, Seat.none(), "--no-session-persistence", "-p", "x")));
        assertEquals("left", fate(Entries.started(died, true, Seat.none(), "-p", "--input-format", "stream-json")));
        assertEquals("left", fate(Entries.died("b", home.resolve("gone"))));
        transcript("");
        assertEquals("over", fate(died), "nothing was said in it");
    }

    @Test
    void aTaskOfABatchIsLeftToThat() throws IOException {
        transcript(USER);
        RunEntry task = Entries.started(died, true, Seat.none(), "-p");
        assertEquals("restorable", fate(task));
        RunEntry ofBatch = new RunEntry(
                task.id(),
                task.host(),
                new StartedAs(
                        task.started().directory(),
                        task.started().given(),
                        task.started().words(),
                        Map.of("BELAY_BATCH", "/some/batch"),
                        true,
                        Seat.none()),
                task.work(),
                task.processes(),
                task.standing(),
                Optional.empty());
        assertEquals("left", fate(ofBatch));
        assertEquals(
                "`belay batch run` goes on with it, in /some/batch",
                plan(ofBatch).get(0).why());
    }

    @Test
    void oneClockForTheLimitOfAnAccount() throws IOException {
        Instant until = Instant.now().plusSeconds(600);
        RunEntry limited = Entries.standing(
                Entries.with(Entries.self(), died),
                new Standing(
                        State.RUNNING, Instant.now(), Optional.of(new Trouble("limit", "Limit.", Optional.of(until)))));
        SessionId other = new SessionId("bbbb1111-2222-4333-8444-555555555555");
        transcript(other, USER);
        RunEntry task = Entries.of(other, hoursAgo(1), Entries.started(died, true, Seat.none(), "-p", "do it"));
        List<Restoration> plan = plan(limited, task);
        assertEquals(Optional.of(until), plan.get(1).notBefore());
        SessionId third = new SessionId("cccc1111-2222-4333-8444-555555555555");
        transcript(third, USER);
        RunEntry next = Entries.of(third, hoursAgo(2), task);
        assertEquals(
                Optional.of(until.plusSeconds(5)),
                plan(limited, task, next).get(2).notBefore(),
                "one after the other");
        RunEntry attended = Entries.of(other, hoursAgo(1), died);
        assertEquals(Optional.empty(), plan(limited, attended).get(1).notBefore(), "it sends nothing");
    }
}
