package dev.belay.command.watch;

import dev.belay.claude.SessionFiles;
import dev.belay.claude.SessionRegistry;
import dev.belay.command.diagnosis.input.SupervisedStates;
import dev.belay.command.session.Supervising;
import dev.belay.evidence.SessionId;
import dev.belay.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sessions of a user that are open, however they were started, and which of them have lost their client since they were
 * last looked at. One look costs a look at each process; the clients' files are read when one has come or gone.
 */
final class OpenSessions {
    /** A client notes another session (/clear) in the same file, which its folder does not show. */
    private static final Duration READ_EVERY = Duration.ofMinutes(1);

    /** A file that has just been made may not be written yet. */
    private static final Duration SETTLED = Duration.ofSeconds(15);

    private final Map<String, String> environment;
    private final Path configuration;
    private final Processes processes = Processes.here();
    private final Map<Long, OpenSession> open = new HashMap<>();
    private final Set<Long> known = new HashSet<>();
    private final Instant begun = Instant.now();
    private FileTime changed = FileTime.fromMillis(0);
    private Instant read = Instant.MIN;

    OpenSessions(Map<String, String> environment) {
        this.environment = environment;
        this.configuration = SessionFiles.configurationDirectory(environment);
    }

    int count() {
        return open.size();
    }

    /** Those whose client has gone. */
    List<OpenSession> gone(Instant now) {
        List<OpenSession> gone = new ArrayList<>();
        for (OpenSession session : List.copyOf(open.values())) {
            if (!processes.alive(session.client())) {
                open.remove(session.client().pid());
                gone.add(session);
            }
        }
        FileTime written = written();
        boolean settling = written.toInstant().isAfter(now.minus(SETTLED));
        if (!gone.isEmpty() || settling || !written.equals(changed) || read.isBefore(now.minus(READ_EVERY))) {
            read = now;
            changed = written;
            SessionRegistry registry = SessionRegistry.read(configuration);
            gone.replaceAll(session -> renamed(session, registry));
            registry.all().forEach(this::add);
            registry.all().forEach((id, entry) -> addMissed(id, entry, gone));
        }
        return gone;
    }

    /** Whether it is open again: somebody was quicker than we. */
    boolean isOpen(SessionId session) {
        return SessionRegistry.read(configuration)
                .of(session)
                .filter(SessionRegistry.Entry::alive)
                .isPresent();
    }

    private void add(SessionId id, SessionRegistry.Entry entry) {
        Optional<Processes.Entry> client =
                entry.alive() && entry.job().isEmpty() ? processes.find(entry.pid()) : Optional.empty();
        client.ifPresent(process -> {
            known.add(process.pid());
            OpenSession before = open.get(process.pid());
            open.put(process.pid(), before == null ? opened(id, entry, process) : before.in(id));
        });
    }

    /** Who has started it is known best at first: it may be left by whoever did. */
    private static OpenSession opened(SessionId id, SessionRegistry.Entry entry, Processes.Entry process) {
        Optional<Processes.Entry> supervisor = Supervising.of(process);
        return new OpenSession(
                id, process, supervisor, supervisor.isPresent() ? Optional.empty() : PrintTasks.of(entry, process));
    }

    /** One that has begun and gone between two looks, and left its file; what a Belay holds is that one's matter. */
    private void addMissed(SessionId id, SessionRegistry.Entry entry, List<OpenSession> gone) {
        boolean began = entry.started().filter(begun::isBefore).isPresent();
        if (began && !entry.alive() && known.add(entry.pid()) && !new SupervisedStates(environment).supervises(id)) {
            Processes.Entry client = new Processes.Entry(entry.pid(), 0, 0, 0, 0, "");
            gone.add(new OpenSession(id, client, Optional.empty(), Optional.empty()));
        }
    }

    /** As the file says that a killed client has left. */
    private static OpenSession renamed(OpenSession session, SessionRegistry registry) {
        for (Map.Entry<SessionId, SessionRegistry.Entry> left : registry.all().entrySet()) {
            if (left.getValue().pid() == session.client().pid()
                    && !left.getValue().alive()) {
                return session.in(left.getKey());
            }
        }
        return session;
    }

    private FileTime written() {
        try {
            return Files.getLastModifiedTime(configuration.resolve("sessions"));
        } catch (IOException none) {
            return FileTime.fromMillis(0);
        }
    }
}
