package dev.belay.child;

import com.sun.jna.Memory;
import dev.belay.posix.ByteText;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import java.io.IOException;

/** Says beforehand what execve(2) would say, where a program in between would keep it to itself. */
final class ExecutableFile {
    private static final int X_OK = 1;
    private static final int FIRST_LINE = 512;

    private ExecutableFile() {}

    /**
     * Looks at the file, and at the interpreter that its first line names.
     *
     * @throws IOException in the C library's words when it can't be started
     */
    static void check(String file) throws IOException {
        try (Memory path = ByteText.terminated(file);
                Memory start = new Memory(FIRST_LINE)) {
            require(Libc.access(path, X_OK) == 0, file);
            int descriptor = Libc.open(path, Libc.O_RDONLY);
            if (descriptor < 0) {
                // It may be executed and not read: then it is no script.
                return;
            }
            int count = Descriptor.read(descriptor, start, FIRST_LINE);
            int errno = Libc.errno();
            Libc.close(descriptor);
            if (count < 0) {
                throw refusal(file, errno);
            }
            checkInterpreter(file, ByteText.decode(start.getByteArray(0, count)));
        }
    }

    private static void checkInterpreter(String file, String start) throws IOException {
        if (!start.startsWith("#!")) {
            return;
        }
        int end = start.indexOf('\n');
        String line = start.substring(2, end < 0 ? start.length() : end).strip();
        int blank = 0;
        while (blank < line.length() && line.charAt(blank) != ' ' && line.charAt(blank) != '\t') {
            blank++;
        }
        try (Memory interpreter = ByteText.terminated(line.substring(0, blank))) {
            require(blank == 0 || Libc.access(interpreter, X_OK) == 0, file);
        }
    }

    private static void require(boolean well, String file) throws IOException {
        if (!well) {
            throw refusal(file, Libc.errno());
        }
    }

    private static IOException refusal(String file, int errno) {
        return new IOException(file + " cannot be started: " + Libc.explain(errno));
    }
}
