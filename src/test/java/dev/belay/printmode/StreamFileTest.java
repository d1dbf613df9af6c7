package dev.belay.printmode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class StreamFileTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    private void tap(byte[] bytes, int length) {
        seen.write(bytes, 0, length);
    }

    private String attempt(StreamFile file, String lines) throws Exception {
        seen.reset();
        int sink = file.open().orElseThrow();
        file.begin();
        file.follow(this::tap);
        Descriptor.write(sink, lines.getBytes(StandardCharsets.US_ASCII));
        Libc.close(sink);
        file.drain();
        file.advance(seen.size());
        return seen.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void eachAttemptIsReadFromItsBeginning() throws Exception {
        StreamFile file = new StreamFile(Optional.of(folder));
        assertEquals("first\n", attempt(file, "first\n"));
        assertFalse(file.isFresh());
        assertEquals("second\n", attempt(file, "second\n"));
    }

    @Test
    void anotherJvmGoesOnWhereThisOneStopped() throws Exception {
        StreamFile file = new StreamFile(Optional.of(folder));
        file.announced("");
        attempt(file, "went out\n");
        file.announced("0a80a98a-2efd-473d-8988-80fe42db6e92");
        StreamFile other = new StreamFile(Optional.of(folder));
        other.takeOver();
        assertEquals("0a80a98a-2efd-473d-8988-80fe42db6e92", other.session());
        assertFalse(other.isFresh());
        assertTrue(other.atLineStart());
        seen.reset();
        other.follow(this::tap);
        other.drain();
        assertEquals("", seen.toString(StandardCharsets.US_ASCII));
    }

    @Test
    void withoutAFolderThereIsNoFile() {
        StreamFile file = new StreamFile(Optional.empty());
        assertTrue(file.open().isEmpty());
        assertThrows(IOException.class, file::takeOver);
    }
}
