package dev.belay;

import dev.belay.child.*;
import dev.belay.evidence.Exit;
import dev.belay.posix.*;
import dev.belay.terminal.*;
import java.util.*;

public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        List<String> a = Invocation.arguments(args);
        Map<String, String> env = Invocation.environment();
        LinuxCalls.adoptOrphans();
        ChildLauncher l = ChildLauncher.forThisMachine();
        if (UserTerminal.present()) {
            UserTerminal t = UserTerminal.open();
            Attachment at = new Attachment(t, Optional.empty(), (b, n) -> {});
            Child c = l.onTerminal(
                    new Command(a.get(2), a.subList(2, a.size()), env),
                    new TerminalSetup(t.size(), t.attributes()),
                    () -> at.stopped());
            at.attach(c);
            Signals.revive(2);
            Signals.on("WINCH", at::resized);
            Signals.on("CONT", t::continued);
            Exit e = c.awaitExit();
            at.detach();
            Runtime.getRuntime().halt(e.shellStatus());
        }
    }
}
