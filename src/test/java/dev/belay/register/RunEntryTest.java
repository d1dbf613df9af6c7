package dev.belay.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.register.Standing.Trouble;
import dev.belay.settings.Setting;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunEntryTest {
    private static final Path HERE = Path.of("/some/where");

    @Test
    void readsWhatItHasWritten() {
        Instant until = Instant.ofEpochMilli(Instant.now().toEpochMilli() + 5_000);
        RunEntry died = Entries.died("a", HERE);
        RunEntry entry = new RunEntry(
                "a",
                Host.here(),
                new StartedAs(
                        "/a folder\nwith a line",
                        Map.of(Setting.DEADLINE, "PT1H", Setting.RESUME_PROMPT, "go on,\nplease"),
                        List.of("-p", "two\nlines", "", "back\\slash"),
                        Map.of("CLAUDE_CONFIG_DIR", "/x y"),
                        true,
                        died.started().seat()),
                new RunEntry.Work(Entries.SESSION, "", until, until),
                List.of(new ProcessMark(1, "Sat Nov 28 10:00:00 2026"), Entries.self()),
                new Standing(
                        Standing.State.NEEDS_PERSON,
                        until,
                        Optional.of(new Trouble("f", "It \n.", Optional.of(until)))),
                Optional.of(new RunEntry.Claim(Host.here(), until, Entries.self())));
        assertEquals(entry, RunEntry.parse("a", entry.text()));
    }

    @Test
    void isAliveAsLongAsOneOfItsProcessesIs() {
        RunEntry died = Entries.died("a", HERE);
        assertFalse(died.isAlive());
        assertTrue(Entries.with(Entries.self(), died).isAlive());
        ProcessMark other = new ProcessMark(ProcessHandle.current().pid(), "another start");
        assertFalse(Entries.with(other, died).isAlive());
        assertFalse(Entries.on(Entries.rebooted(), Entries.with(Entries.self(), died))
                .isAlive());
    }

    @Test
    void aClaimHoldsAsLongAsWhatWasStarted() {
        assertTrue(new RunEntry.Claim(Host.here(), Instant.now(), Entries.self()).holds());
        assertFalse(new RunEntry.Claim(Entries.rebooted(), Instant.now(), Entries.self()).holds());
        assertFalse(new RunEntry.Claim(Host.here(), Instant.now(), new ProcessMark(999_999_999, "1")).holds());
    }

    /** A container that was started again has other processes; one that runs beside this one can't be seen. */
    @Test
    void whatCannotBeSeenMayStillRun() {
        Host container = new Host(Host.here().name(), Host.here().boot(), "pid:[1]");
        RunEntry here = Entries.died("a", HERE);
        assertFalse(here.mayRunInAnotherContainer());
        assertTrue(Entries.on(container, here).mayRunInAnotherContainer());
        RunEntry before = Entries.of(Entries.SESSION, Instant.EPOCH, here);
        assertFalse(Entries.on(container, before).mayRunInAnotherContainer());
    }

    @Test
    void keepsNoSecretOfTheEnvironment() {
        Map<String, String> environment = Map.of(
                "ANTHROPIC_API_KEY", "k",
                "ANTHROPIC_AUTH_TOKEN", "t",
                "ANTHROPIC_CUSTOM_HEADERS", "h",
                "ANTHROPIC_BASE_URL", "u",
                "CLAUDE_CONFIG_DIR", "c",
                "AWS_SECRET_ACCESS_KEY", "s",
                "BELAY_DEADLINE", "1h",
                "EDITOR", "e");
        assertEquals(
                Map.of("ANTHROPIC_BASE_URL", "u", "CLAUDE_CONFIG_DIR", "c", "BELAY_DEADLINE", "1h"),
                KeptVariables.of(environment));
    }
}
