package dev.belay.claude;

import dev.belay.evidence.SessionId;
import dev.belay.json.JsonFile;
import dev.belay.machine.process.Processes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sessions that the client's daemon holds, as its roster says ({@code daemon/roster.json}, 2.1.329 and 2.1.332): each
 * runs in a process of its own, which goes on when the daemon dies. {@code /background}, the left arrow and "Move to
 * background and exit" do not hand over the session itself: the daemon gets a copy of it under a new id, and the one that
 * was in the terminal ends. The roster of a daemon that was killed stays there, so only live processes count.
 */
public final class BackgroundSessions {
    private static final Set<String> TOLD = Set.of("pid", "procStart", "sessionId", "dispatch", "launch");
    private static final Processes PROCESSES = Processes.here();

    private final List<Job> jobs = new ArrayList<>();

    private BackgroundSessions() {}

    /**
     * A session in the background.
     *
     * @param pid the process that has its terminal
     * @param name what {@code claude attach} and {@code claude stop} call it
     * @param session its id
     * @param copied the session whose copy it is, where it is one
     */
    public record Job(long pid, String name, SessionId session, Optional<SessionId> copied) {

        /** How it is seen again, and how it comes to an end. */
        public String wayBack() {
            return "`claude attach " + name + "` opens it, `claude stop " + name + "` stops it";
        }
    }

    /** Those that run now. */
    public static BackgroundSessions read(Path configuration) {
        BackgroundSessions sessions = new BackgroundSessions();
        JsonFile roster =
                JsonFile.read(configuration.resolve("daemon").resolve("roster.json"), BackgroundSessions::isTold);
        Map<String, Object> workers = roster.object("workers");
        for (String name : workers.keySet()) {
            sessions.add(name, JsonFile.object(workers, name));
        }
        return sessions;
    }

    public List<Job> jobs() {
        return List.copyOf(jobs);
    }

    /** What took this session over: itself, or its copy. A fork with which its user goes on elsewhere is none. */
    public Optional<Job> of(SessionId session) {
        for (Job job : jobs) {
            if (job.session().equals(session) || job.copied().equals(Optional.of(session))) {
                return Optional.of(job);
            }
        }
        return Optional.empty();
    }

    private static boolean isTold(String object, String name) {
        return switch (object) {
            case "" -> name.equals("workers");
            case "dispatch" -> name.equals("launch");
            case "workers", "launch" -> true;
            default -> TOLD.contains(name);
        };
    }

    private void add(String name, Map<String, Object> worker) {
        Optional<SessionId> session = JsonFile.text(worker, "sessionId").flatMap(SessionId::parse);
        Optional<Long> pid = JsonFile.text(worker, "pid").map(BackgroundSessions::number);
        if (session.isPresent() && pid.isPresent() && alive(pid.get(), JsonFile.text(worker, "procStart"))) {
            Map<String, Object> launch = JsonFile.object(JsonFile.object(worker, "dispatch"), "launch");
            Optional<SessionId> copied = JsonFile.isTrue(launch, "fork") ? source(launch) : Optional.empty();
            jobs.add(new Job(pid.get(), name, session.get(), copied));
        }
    }

    /** The transcript from which it was copied. {@code /fork} copies that first, and names the copy. */
    private static Optional<SessionId> source(Map<String, Object> launch) {
        return JsonFile.text(launch, "sessionId").flatMap(source -> {
            String file = source.substring(source.lastIndexOf('/') + 1);
            return SessionId.parse(file.endsWith(".jsonl") ? file.substring(0, file.length() - 6) : file);
        });
    }

    private static boolean alive(long pid, Optional<String> noted) {
        return PROCESSES.find(pid).isPresent() && (noted.isEmpty() || noted.equals(PROCESSES.startAsNoted(pid)));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException other) {
            return -1;
        }
    }
}
