package dev.belay.notify.channel;

import dev.belay.notify.Notification;
import dev.belay.notify.NotificationRequest;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A popup by the terminal itself, which works over SSH: an escape sequence where the terminal knows one, tmux lets it
 * through, and else the bell. To be used only when nobody else owns the screen.
 */
public final class TerminalChannel implements Channel {
    private static final long PATIENCE = 2_000;
    private static final int BODY = 200;

    private final Map<String, String> environment;
    private final Programs programs;
    private final Sink sink;

    /** Where the bytes go. */
    interface Sink {
        boolean present();

        boolean write(byte[] bytes);
    }

    public TerminalChannel(Map<String, String> environment) {
        this(environment, new OwnTerminal());
    }

    TerminalChannel(Map<String, String> environment, Sink sink) {
        this.environment = environment;
        this.programs = new Programs(environment);
        this.sink = sink;
    }

    @Override
    public String name() {
        return "terminal (" + way() + ")";
    }

    @Override
    public Optional<String> obstacle() {
        if (!sink.present()) {
            return Optional.of("neither standard error nor standard output is a terminal");
        }
        return "dumb".equals(environment.get("TERM")) ? Optional.of("TERM is dumb") : Optional.empty();
    }

    @Override
    public void tell(NotificationRequest request) throws IOException {
        if (request.notification().isSeenTo()) {
            return;
        }
        String sequence = sequence(request.notification());
        if (!sink.write(sequence.getBytes(StandardCharsets.UTF_8))) {
            throw new IOException("the terminal is gone");
        }
    }

    /** How it is told here: {@code OSC 99 through tmux}, {@code bell: allow-passthrough of tmux is off}. */
    public String way() {
        if (!inTmux()) {
            return word(TerminalKind.of(environment));
        }
        TerminalKind around = aroundTmux();
        if (around == TerminalKind.BELL) {
            return "bell";
        }
        return passesThrough() ? word(around) + " through tmux" : "bell: allow-passthrough of tmux is off";
    }

    private static String word(TerminalKind kind) {
        return kind == TerminalKind.BELL ? "bell" : kind.name().replace('_', ' ');
    }

    String sequence(Notification notification) {
        boolean tmux = inTmux();
        TerminalKind kind = tmux ? aroundTmux() : TerminalKind.of(environment);
        if (tmux && kind != TerminalKind.BELL && !passesThrough()) {
            kind = TerminalKind.BELL;
        }
        String body = String.join(" ", notification.discreet().lines());
        String sequence = kind.sequence(notification.id(), notification.title(), shorten(body));
        return tmux && kind != TerminalKind.BELL ? TerminalKind.throughTmux(sequence) : sequence;
    }

    private static String shorten(String body) {
        return dev.belay.text.Untrusted.shorten(body, BODY);
    }

    private boolean inTmux() {
        return !environment.getOrDefault("TMUX", "").isEmpty();
    }

    /** The terminal in which tmux is shown says its name by itself, or by its TERM; where none is there, a bell waits. */
    private TerminalKind aroundTmux() {
        TerminalKind byItself = TerminalKind.named(tmux("display-message", "-p", "#{client_termtype}"));
        return byItself == TerminalKind.BELL
                ? TerminalKind.named(tmux("display-message", "-p", "#{client_termname}"))
                : byItself;
    }

    /** Before 3.3 there was no such option, and everything passed. */
    private boolean passesThrough() {
        String value = tmux("show-options", "-Apv", "allow-passthrough");
        return value.equals("on") || value.equals("all") || value.startsWith("invalid option");
    }

    private String tmux(String... arguments) {
        try {
            List<String> command = new java.util.ArrayList<>(List.of("tmux"));
            command.addAll(List.of(arguments));
            if (arguments[0].equals("display-message") && environment.containsKey("TMUX_PANE")) {
                command.addAll(2, List.of("-t", environment.get("TMUX_PANE")));
            }
            return programs.run(command, "", PATIENCE).output().strip();
        } catch (IOException notThere) {
            return "";
        }
    }

    /** Standard error, or else standard output: claude's own output in a pipe is never touched. */
    private static final class OwnTerminal implements Sink {
        @Override
        public boolean present() {
            return Terminal.is(2) || Terminal.is(1);
        }

        @Override
        public boolean write(byte[] bytes) {
            return Descriptor.write(Terminal.is(2) ? 2 : 1, bytes);
        }
    }
}
