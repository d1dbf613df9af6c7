package dev.belay.operate.wait;

import dev.belay.claude.provider.credentials.Credentials;
import dev.belay.decide.Step;
import dev.belay.operate.dialog.CancellableWait;
import dev.belay.operate.dialog.RenewalRequest;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import dev.belay.supervise.NotificationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Waits until somebody has renewed the credentials in another window. It looks at the files that this would change, never
 * at the API, and tells people once what to type. What no file can show is not waited for.
 */
public final class CredentialsWait {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Supplier<Credentials> credentials;
    private final UserDialog dialog;
    private final CancellableWait waiting;
    private final NotificationPolicy notifications;

    /**
     * What came of it.
     *
     * @param renewed whether claude may be started again
     * @param ending how to end when the wait was broken off
     * @param reason why there is no more waiting, where there was a wait
     */
    public record Result(boolean renewed, Optional<Ending> ending, Optional<String> reason) {
        static final Result RENEWED = new Result(true, Optional.empty(), Optional.empty());
        static final Result IMPOSSIBLE = new Result(false, Optional.empty(), Optional.empty());
    }

    /** @param credentials how they stand, read again each time */
    public CredentialsWait(
            Supplier<Credentials> credentials,
            UserDialog dialog,
            CancellableWait waiting,
            NotificationPolicy notifications) {
        this.credentials = credentials;
        this.dialog = dialog;
        this.waiting = waiting;
        this.notifications = notifications;
    }

    /** Waits, as long as the step says. */
    public Result await(Step.AwaitCredentials step, Incident incident) {
        Credentials before = credentials.get();
        List<Path> files = before.renewal().files();
        if (!before.renewal().visible()) {
            return Result.IMPOSSIBLE;
        }
        String seen = state(files);
        if (renewedBefore(before, incident)) {
            dialog.note("the credentials were renewed in the meantime; going on");
            return Result.RENEWED;
        }
        RenewalRequest request = RenewalRequest.now(before, step.longest());
        dialog.note(request.note());
        notifications.awaiting(incident, request.notification());
        while (Instant.now().isBefore(request.until())) {
            Optional<Ending> ending = look(request);
            if (ending.isPresent()) {
                dialog.progress("");
                return new Result(false, ending, Optional.empty());
            }
            String now = state(files);
            if (!now.equals(seen)) {
                seen = now;
                Credentials after = credentials.get();
                if (after.usable()) {
                    dialog.note(after.sentence(Instant.now()) + "; going on");
                    return Result.RENEWED;
                }
            }
        }
        dialog.progress("");
        return new Result(false, Optional.empty(), Optional.of(request.unheard(Instant.now())));
    }

    /** Somebody may have done it while claude still tried: it is worth one start with what has an end ahead. */
    private static boolean renewedBefore(Credentials now, Incident incident) {
        Instant started = incident.evidence().at().minus(incident.evidence().ran());
        boolean ahead = now.left(Instant.now()).isPresent();
        return ahead
                && now.renewal().files().stream()
                        .anyMatch(file ->
                                changed(file).map(at -> at.isAfter(started)).orElse(false));
    }

    private Optional<Ending> look(RenewalRequest request) {
        return waiting.until((now, waited) -> LOOK.minus(waited), (now, waited) -> {
            dialog.progress(request.progress(now));
            return LOOK;
        });
    }

    /** What a change of these files would change. */
    private static String state(List<Path> files) {
        StringBuilder state = new StringBuilder();
        for (Path file : files) {
            try {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                state.append(found.lastModifiedTime().toInstant())
                        .append(' ')
                        .append(found.size())
                        .append(' ')
                        .append(found.fileKey());
            } catch (IOException missing) {
                state.append("none");
            }
            state.append('\n');
        }
        return state.toString();
    }

    private static Optional<Instant> changed(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException missing) {
            return Optional.empty();
        }
    }
}
