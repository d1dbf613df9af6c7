package dev.belay.printmode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written to a file is shown as it comes. */
class FollowedFileTest {
    @TempDir
    Path folder;

    private final LinkedBlockingQueue<String> shown = new LinkedBlockingQueue<>();

    private FollowedFile follow(long from) throws Exception {
        FollowedFile file = new FollowedFile(
                folder.resolve("answer"),
                from,
                (bytes, length) -> shown.add(new String(bytes, 0, length, StandardCharsets.UTF_8)));
        file.start();
        return file;
    }

    private String next() throws InterruptedException {
        return shown.poll(1, TimeUnit.MINUTES);
    }

    @Test
    void showsWhatComesAndTheRestAtItsEnd() throws Exception {
        Path answer = Files.writeString(folder.resolve("answer"), "old new");
        FollowedFile file = follow(4);
        assertEquals("new", next());
        Files.writeString(answer, " more", StandardOpenOption.APPEND);
        assertEquals(" more", next());
        Files.writeString(answer, " rest", StandardOpenOption.APPEND);
        file.drain();
        assertEquals(" rest", next());
        file.drain();
        assertEquals(0, shown.size());
    }
}
