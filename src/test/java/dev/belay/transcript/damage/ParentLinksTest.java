package dev.belay.transcript.damage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.transcript.StoredTranscript;
import dev.belay.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentLinksTest {
    @TempDir
    Path folder;

    private boolean broken(String... lines) throws IOException {
        return ParentLinks.broken(Files.writeString(folder.resolve("t.jsonl"), String.join("\n", lines)));
    }

    private static String record(String id, String parent) {
        String link = parent == null ? "null" : '"' + parent + '"';
        return "{\"parentUuid\":" + link + ",\"message\":{\"uuid\":\"x\"},\"uuid\":\"" + id + "\"}";
    }

    @Test
    void followsTheLinksFromTheEnd() throws IOException {
        assertFalse(broken(record("a", null), record("b", "a"), record("c", "b")));
        assertTrue(broken(record("a", null), record("b", "gone"), record("c", "b")));
        assertFalse(
                broken(record("a", "gone"), record("b", null), record("c", "b")), "nothing that is sent hangs on it");
        assertFalse(broken(record("a", "b"), record("b", "a")), "a circle is another matter");
        assertFalse(broken(
                record("a", null),
                "{\"isSidechain\":true," + record("s", "gone").substring(1)));
        assertFalse(broken("no record", "{\"type\":\"summary\"}", ""));
    }

    @Test
    void mattersToTheClientsThatLoseWhatIsBefore() {
        assertTrue(ParentLinks.matterTo(Optional.of("1.0.35")));
        assertTrue(ParentLinks.matterTo(Optional.of("2.1.29")));
        assertFalse(ParentLinks.matterTo(Optional.of("2.1.116")));
        assertFalse(ParentLinks.matterTo(Optional.empty()));
    }

    @Test
    void areWholeInAllThatSuchClientsHaveWritten() throws IOException {
        int seen = 0;
        try (Stream<Path> files = Files.list(Transcripts.directory())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                if (ParentLinks.matterTo(
                        StoredTranscript.read(file, bytes -> {}).client().version())) {
                    assertFalse(ParentLinks.broken(file), file.toString());
                    seen++;
                }
            }
        }
        assertEquals(true, seen > 20);
    }
}
