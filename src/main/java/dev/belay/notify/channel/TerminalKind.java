package dev.belay.notify.channel;

import java.util.Locale;
import java.util.Map;

/** By which escape sequence a terminal shows a popup. Sent to one that does not know it, it would show as rubbish. */
public enum TerminalKind {
    /** {@code OSC 99}: kitty. */
    OSC_99,
    /** {@code OSC 777;notify}: foot, urxvt, WezTerm, Ghostty, Warp. */
    OSC_777,
    /** {@code OSC 9}: iTerm2. */
    OSC_9,
    /** Any other: a bell. */
    BELL;

    /**
     * As far as the environment tells; over SSH only {@code TERM} and {@code LC_TERMINAL} come through. Whoever stands
     * between (tmux, screen) is not looked through here.
     */
    public static TerminalKind of(Map<String, String> environment) {
        if (environment.containsKey("TMUX") || environment.containsKey("STY")) {
            return BELL;
        }
        TerminalKind byTerm = named(environment.getOrDefault("TERM", ""));
        if (byTerm != BELL) {
            return byTerm;
        }
        String program = environment.getOrDefault("TERM_PROGRAM", environment.getOrDefault("LC_TERMINAL", ""));
        return named(program);
    }

    /** By a terminal's own name for itself, or the name of its terminfo entry. */
    public static TerminalKind named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("kitty") || lower.startsWith("xterm-kitty")) {
            return OSC_99;
        }
        for (String known : new String[] {"foot", "rxvt-unicode", "wezterm", "ghostty", "xterm-ghostty", "warp"}) {
            if (lower.startsWith(known)) {
                return OSC_777;
            }
        }
        return lower.startsWith("iterm") ? OSC_9 : BELL;
    }

    /** The bytes, as text without anything that could end the sequence early. */
    public String sequence(String id, String title, String body) {
        return switch (this) {
            case OSC_99 ->
                "\033]99;i=" + id + ":d=0;" + safe(title) + "\033\\\033]99;i=" + id + ":d=1:p=body;" + safe(body)
                        + "\033\\";
            case OSC_777 -> "\033]777;notify;" + safe(title).replace(';', ',') + ";" + safe(body) + "\007";
            // A digit at the beginning would be a command to ConEmu and its heirs.
            case OSC_9 -> "\033]9;" + safe("Belay: " + title + ". " + body) + "\007";
            case BELL -> "\007";
        };
    }

    private static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            safe.append(unit < ' ' || unit >= 0x7f && unit <= 0x9f ? ' ' : unit);
        }
        return safe.toString();
    }

    /** What tmux hands on to the terminal around it. */
    public static String throughTmux(String sequence) {
        return "\033Ptmux;" + sequence.replace("\033", "\033\033") + "\033\\";
    }
}
