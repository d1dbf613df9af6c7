package dev.belay.child;

import dev.belay.posix.ByteText;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;
import java.util.Arrays;

/** Says beforehand what execve(2) would say, where a program in between would keep it to itself. */
final class ExecutableFile {
    private static final int FIRST_LINE = 512;

    private ExecutableFile() {}

    /**
     * Looks at the file, and at the interpreter that its first line names.
     *
     * @throws IOException in the C library's words when it can't be started
     */
    static void check(String file) throws IOException {
        byte[] path = ByteText.encode(file);
        require(NativeCalls.here().mayExecute(path), file);
        int descriptor = NativeCalls.here().openToRead(path);
        if (descriptor < 0) {
            // It may be executed and not read: then it is no script.
            return;
        }
        byte[] start = new byte[FIRST_LINE];
        int count = Descriptor.read(descriptor, start);
        Libc.close(descriptor);
        require(count, file);
        checkInterpreter(file, ByteText.decode(Arrays.copyOf(start, count)));
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
        if (blank > 0) {
            require(NativeCalls.here().mayExecute(ByteText.encode(line.substring(0, blank))), file);
        }
    }

    private static void require(int result, String file) throws IOException {
        if (result < 0) {
            throw new IOException(file + " cannot be started: " + Libc.explain(-result));
        }
    }
}
