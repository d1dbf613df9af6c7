package dev.belay.notify.delivery;

import dev.belay.decide.Choice;
import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.machine.process.Processes;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationJson;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.NotificationText;
import dev.belay.notify.channel.LinuxDetachment;
import dev.belay.notify.channel.Programs;
import dev.belay.notify.channel.TerminalChannel;
import dev.belay.settings.NotificationSettings;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Notifier;
import dev.belay.supervise.SessionEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The supervisor's side of telling: it puts an event into words and gives them to a process of its own, which waits, tries
 * again and outlives us. Nothing of it is loaded before there is something to tell, no network is touched here, and
 * whatever goes wrong is logged and forgotten.
 */
public final class NotificationSpawner implements Notifier {
    /** Marks what was started to tell people: it is none of the orphans of a dead claude. */
    private static final String MARK = "BELAY_NOTICE";

    private static final String SHELL = "request=$(cat); printf %s \"$request\" | \"$@\" &";

    /** Where it stays in the terminal's session, it must not hear when that closes. */
    private static final String DEAF = "trap '' HUP INT QUIT; " + SHELL;

    private final Map<String, String> environment;
    private final Path directory;
    private final Again again;
    private final Optional<Path> answer;

    /** The commands that bring a session back, the user's own words replayed. */
    public interface Again {
        /** Empty when there is none. */
        List<String> resume(SessionId session);

        /** Empty when there is none. */
        List<String> compact(SessionId session);

        /** What a person types to go on without us. */
        String byHand(SessionId session);
    }

    /** @param answer where a click may answer the question on the terminal */
    public NotificationSpawner(Map<String, String> environment, Path directory, Again again, Optional<Path> answer) {
        this.environment = environment;
        this.directory = directory;
        this.again = again;
        this.answer = answer;
    }

    @Override
    public void tell(SessionEvent event) {
        try {
            NotificationRequest request = request(event);
            if (claudeHasGone(event)) {
                tellTerminal(request);
            }
            send(NotificationJson.of(request));
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError fault) {
            LoggerFactory.getLogger(NotificationSpawner.class).warn("a notification could not be sent", fault);
        }
    }

    private static boolean claudeHasGone(SessionEvent event) {
        return !event.evidence().alive() && !event.known();
    }

    private NotificationRequest request(SessionEvent event) {
        Notification notification = new NotificationText(directory, again::byHand).of(event);
        Optional<Incident> over = event.stopped();
        Optional<SessionId> session = over.map(Incident::evidence)
                .filter(evidence -> evidence.transcript().endsOn() != Transcript.Ending.NOTHING)
                .flatMap(Evidence::session);
        Optional<Step.Offer> offer = over.flatMap(Incident::offer);
        boolean compacts = offer.map(asked -> asked.choices().contains(Choice.COMPACT))
                .or(() -> over.map(
                        incident -> incident.diagnosis().best().rule().recover().contains(Recovery.COMPACT_AND_RESUME)))
                .orElse(false);
        return new NotificationRequest(
                notification,
                session.map(again::resume).orElse(List.of()),
                session.filter(any -> compacts).map(again::compact).orElse(List.of()),
                offer.flatMap(asked -> answer.map(Path::toString)));
    }

    /** While claude owns the screen nothing is written to it; when it has gone, this terminal hears of it at once. */
    private void tellTerminal(NotificationRequest request) {
        try {
            NotificationSettings settings =
                    NotificationSettings.read(environment).onlyTerminal();
            if (!settings.channels().isEmpty()) {
                new Delivery(
                                settings,
                                one -> new TerminalChannel(environment),
                                new SentLog(Optional.empty()),
                                ZoneId.systemDefault())
                        .tell(request, Instant.now());
            }
        } catch (UsageException broken) {
            LoggerFactory.getLogger(NotificationSpawner.class)
                    .warn("the terminal got no notification: {}", broken.getMessage());
        }
    }

    /**
     * In the background of a shell: then it is nobody's child when we end, and no terminal's Ctrl-C reaches it. The shell
     * takes all of it before it ends, because Java closes the pipe of one that has ended; and no disk is needed.
     */
    private void send(String json) throws IOException {
        String launcher = System.getProperty("belay.launcher", "");
        if (launcher.isEmpty()) {
            throw new IOException("the path of the launcher is unknown");
        }
        Programs programs = new Programs(environment);
        List<String> prefix = LinuxDetachment.prefix(programs);
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", prefix.isEmpty() ? DEAF : SHELL, "belay"));
        command.addAll(prefix);
        command.addAll(List.of(launcher, "send-notice"));
        Process shell = programs.subprocess(command)
                .pipeIn()
                .withoutOutput()
                .withoutErrors()
                .with(MARK, "1")
                .start();
        Processes.here().setAside(shell.pid());
        try (OutputStream stream = shell.getOutputStream()) {
            stream.write(json.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether this process was started, at whatever remove, to tell somebody. */
    public static boolean started(long pid) {
        return Processes.here().hasVariable(pid, MARK);
    }
}
