package dev.belay.posix;

import dev.belay.posix.calls.NativeCalls;
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
        Descriptor.check(NativeCalls.here().changeDirectory(ByteText.encode(directory)), directory);
        System.setProperty("user.dir", directory);
    }
}
