package dev.belay.terminal;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.posix.LineSettings;
import dev.belay.posix.Signals;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Attaches a shell's script to the terminal that it was started on. Words: the file for the restoration, and the script; a
 * third one where the terminal has been left before.
 */
final class AttachedUser {
    private AttachedUser() {}

    public static void main(String[] arguments) throws Exception {
        UserTerminal terminal = UserTerminal.open();
        ByteArrayOutputStream tail = new ByteArrayOutputStream();
        Attachment attachment = new Attachment(
                terminal,
                Optional.of(Path.of(arguments[0])),
                (bytes, length) -> tail.write(bytes, 0, length),
                StatusChannel.off());
        Signals.on(Signals.WINCH, attachment::resized);
        System.out.println("lines " + LineSettings.canonical(UserTerminal.INPUT) + ".");
        Child child = ChildLauncher.forThisMachine()
                .onTerminal(
                        new Command("/bin/sh", List.of("sh", "-c", arguments[1]), System.getenv()),
                        terminal.setup(),
                        () -> {});
        if (arguments.length > 2) {
            terminal.leave();
        }
        attachment.attach(child);
        String raw = LineSettings.canonical(UserTerminal.INPUT) ? "no" : "yes";
        child.awaitExit();
        attachment.detach();
        System.out.println("raw " + raw + ", then lines " + LineSettings.canonical(UserTerminal.INPUT) + ".");
        System.out.println(
                "tail " + tail.toString(StandardCharsets.UTF_8).lines().count() + ".");
    }
}
