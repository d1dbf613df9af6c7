package dev.belay.watch.follow;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.SessionId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The directory into which our hook commands drop what they were told, one {@code *.json} file per event, renamed into
 * place. Events are taken in the order in which their hooks
 * began, and deleted. A file that is no event is set aside as
 * {@code *.garbage} and never fatal.
 *
 * <p>The session is that of the latest SessionStart or UserPromptSubmit (measured: {@code /clear} gives a new id and
 * 2.1.116 says so nowhere else). Other events carry ids that cannot be trusted: SessionEnd after a failed resume has a
 * random one.
 */
public final class HookInbox {
    private static final int NANOSECOND_DIGITS = 19;

    private final Path directory;
    private boolean heard;
    private boolean stopped;
    private boolean compacting;
    private int prompts;
    private ApiError stopFailure;
    private String sessionEnd;
    private String notification;
    private String announced;
    private SessionId session;
    private Path transcript;
    private Path workingDirectory;

    public HookInbox(Path directory) {
        this.directory = directory;
    }

    /**
     * Takes what has arrived.
     *
     * @return whether anything has
     * @throws IOException when the directory is there and cannot be read
     */
    public boolean poll() throws IOException {
        List<Arrival> arrivals = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
            for (Path file : files) {
                arrivals.add(new Arrival(file, begunAt(file)));
            }
        } catch (NoSuchFileException notThere) {
            return false;
        }
        arrivals.sort(Arrival::compare);
        boolean anything = false;
        for (Arrival arrival : arrivals) {
            anything |= take(arrival.file());
        }
        return anything;
    }

    /** What all events so far add up to. */
    public Hooks hooks() {
        return new Hooks(
                heard,
                stopped,
                Optional.ofNullable(stopFailure),
                Optional.ofNullable(sessionEnd),
                Optional.ofNullable(notification),
                compacting,
                Optional.ofNullable(announced));
    }

    /** How many prompts were submitted since this inbox was opened. */
    int prompts() {
        return prompts;
    }

    /** Whether the last prompt's turn goes on: neither Stop nor StopFailure has followed it. */
    boolean turnOpen() {
        return prompts > 0 && !stopped && stopFailure == null && sessionEnd == null;
    }

    /** The session that the client is in. */
    public Optional<SessionId> session() {
        return Optional.ofNullable(session);
    }

    /** The transcript that belongs to it. */
    public Optional<Path> transcript() {
        return Optional.ofNullable(transcript);
    }

    /** The client's working directory when it last told us. */
    public Optional<Path> workingDirectory() {
        return Optional.ofNullable(workingDirectory);
    }

    private boolean take(Path file) throws IOException {
        HookEvent event;
        try (InputStream stream = Files.newInputStream(file)) {
            event = HookEvent.read(stream);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException garbage) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".garbage"));
            return false;
        }
        HeardEvents.keep(directory, file, event.name());
        hear(event);
        return true;
    }

    private void hear(HookEvent event) {
        heard = true;
        if (event.name().startsWith("Subagent")) {
            return;
        }
        notification = null;
        announced = null;
        switch (event.name()) {
            case "SessionStart" -> {
                enter(event);
                sessionEnd = null;
                // Whatever the source: a session that starts over is not compacting any more.
                compacting = false;
            }
            case "UserPromptSubmit" -> submitted(event);
            case "Stop" -> {
                stopped = true;
                // A compaction that failed on the way reported its failure; the turn itself came to its end.
                stopFailure = null;
                compacting = false;
            }
            case "StopFailure" -> stopFailure = event.failure();
            case "SessionEnd" ->
                sessionEnd = event.field("reason").equals("clear") ? sessionEnd : event.field("reason");
            case "Notification" -> {
                String type = event.field("notification_type");
                announced = event.field("message");
                notification = type.isEmpty() ? announced : type;
            }
            case "PreCompact" -> compacting = true;
            case "PostCompact" -> compacting = false;
            default -> {}
        }
    }

    private void submitted(HookEvent event) {
        enter(event);
        prompts++;
        stopped = false;
        stopFailure = null;
        sessionEnd = null;
        compacting = false;
    }

    private void enter(HookEvent event) {
        if (event.session().isPresent()) {
            session = event.session().get();
            transcript = event.path("transcript_path").orElse(null);
            workingDirectory = event.path("cwd").orElse(workingDirectory);
        }
    }

    /**
     * When the hook began, since 1970: in the background a later one may be done sooner. The name says so, except where
     * date knows no nanoseconds.
     */
    private static long begunAt(Path file) throws IOException {
        String name = file.getFileName().toString();
        int digits = 0;
        while (digits < name.length() && name.charAt(digits) >= '0' && name.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == NANOSECOND_DIGITS) {
            return Long.parseLong(name.substring(0, digits));
        }
        try {
            return Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }

    private record Arrival(Path file, long nanoseconds) {

        /** The order in which they came. Java's own comparators are made of classes that no archive holds. */
        static int compare(Arrival one, Arrival other) {
            int sooner = Long.compare(one.nanoseconds, other.nanoseconds);
            return sooner != 0 ? sooner : one.file.compareTo(other.file);
        }
    }
}
