package dev.belay.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.notify.Hostile;
import dev.belay.notify.Incidents;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.NotificationText;
import dev.belay.supervise.SessionEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalChannelTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private final TerminalChannel.Sink sink = new TerminalChannel.Sink() {
        @Override
        public boolean present() {
            return true;
        }

        @Override
        public boolean write(byte[] bytes) {
            written.writeBytes(bytes);
            return true;
        }
    };

    private String told(Map<String, String> environment, String because, String project) throws IOException {
        Notification notification = new NotificationText(Path.of("/home/u").resolve(project))
                .of(new SessionEvent.GivenUp(Incidents.givenUp(because)));
        new TerminalChannel(environment, sink)
                .tell(new NotificationRequest(notification, List.of(), List.of(), Optional.empty()));
        String text = written.toString(StandardCharsets.UTF_8);
        written.reset();
        return text;
    }

    /** A tmux that says this of the terminal around it and of its option. */
    private Map<String, String> tmux(String termtype, String termname, String passthrough) throws IOException {
        Path tmux = folder.resolve("tmux");
        Files.writeString(
                tmux,
                "#!/bin/sh\ncase \"$*\" in\n*client_termtype*) echo '" + termtype + "';;\n*client_termname*) echo '"
                        + termname + "';;\n*allow-passthrough*) " + passthrough + ";;\nesac\n");
        Files.setPosixFilePermissions(tmux, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new HashMap<>(Map.of(
                "PATH", folder + ":/usr/bin:/bin", "TMUX", "/tmp/s,1,0", "TERM", "tmux-256color", "TMUX_PANE", "%1"));
    }

    @ParameterizedTest
    @CsvSource({
        "xterm-kitty,, OSC_99",
        "foot,, OSC_777",
        "rxvt-unicode-256color,, OSC_777",
        "xterm-ghostty,, OSC_777",
        "xterm-256color, WezTerm, OSC_777",
        "xterm-256color, iTerm.app, OSC_9",
        "xterm-256color, Apple_Terminal, BELL",
        "xterm-256color, vscode, BELL",
        "linux,, BELL"
    })
    void knowsATerminalByItsName(String term, String program, TerminalKind kind) {
        Map<String, String> environment = new HashMap<>(Map.of("TERM", term));
        if (program != null) {
            environment.put("TERM_PROGRAM", program);
        }
        assertEquals(kind, TerminalKind.of(environment));
    }

    @Test
    void speaksEachTerminalsLanguage() throws IOException {
        String kitty = told(Map.of("TERM", "xterm-kitty"), "x", "web");
        assertTrue(kitty.matches("(?s)\033\\]99;i=belay_\\d+_0a80a98a_given_up:d=0;Claude has stopped in web\033\\\\"
                + "\033\\]99;i=belay_\\d+_0a80a98a_given_up:d=1:p=body;The kernel killed claude\\..*\033\\\\"));
        String foot = told(Map.of("TERM", "foot"), "x", "a;b");
        assertTrue(foot.startsWith("\033]777;notify;Claude has stopped in a,b;The kernel"), foot);
        String iterm = told(Map.of("LC_TERMINAL", "iTerm2"), "x", "web");
        assertTrue(iterm.startsWith("\033]9;Belay: Claude has stopped in web. The kernel"), iterm);
        assertEquals("\007", told(Map.of("TERM", "linux"), "x", "web"));
    }

    @Test
    void isWrappedForTmuxWhereThatLetsItThroughAndRingsElsewhere() throws IOException {
        String wrapped = told(tmux("kitty(0.26.5)", "xterm-kitty", "echo on"), "x", "web");
        assertTrue(wrapped.startsWith("\033Ptmux;\033\033]99;"), wrapped);
        assertTrue(wrapped.endsWith("\033\033\\\033\\"), wrapped);
        assertEquals("\007", told(tmux("kitty(0.26.5)", "xterm-kitty", "echo off"), "x", "web"));
        assertEquals("\007", told(tmux("", "xterm-256color", "echo on"), "x", "web"));
        String old = "echo 'invalid option: allow-passthrough' >&2; exit 1";
        assertTrue(told(tmux("", "foot", old), "x", "web").startsWith("\033Ptmux;"));
        assertEquals(
                "bell: allow-passthrough of tmux is off",
                new TerminalChannel(tmux("", "foot", "echo off"), sink).way());
        assertEquals("bell", new TerminalChannel(Map.of("STY", "1", "TERM", "xterm-kitty"), sink).way());
    }

    @Test
    void nothingHostileIsWritten() throws IOException {
        for (String term : List.of("xterm-kitty", "foot", "iterm2")) {
            for (String hostile : Hostile.TEXTS) {
                String name = hostile.replace('\0', ' ').replace('/', ' ');
                String text = told(Map.of("TERM", term), hostile, name);
                String inner = text.replaceAll("\033\\](99;|777;|9;)", "")
                        .replaceAll("\033\\\\|\007", "")
                        .strip();
                Hostile.assertHarmless(inner);
                assertFalse(text.length() > 2000, "long");
            }
        }
    }

    @Test
    void aDumbTerminalIsLeftAlone() {
        assertEquals(Optional.of("TERM is dumb"), new TerminalChannel(Map.of("TERM", "dumb"), sink).obstacle());
    }
}
