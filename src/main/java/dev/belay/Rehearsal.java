package dev.belay;

import com.sun.jna.Memory;
import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.child.TerminalSetup;
import dev.belay.evidence.Exit;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Invocation;
import dev.belay.posix.WindowSize;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a command on a pty of its own and prints what it writes: scripts/build uses it to have one whole supervised
 * session recorded in the class-data archive, without asking for script(1) or expect.
 */
public final class Rehearsal {
    private static final WindowSize SIZE = new WindowSize(40, 120, 0, 0);

    private Rehearsal() {}

    public static void main(String[] args) throws Exception {
        List<String> words = new ArrayList<>(List.of(args));
        Child child = ChildLauncher.forThisMachine()
                .onTerminal(
                        new Command(args[0], words, Invocation.environment()),
                        new TerminalSetup(SIZE, new byte[0]),
                        () -> {});
        try (Memory buffer = new Memory(4096)) {
            int count;
            while ((count = Descriptor.read(child.descriptor(), buffer, 4096)) > 0) {
                System.out.write(buffer.getByteArray(0, count));
            }
        }
        Exit exit = child.awaitExit();
        System.exit(exit.shellStatus());
    }
}
