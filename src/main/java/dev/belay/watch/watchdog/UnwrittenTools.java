package dev.belay.watch.watchdog;

import dev.belay.evidence.Repetition;
import dev.belay.evidence.Transcript;
import dev.belay.machine.process.Processes;
import dev.belay.watch.follow.Snapshot;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whether a client runs one tool after the other and writes none of them down. That is what 2.1.116 does for ever, up to 30
 * times a second, when each stream ends in an exception frame behind a whole tool call: no line of its transcript tells.
 * But tools run in process sessions of their own (measured in six versions), and whoever owes an answer and has no call open
 * should start none. Looked for only in a turn in which nothing has moved for a while, and told only when it goes on. As
 * long as none of its children has come to an end, one small file is read every few seconds; a session in which nothing is
 * under way costs nothing.
 * Linux alone shows a process's children at so little cost; elsewhere nothing is found.
 */
final class UnwrittenTools {
    private static final Duration STILL = Duration.ofSeconds(3);
    /** Between two looks as long as children come and go: each round is a request that costs money. */
    private static final Duration AGAIN = Duration.ofSeconds(1);
    /** As long as none does. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final Duration NEVER = Duration.ofHours(1);

    private static final int LOOKS = 3;
    private static final int SAMPLES = 100;
    /** The shortest tool is gone in as much. */
    private static final long SAMPLE_MILLIS = 20;
    /** A look begins when it is due, and this is how long it takes. */
    private static final Duration SAMPLED = Duration.ofMillis(SAMPLES * SAMPLE_MILLIS);

    /** Over all looks, at least one in each: on a busy machine a client comes round three times a second, and few are seen. */
    private static final int MANY = 4;

    private static final Duration LATELY = Duration.ofMinutes(1);

    private final Processes processes;
    private Transcript known;
    private boolean owing;
    private long due;
    private List<Long> watched = List.of();
    private OptionalLong outlived = OptionalLong.empty();
    private int looks;
    private int started;

    UnwrittenTools(Processes processes) {
        this.processes = processes;
    }

    /** To be asked now and then; it takes two seconds when there is something to look at, and ends with the client. */
    boolean found(Snapshot seen, Supplier<List<Long>> clients, long nanos) {
        Transcript transcript = seen.transcript();
        boolean owes = seen.turn().begun()
                && transcript.endsOn().midTurn()
                && transcript.openTools().isEmpty()
                && transcript.repetition() == Repetition.NONE;
        if (!owes || !owing || transcript != known && !transcript.equals(known)) {
            known = transcript;
            owing = owes;
            due = nanos + STILL.toNanos();
            watched = List.of();
            outlived = OptionalLong.empty();
            looks = 0;
            started = 0;
            return false;
        }
        if (nanos - due >= 0) {
            due = nanos + look(seen, clients).toNanos();
        }
        return looks >= LOOKS && started >= MANY;
    }

    /** When the next look is due. */
    private Duration look(Snapshot seen, Supplier<List<Long>> clients) {
        if (watched.isEmpty()) {
            watched = clients.get();
            outlived = outlived();
            return outlived.isPresent() ? AGAIN : NEVER;
        }
        OptionalLong before = outlived;
        outlived = outlived();
        int now = outlived.equals(before) || subAgentsAtWork(seen) ? 0 : started(watched);
        looks = now > 0 ? looks + 1 : 0;
        started = now > 0 ? started + now : 0;
        return now > 0 ? SAMPLED.plus(AGAIN) : QUIET;
    }

    private OptionalLong outlived() {
        long sum = 0;
        for (long client : watched) {
            OptionalLong figure = processes.outlived(client);
            if (figure.isEmpty()) {
                return figure;
            }
            sum += figure.getAsLong();
        }
        return watched.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /** Those in the background run tools of their own, and write them down in files of their own. */
    private static boolean subAgentsAtWork(Snapshot seen) {
        if (seen.transcriptPath().isEmpty()) {
            return false;
        }
        Path transcript = seen.transcriptPath().get().toAbsolutePath();
        String session = transcript.getFileName().toString().replace(".jsonl", "");
        long lately = System.currentTimeMillis() - LATELY.toMillis();
        return wroteSince(transcript.resolveSibling(session).resolve("subagents"), lately)
                || wroteSince(transcript.getParent(), lately);
    }

    private static boolean wroteSince(Path folder, long millis) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "agent-*.jsonl")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toMillis() > millis) {
                    return true;
                }
            }
            return false;
        } catch (IOException | RuntimeException none) {
            return false;
        }
    }

    /** How soon it should be asked again. */
    Duration again(long nanos) {
        Duration left = Duration.ofNanos(due - nanos);
        return !owing ? NEVER : left.isNegative() ? Duration.ZERO : left;
    }

    /** How many tools these have started while we looked, as far as that could be seen: most are gone very soon. */
    int started(List<Long> clients) {
        Set<Long> tools = new HashSet<>();
        Set<Long> first = new HashSet<>();
        for (int i = 0; i < SAMPLES && !clients.isEmpty(); i++) {
            for (long client : clients) {
                if (!addTools(client, i == 0 ? first : tools)) {
                    return 0;
                }
            }
            try {
                Thread.sleep(SAMPLE_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }
        tools.removeAll(first);
        return tools.size();
    }

    /** Whether the client is still there. */
    private boolean addTools(long client, Set<Long> tools) {
        Optional<List<Processes.Entry>> children = processes.children(client);
        for (Processes.Entry child : children.orElse(List.of())) {
            if (child.session() == child.pid()) {
                tools.add(child.pid());
            }
        }
        return children.isPresent();
    }
}
