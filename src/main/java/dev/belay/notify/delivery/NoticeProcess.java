package dev.belay.notify.delivery;

import dev.belay.launcher.BelayLauncher;
import dev.belay.machine.process.Processes;
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

    private static final String SHELL = "request=$(cat); printf %s \"$request\" | \"$@\" &";

    /** Where it stays in the terminal's session, it must not hear when that closes. */
    private static final String DEAF = "trap '' HUP INT QUIT; " + SHELL;

    private NoticeProcess() {}

    /**
     * In the background of a shell: then it is nobody's child when we end, and no terminal's Ctrl-C reaches it. The shell
     * takes all of it before it ends, because Java closes the pipe of one that has ended; and no disk is needed.
     */
    static void start(String json, Map<String, String> environment) throws IOException {
        String launcher = BelayLauncher.path();
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
