package dev.belay.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this Belay, as the build has it. */
public final class Version {
    private Version() {}

    public static String ours() {
        try (InputStream stream = Version.class.getResourceAsStream("/dev/belay/version")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
