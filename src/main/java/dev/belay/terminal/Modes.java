package dev.belay.terminal;

import dev.belay.posix.calls.NativeCalls;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/**
 * Remembers which terminal modes the program inside has switched on, so that exactly those can be taken back after a
 * death (docs/concepts/client.md, terminal modes). It reads a copy of the output after that has gone to the terminal; split
 * sequences are joined across chunks. It changes nothing and refuses to interpret anything else.
 *
 * <p>Not thread-safe: one pump writes, and reads happen after it has ended or through {@link #restoring()}, which the
 * pump itself calls.
 */
public final class Modes {
    /** Off by default in every terminal, and harmful in a shell when left on. 2026 and 25 toggle with each frame. */
    private static final int[] WATCHED = {
        9, 47, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1015, 1016, 1047, 1049, 2004, 2031, 2048, 1, 66
    };

    private static final byte ESCAPE = 0x1B;
    /** Quicker looked through than handed over. */
    private static final int SHORT = 60;

    private static final int LONGEST = 48;
    /** So many are taken back one by one, which each terminal understands. */
    private static final int FEW_PUSHES = 16;
    /** More than any terminal keeps. */
    private static final int MOST_PUSHES = 99_999;

    private enum State {
        TEXT,
        ESCAPE,
        CONTROL,
        OPERATING_SYSTEM_COMMAND
    }

    private State state = State.TEXT;
    private final StringBuilder sequence = new StringBuilder(LONGEST);
    private final TreeSet<Integer> on = new TreeSet<>();
    private int keyboardPushes;
    private boolean otherKeys;
    private boolean wrapOff;
    private boolean margins;
    private boolean cursorHidden;
    private boolean titled;
    private boolean progress;
    private boolean changed;
    private boolean anything;
    private final StatusScanner status;

    public Modes() {
        this(new StatusScanner((text, length) -> {}));
    }

    /** @param status hears the operating system commands */
    Modes(StatusScanner status) {
        this.status = status;
    }

    /** What these bytes would take back is on; the cursor is taken for hidden, as a full-screen program has it. */
    public void resume(byte[] restoring) {
        String on = new String(restoring, StandardCharsets.ISO_8859_1)
                .replace("\033[?2026l", "")
                .replace("\033[?25h", "\033[?25l")
                .replace("\033[?7h", "\033[?7l")
                .replace("\0337\033[r\0338", "\033[2;3r")
                .replace("\033[<u", "\033[>1u")
                .replace("\033[>4m", "\033[>4;1m")
                .replace("\033]9;4;0", "\033]9;4;1")
                .replace("\033]0;\007", "\033]0;-\007")
                .replaceAll("\033\\[\\?(?!25l|7l)([0-9]+)l", "\033[?$1h");
        byte[] setting = on.getBytes(StandardCharsets.ISO_8859_1);
        read(setting, setting.length);
    }

    /** Reads this much of a chunk that has just been written. */
    public void read(byte[] bytes, int length) {
        int at = 0;
        while (at < length) {
            if (state != State.TEXT) {
                step(bytes[at++]);
                continue;
            }
            at = nextEscape(bytes, at, length);
            if (at < length) {
                state = State.ESCAPE;
                at++;
            }
        }
        anything |= length > 0;
    }

    /** Nearly everything is text, and this stands between two reads of the pump: a long one is left to the C library. */
    private static int nextEscape(byte[] bytes, int from, int length) {
        int near = Math.min(length, from + SHORT);
        int at = from;
        while (at < near && bytes[at] != ESCAPE) {
            at++;
        }
        return at < near || near == length ? at : NativeCalls.here().find(bytes, near, length, ESCAPE);
    }

    private void step(byte b) {
        if (b == 0x1B) {
            state = State.ESCAPE;
        } else if (state == State.ESCAPE) {
            escape(b);
        } else if (state == State.OPERATING_SYSTEM_COMMAND) {
            command(b);
        } else if (b >= 0x40 && b <= 0x7E) {
            state = State.TEXT;
            apply((char) b);
        } else if (sequence.length() < LONGEST) {
            sequence.append((char) b);
        } else {
            state = State.TEXT;
        }
    }

    private void escape(byte b) {
        sequence.setLength(0);
        state = State.TEXT;
        status.escape(b);
        if (b == '[') {
            state = State.CONTROL;
        } else if (b == ']') {
            state = State.OPERATING_SYSTEM_COMMAND;
        } else if (b == 'c') {
            reset();
        }
    }

    /** The window title (0, 2) and the progress mark (9;4): its first characters tell which. */
    private void command(byte b) {
        status.command(b);
        if (b == 0x07) {
            state = State.TEXT;
        } else if (sequence.length() < 5) {
            sequence.append((char) b);
            if (sequence.length() == 3 && (sequence.indexOf("0;") == 0 || sequence.indexOf("2;") == 0)) {
                changed |= !titled;
                titled = true;
            } else if (sequence.indexOf("9;4;") == 0 && sequence.length() == 5) {
                changed |= progress == (b == '0');
                progress = b != '0';
            }
        }
    }

    private void apply(char last) {
        if (sequence.isEmpty()) {
            if (last == 'r' && margins) {
                margins = false;
                changed = true;
            }
            return;
        }
        char first = sequence.charAt(0);
        if (first == '?' && (last == 'h' || last == 'l')) {
            privateModes(last == 'h');
        } else if (last == 'u' && (first == '>' || first == '<')) {
            keyboard(first == '>');
        } else if (last == 'm' && first == '>') {
            otherKeys = sequence.indexOf(";") > 0;
            changed = true;
        } else if (last == 'r' && first != '?') {
            margins = true;
            changed = true;
        }
    }

    private void keyboard(boolean push) {
        keyboardPushes = push ? Math.min(keyboardPushes + 1, MOST_PUSHES) : Math.max(0, keyboardPushes - 1);
        changed = true;
    }

    private void privateModes(boolean set) {
        int number = 0;
        for (int i = 1; i <= sequence.length(); i++) {
            char c = i < sequence.length() ? sequence.charAt(i) : ';';
            if (c >= '0' && c <= '9') {
                number = Math.min(number * 10 + c - '0', 99_999);
            } else {
                privateMode(number, set);
                number = 0;
            }
        }
    }

    private void privateMode(int number, boolean set) {
        if (number == 25) {
            cursorHidden = !set;
        } else if (number == 7) {
            changed |= wrapOff == set;
            wrapOff = !set;
        } else if (watched(number)) {
            changed |= set ? on.add(number) : on.remove(number);
        }
    }

    private static boolean watched(int number) {
        for (int mode : WATCHED) {
            if (mode == number) {
                return true;
            }
        }
        return false;
    }

    private void reset() {
        on.clear();
        keyboardPushes = 0;
        otherKeys = false;
        wrapOff = false;
        margins = false;
        cursorHidden = false;
        titled = false;
        progress = false;
        changed = true;
    }

    /** Whether what {@link #restoring()} returns may be another than at the last call of this. */
    public boolean changedSince() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** Whether the alternate screen is shown: then what stands there goes away with it. */
    public boolean alternateScreen() {
        return on.contains(1049) || on.contains(1047) || on.contains(47);
    }

    /** The bytes that take everything back which is on now; empty when the program has written nothing. */
    public byte[] restoring() {
        if (!anything) {
            return new byte[0];
        }
        StringBuilder out = new StringBuilder();
        boolean alternate = alternateScreen();
        for (int mode : on) {
            if (mode != 1049 && mode != 1047 && mode != 47) {
                out.append("\033[?").append(mode).append('l');
            }
        }
        out.append("\033[?2026l");
        if (keyboardPushes > FEW_PUSHES) {
            out.append("\033[<").append(keyboardPushes).append('u');
        } else {
            out.append("\033[<u".repeat(keyboardPushes));
        }
        if (otherKeys) {
            out.append("\033[>4m");
        }
        if (alternate) {
            out.append(on.contains(1049) ? "\033[?1049l" : on.contains(1047) ? "\033[?1047l" : "\033[?47l");
        }
        if (margins) {
            out.append("\0337\033[r\0338");
        }
        if (wrapOff) {
            out.append("\033[?7h");
        }
        if (progress) {
            out.append("\033]9;4;0\007");
        }
        if (titled) {
            out.append("\033]0;\007");
        }
        out.append("\033[0m\033(B\017\033[?25h");
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether a shell would suffer from what is on now. */
    public boolean dirty() {
        return cursorHidden || wrapOff || margins || otherKeys || keyboardPushes > 0 || !on.isEmpty();
    }
}
