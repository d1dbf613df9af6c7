package dev.belay.terminal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks on the terminal that it was started on, and says which key it was. Words: the keys that are allowed, and the key of
 * a click that comes from elsewhere, if one does.
 */
final class AskedUser {
    private AskedUser() {}

    public static void main(String[] arguments) throws IOException {
        UserTerminal terminal = UserTerminal.open();
        AtomicInteger looks = new AtomicInteger();
        // The first look is there to forget an old click.
        KeyPrompt.Elsewhere elsewhere =
                () -> arguments.length > 1 && looks.getAndIncrement() > 0 ? arguments[1].charAt(0) : KeyPrompt.NONE;
        System.out.println("asked");
        char key = KeyPrompt.ask(terminal, arguments[0], elsewhere, () -> System.out.println("listening"));
        System.out.println("key " + (int) key + ".");
        // What was not taken is still there for a shell.
        StringBuilder rest = new StringBuilder();
        while (key == KeyPrompt.TYPING && rest.indexOf("\n") < 0) {
            rest.append((char) System.in.read());
        }
        System.out.println("left " + rest.toString().strip() + ".");
    }
}
