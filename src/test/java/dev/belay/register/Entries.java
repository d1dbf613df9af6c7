package dev.belay.register;

import dev.belay.evidence.SessionId;
import dev.belay.settings.Setting;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs in a register, as a test needs them: dead ones of this machine unless something else is said. */
public final class Entries {
    public static final SessionId SESSION = new SessionId("aaaa1111-2222-4333-8444-555555555555");
    private static final ProcessMark DEAD = new ProcessMark(999_999_999, "1");

    private Entries() {}

    /** An attended run in a pane of tmux that died without a word. */
    public static RunEntry died(String id, Path directory) {
        Seat pane = Seat.in(new Seat.Pane("/nowhere/tmux", 1, "%1", "work:0.0"));
        return new RunEntry(
                id,
                Host.here(),
                new StartedAs(
                        directory.toString(), Map.of(), List.of("--model", "opus", "do it"), Map.of(), false, pane),
                new RunEntry.Work(SESSION, "a title", Instant.now().minusSeconds(60), Instant.now()),
                List.of(DEAD),
                Standing.running(Instant.now()),
                Optional.empty());
    }

    /** The same as it stands otherwise. */
    public static RunEntry standing(RunEntry entry, Standing standing) {
        return new RunEntry(
                entry.id(), entry.host(), entry.started(), entry.work(), entry.processes(), standing, entry.claim());
    }

    /** The same in that state, since then. */
    public static RunEntry in(Standing.State state, Instant since, RunEntry entry) {
        return standing(entry, new Standing(state, since, Optional.empty()));
    }

    /** The same on another machine, or before a restart of this one. */
    public static RunEntry on(Host host, RunEntry entry) {
        return new RunEntry(
                entry.id(), host, entry.started(), entry.work(), entry.processes(), entry.standing(), entry.claim());
    }

    /** The same with this process. */
    public static RunEntry with(ProcessMark process, RunEntry entry) {
        return new RunEntry(
                entry.id(),
                entry.host(),
                entry.started(),
                entry.work(),
                List.of(process),
                entry.standing(),
                entry.claim());
    }

    /** The same in another session. */
    public static RunEntry of(SessionId session, Instant begun, RunEntry entry) {
        return new RunEntry(
                entry.id(),
                entry.host(),
                entry.started(),
                new RunEntry.Work(session, "", begun, begun),
                entry.processes(),
                entry.standing(),
                entry.claim());
    }

    /** The same with these variables. */
    public static RunEntry in(Map<String, String> variables, RunEntry entry) {
        StartedAs as = entry.started();
        return new RunEntry(
                entry.id(),
                entry.host(),
                new StartedAs(as.directory(), as.given(), as.words(), variables, as.unattended(), as.seat()),
                entry.work(),
                entry.processes(),
                entry.standing(),
                entry.claim());
    }

    /** The same, unattended, with these words of claude's; in print mode without a screen. */
    public static RunEntry started(RunEntry entry, boolean unattended, Seat seat, String... words) {
        Map<Setting, String> given = unattended ? Map.of(Setting.UNATTENDED, "true") : Map.of();
        return new RunEntry(
                entry.id(),
                entry.host(),
                new StartedAs(entry.started().directory(), given, List.of(words), Map.of(), unattended, seat),
                entry.work(),
                entry.processes(),
                entry.standing(),
                entry.claim());
    }

    /** This machine after another start of it. */
    public static Host rebooted() {
        return new Host(Host.here().name(), "another-boot", Host.here().processes());
    }

    /** This test. */
    public static ProcessMark self() {
        return ProcessMark.of(ProcessHandle.current().pid()).orElseThrow();
    }
}
