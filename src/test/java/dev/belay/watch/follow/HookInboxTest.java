package dev.belay.watch.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Hooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookInboxTest {
    private static final String FIRST = "11111111-1111-4111-8111-111111111111";
    private static final String SECOND = "22222222-2222-4222-8222-222222222222";

    @TempDir
    Path directory;

    private HookInbox inbox;
    private int dropped;

    @BeforeEach
    void begin() {
        inbox = new HookInbox(directory);
    }

    @Test
    void isSilentUntilSomethingArrives() throws IOException {
        assertFalse(inbox.poll());
        assertFalse(new HookInbox(directory.resolve("not-there")).poll());
        assertEquals(Hooks.silent(), inbox.hooks());
    }

    @Test
    void takesEventsInTheOrderOfTheirWritingAndDeletesThem() throws IOException {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Files.setLastModifiedTime(drop("Stop", FIRST, ""), FileTime.from(start.plusNanos(3000)));
        Files.setLastModifiedTime(drop("UserPromptSubmit", FIRST, ""), FileTime.from(start.plusNanos(2000)));
        Files.setLastModifiedTime(drop("SessionStart", FIRST, ""), FileTime.from(start.plusNanos(1000)));
        assertTrue(inbox.poll());
        assertTrue(inbox.hooks().stopped());
        assertEquals(FIRST, inbox.session().orElseThrow().value());
        assertEquals(Path.of("/t/" + FIRST + ".jsonl"), inbox.transcript().orElseThrow());
        assertEquals(Path.of("/home/user/proj"), inbox.workingDirectory().orElseThrow());
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(0, left.count());
        }
        assertFalse(inbox.poll());
    }

    @Test
    void anEventWhoseHookBeganSoonerComesFirstThoughItWasWrittenLater() throws IOException {
        Instant written = Instant.parse("2026-01-01T00:00:00Z");
        Path stop = directory.resolve("1767225600000002000.b.json");
        Path prompt = directory.resolve("1767225600000001000.a.json");
        Files.move(drop("Stop", FIRST, ""), stop);
        Files.move(drop("UserPromptSubmit", FIRST, ""), prompt);
        Files.setLastModifiedTime(stop, FileTime.from(written));
        Files.setLastModifiedTime(prompt, FileTime.from(written.plusSeconds(1)));
        assertTrue(inbox.poll());
        assertTrue(inbox.hooks().stopped());
    }

    @Test
    void followsTheSessionThroughClear() throws IOException {
        hear("SessionStart", FIRST, "");
        hear("SessionEnd", FIRST, "\"reason\":\"clear\"");
        assertTrue(inbox.hooks().sessionEnd().isEmpty());
        hear("SessionStart", SECOND, "\"source\":\"clear\"");
        assertEquals(SECOND, inbox.session().orElseThrow().value());
    }

    @Test
    void believesNoIdOfAnEndOrASubagent() throws IOException {
        hear("SessionStart", FIRST, "");
        hear("SubagentStop", SECOND, "");
        hear("SessionEnd", SECOND, "\"reason\":\"other\"");
        assertEquals(FIRST, inbox.session().orElseThrow().value());
        assertEquals("other", inbox.hooks().sessionEnd().orElseThrow());
    }

    @Test
    void keepsAFailureUntilTheNextPromptOrAnEndThatIsNone() throws IOException {
        hear(
                "StopFailure",
                FIRST,
                "\"error\":\"server_error\",\"error_details\":\"d\",\"last_assistant_message\":\"API Error: 529 Overloaded\"");
        assertEquals(
                "API Error: 529 Overloaded",
                inbox.hooks().stopFailure().orElseThrow().text());
        assertEquals(
                OptionalInt.of(529), inbox.hooks().stopFailure().orElseThrow().status());
        assertFalse(inbox.hooks().stopped());
        hear("UserPromptSubmit", FIRST, "\"prompt\":\"again\"");
        assertTrue(inbox.hooks().stopFailure().isEmpty());
    }

    @Test
    void aNotificationStandsUntilSomethingElseHappens() throws IOException {
        hear("Notification", FIRST, "\"message\":\"Claude needs you\",\"notification_type\":\"permission_prompt\"");
        assertEquals("permission_prompt", inbox.hooks().notification().orElseThrow());
        hear("SubagentStop", FIRST, "");
        assertTrue(inbox.hooks().notification().isPresent());
        hear("Stop", FIRST, "");
        assertTrue(inbox.hooks().notification().isEmpty());
        hear("Notification", FIRST, "\"message\":\"older client\"");
        assertEquals("older client", inbox.hooks().notification().orElseThrow());
    }

    @Test
    void isCompactingFromPreCompactToItsEnd() throws IOException {
        hear("PreCompact", FIRST, "\"trigger\":\"auto\"");
        hear("StopFailure", FIRST, "\"error\":\"server_error\"");
        assertTrue(inbox.hooks().compacting());
        hear("SessionStart", FIRST, "\"source\":\"compact\"");
        assertFalse(inbox.hooks().compacting());
    }

    @Test
    void setsGarbageAside() throws IOException {
        Files.writeString(directory.resolve("a.json"), "no json");
        Files.writeString(directory.resolve("b.json"), "{\"hook_event_name\":");
        Files.writeString(directory.resolve("c.json"), "[]");
        Files.writeString(directory.resolve("d.json"), "");
        Files.writeString(directory.resolve("half.json.tmp"), "{");
        hear("SessionStart", FIRST, "");
        assertEquals(FIRST, inbox.session().orElseThrow().value());
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(
                    4, left.filter(file -> file.toString().endsWith(".garbage")).count());
        }
    }

    private void hear(String event, String session, String fields) throws IOException {
        drop(event, session, fields);
        assertTrue(inbox.poll());
    }

    private Path drop(String event, String session, String fields) throws IOException {
        String json = "{\"session_id\":\"" + session + "\",\"transcript_path\":\"/t/" + session
                + ".jsonl\",\"cwd\":\"/home/user/proj\",\"hook_event_name\":\"" + event + "\","
                + "\"effort\":{\"x\":[1]}"
                + (fields.isEmpty() ? "" : "," + fields) + "}";
        return Files.writeString(directory.resolve(dropped++ + ".json"), json);
    }
}
