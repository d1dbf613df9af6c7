package dev.belay.notify.channel;

import dev.belay.notify.Harmless;
import dev.belay.notify.NotificationJson;
import dev.belay.notify.NotificationRequest;
import dev.belay.posix.SearchPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any command, which gets the incident as JSON on its standard input. It is started once: it may have done half its work. */
public final class ExecChannel implements Channel {
    private static final long PATIENCE = 30_000;

    private final List<String> command;
    private final Programs programs;
    private final long patience;

    public ExecChannel(List<String> command, Map<String, String> environment) {
        this(command, environment, PATIENCE);
    }

    ExecChannel(List<String> command, Map<String, String> environment, long patience) {
        this.command = List.copyOf(command);
        this.programs = new Programs(environment);
        this.patience = patience;
    }

    /** Its first word alone: the others may hold a token. */
    @Override
    public String name() {
        return "exec " + Harmless.text(command.get(0), 60);
    }

    @Override
    public Optional<String> obstacle() {
        boolean there = command.get(0).contains("/")
                ? SearchPath.isProgram(command.get(0))
                : programs.find(command.get(0)).isPresent();
        return there ? Optional.empty() : Optional.of("no such command");
    }

    @Override
    public void tell(NotificationRequest request) throws IOException {
        Programs.Ended ended = programs.run(command, NotificationJson.of(request.notification()) + "\n", patience);
        if (ended.status() != 0) {
            String said = Harmless.text(ended.output(), 120);
            throw new IOException("it exited with status " + ended.status() + (said.isEmpty() ? "" : ": " + said));
        }
    }
}
