package dev.belay.run;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.child.TerminalSetup;
import dev.belay.demo.StandIn;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Invocation;
import dev.belay.posix.WindowSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs scripts/rehearse on a pty of its own, prints what it writes, and answers the question at the end with "quit":
 * scripts/build uses it to have one whole supervised session, its failure and the message recorded in the class-data
 * archive, without asking for script(1) or expect. The client is the stand-in of the demonstration.
 */
public final class TrainingRun {
    private static final WindowSize SIZE = new WindowSize(40, 120, 0, 0);

    private static final long PAUSE = 50_000_000;

    private TrainingRun() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> environment = new TreeMap<>(Invocation.environment());
        // Long enough for us to follow it.
        environment.put("BELAY_DEMO_PACE", "quick");
        List<String> arguments = new ArrayList<>(List.of(args));
        arguments.add(client(Path.of(environment.get("HOME"))).toString());
        Child child = ChildLauncher.forThisMachine()
                .onTerminal(
                        new Command(args[0], arguments, environment), new TerminalSetup(SIZE, new byte[0]), () -> {});
        // What reads a key is wanted with the first one.
        Descriptor.write(child.descriptor(), new byte[] {' '});
        byte[] buffer = new byte[4096];
        int count;
        while ((count = Descriptor.read(child.descriptor(), buffer)) > 0) {
            String said = new String(buffer, 0, count, StandardCharsets.UTF_8);
            System.out.print(said);
            if (said.contains("quit")) {
                answer(child);
            }
        }
        System.out.flush();
        System.exit(child.awaitExit().shellStatus());
    }

    /** One whose version is known before it has been started, for then it is given hooks. */
    private static Path client(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("package.json"), "{\"name\":\"@anthropic-ai/claude-code\",\"version\":\"2.1.332\"}");
        return StandIn.unpack(folder);
    }

    /** Again and again, for what is typed before the question has been seen is no answer. */
    private static void answer(Child child) {
        Thread typist = new Thread(() -> {
            while (child.isRunning()) {
                Descriptor.write(child.descriptor(), new byte[] {'q'});
                LockSupport.parkNanos(PAUSE);
            }
        });
        typist.setDaemon(true);
        typist.start();
    }
}
