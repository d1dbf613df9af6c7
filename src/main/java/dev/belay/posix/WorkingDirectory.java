package dev.belay.posix;

import com.sun.jna.Memory;
import java.io.IOException;

/**
 * The working directory of this process, which Java itself cannot change. Children inherit it; {@code user.dir} says the
 * same afterwards. Only for the beginning of a run: a relative {@link java.nio.file.Path} that was made absolute before
 * names what it named then.
 */
public final class WorkingDirectory {
    private WorkingDirectory() {}

    /**
     * Goes there.
     *
     * @throws IOException when it is not there or not for us
     */
    public static void enter(String directory) throws IOException {
        try (Memory path = ByteText.terminated(directory)) {
            if (Libc.chdir(path) != 0) {
                throw new IOException(directory + ": " + Libc.explain(Libc.errno()));
            }
        }
        System.setProperty("user.dir", directory);
    }
}
