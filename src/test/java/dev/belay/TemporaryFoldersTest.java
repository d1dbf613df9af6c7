package dev.belay;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** A run of all tests fills gigabytes of temporary folders, which once filled the disk. */
class TemporaryFoldersTest {
    private static Path before;

    @RepeatedTest(2)
    void areGoneBeforeTheNextTest(@TempDir Path folder) throws IOException {
        assertFalse(before != null && Files.exists(before), before + " is still there");
        Files.writeString(folder.resolve("file"), "text");
        before = folder;
    }
}
