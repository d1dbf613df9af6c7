package dev.belay.register;

import dev.belay.evidence.SessionId;
import dev.belay.files.RecordLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run in the register.
 *
 * @param id the name of its file
 * @param processes the launcher, this JVM and claude, as far as they are known
 * @param claim who has brought it back, once it has ended without a goodbye
 */
public record RunEntry(
        String id,
        Host host,
        StartedAs started,
        Work work,
        List<ProcessMark> processes,
        Standing standing,
        Optional<Claim> claim) {

    /**
     * What is done in it.
     *
     * @param session the one that claude is in now
     * @param title what it is about; untrusted, may be empty
     * @param begun when the run began
     * @param progress when it was last seen to get further
     */
    public record Work(SessionId session, String title, Instant begun, Instant progress) {}

    /**
     * Somebody brings it back.
     *
     * @param host where
     * @param at when that began
     * @param by the process that does, and later the one that was started
     */
    public record Claim(Host host, Instant at, ProcessMark by) {

        /** That this process brings it back, here and from now on. */
        public static Claim by(ProcessMark process) {
            return new Claim(Host.here(), Instant.now(), process);
        }

        /** Whether it is still true; once the run that was started is in the register itself, that no longer matters. */
        public boolean holds() {
            return host.isSameStart(Host.here()) && by.isAlive();
        }
    }

    /** Whether any of its processes is there. */
    public boolean isAlive() {
        return host.isSameStart(Host.here()) && processes.stream().anyMatch(ProcessMark::isAlive);
    }

    /** Whether it is there, or somebody brings it back. */
    public boolean isHeld() {
        return isAlive() || claim.filter(Claim::holds).isPresent();
    }

    /** Whether nobody here can know what became of it: it ran on another machine, or in another container. */
    public boolean isElsewhere() {
        return !host.name().equals(Host.here().name());
    }

    /** Whether its processes cannot be seen from here, and it began while there was something to see. */
    public boolean mayRunInAnotherContainer() {
        Host here = Host.here();
        return host.boot().equals(here.boot())
                && !host.processes().equals(here.processes())
                && here.processesSince().filter(work.begun()::isBefore).isEmpty();
    }

    /** Whether the machine has been started again since. */
    public boolean isFromBefore() {
        return !host.boot().equals(Host.here().boot());
    }

    /** The same, brought back so. */
    public RunEntry with(Claim now) {
        return new RunEntry(id, host, started, work, processes, standing, Optional.of(now));
    }

    /** The same, to be brought back by whoever wants to. */
    public RunEntry unclaimed() {
        return new RunEntry(id, host, started, work, processes, standing, Optional.empty());
    }

    /** Whose limits it is subject to: whoever shares an account shares its limit. */
    public String account() {
        return started.account();
    }

    /** Until when the accounts are limited whose limit these have met; none whose limit is over. */
    public static Map<String, Instant> limits(List<RunEntry> entries, Instant now) {
        Map<String, Instant> limits = new HashMap<>();
        for (RunEntry entry : entries) {
            Optional<Instant> until = entry.standing().limitAfter(now);
            until.ifPresent(
                    limit -> limits.merge(entry.account(), limit, (one, other) -> one.isAfter(other) ? one : other));
        }
        return limits;
    }

    String text() {
        RecordLines lines = new RecordLines().add("session", work.session().value());
        lines.add("title", work.title())
                .add("begun", work.begun().toEpochMilli())
                .add("progress", work.progress().toEpochMilli());
        write("host", host, lines);
        started.write(lines);
        processes.forEach(process -> lines.add("process", process.text()));
        standing.write(lines);
        claim.ifPresent(made -> {
            write("claim-host", made.host(), lines);
            lines.add("claim-at", made.at().toEpochMilli())
                    .add("claim-by", made.by().text());
        });
        return lines.text();
    }

    /** @throws RuntimeException when it is none */
    static RunEntry parse(String id, String text) {
        RecordLines lines = RecordLines.parse(text);
        Work work = new Work(
                SessionId.parse(lines.only("session")).orElseThrow(),
                lines.first("title").orElse(""),
                time(lines.only("begun")),
                time(lines.only("progress")));
        List<ProcessMark> processes = new ArrayList<>();
        lines.all("process").forEach(line -> processes.add(ProcessMark.parse(line)));
        Optional<Claim> claim = lines.first("claim-at")
                .map(at -> new Claim(host("claim-host", lines), time(at), ProcessMark.parse(lines.only("claim-by"))));
        return new RunEntry(
                id, host("host", lines), StartedAs.read(lines), work, processes, Standing.read(lines), claim);
    }

    private static void write(String name, Host host, RecordLines lines) {
        lines.add(name, host.name()).add(name, host.boot()).add(name, host.processes());
    }

    private static Host host(String name, RecordLines lines) {
        List<String> parts = lines.all(name);
        return new Host(parts.get(0), parts.get(1), parts.get(2));
    }

    static Instant time(String milliseconds) {
        return Instant.ofEpochMilli(Long.parseLong(milliseconds));
    }
}
