package dev.belay.command.diagnosis.paste;

import dev.belay.console.Console;
import dev.belay.posix.LineSettings;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What somebody pastes into the terminal, up to Ctrl-D, in lines of any length. */
public final class TerminalPaste extends FilterInputStream {
    private static final int CONTROL_D = 4;

    private final Optional<Runnable> restore;
    private boolean ended;

    private TerminalPaste(InputStream typed, Optional<Runnable> restore) {
        super(typed);
        this.restore = restore;
    }

    /** Says what to paste, and reads it. To be closed. */
    public static TerminalPaste of(Console console, String before) {
        console.say(before + "paste claude's last screen and what the shell printed after it, then press Ctrl-D");
        console.err().flush();
        Optional<Runnable> restore = Optional.empty();
        try {
            restore = LineSettings.readByCharacters(0);
            restore.ifPresent(
                    settings -> Runtime.getRuntime().addShutdownHook(new Thread(settings, "belay-line-settings")));
        } catch (LinkageError noNativeLibrary) {
            // By lines then, as the kernel hands them over.
        }
        return new TerminalPaste(console.in(), restore);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = ended ? -1 : super.read(bytes, offset, length);
        for (int at = 0; at < count; at++) {
            if (bytes[offset + at] == CONTROL_D) {
                ended = true;
                return at == 0 ? -1 : at;
            }
        }
        return count;
    }

    /** Leaves the terminal as it was; the stream behind it is the process's own. */
    @Override
    public void close() {
        restore.ifPresent(Runnable::run);
    }
}
