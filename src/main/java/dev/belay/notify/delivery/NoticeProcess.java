package dev.belay.notify.delivery;

import dev.belay.launcher.BelayLauncher;
import dev.belay.machine.process.Processes;
import dev.belay.notify.NotificationJson;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.channel.LinuxDetachment;
import dev.belay.notify.channel.Programs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The process that tells people, and outlives us. */
public final class NoticeProcess {
    /** Marks what was started to tell people: it is none of the orphans of a dead claude. */
    private static final String MARK = "BELAY_NOTICE";

    /**
     * A moment later, for it is a JVM, and the message on the screen comes first. As long as it is in the terminal's session,
     * it must not hear when that closes.
     */
    private static final String SHELL = "trap '' HUP INT QUIT; request=$(cat); "
            + "{ sleep 0.2 2>/dev/null || sleep 1; printf %s \"$request\" | \"$@\"; } &";

    private NoticeProcess() {}

    /** Tells people of this. */
    public static void start(NotificationRequest request, Map<String, String> environment) throws IOException {
        start(NotificationJson.of(request), environment);
    }

    /**
     * In the background of a shell: then it is nobody's child when we end, and no terminal's Ctrl-C reaches it. The shell
     * takes all of it before it ends, because Java closes the pipe of one that has ended; and no disk is needed.
     */
    private static void start(String json, Map<String, String> environment) throws IOException {
        String launcher = BelayLauncher.path();
        if (launcher.isEmpty()) {
            throw new IOException("the path of the launcher is unknown");
        }
        Programs programs = new Programs(environment);
        List<String> prefix = LinuxDetachment.prefix(programs);
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, "belay"));
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
