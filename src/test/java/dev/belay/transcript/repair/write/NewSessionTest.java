package dev.belay.transcript.repair.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class NewSessionTest {
    private static final String NAME = "11111111-1111-4111-8111-111111111111";

    @TempDir
    Path folder;

    private Path original;

    @BeforeEach
    void prepare() throws IOException {
        original = Files.writeString(folder.resolve(NAME + ".jsonl"), "the original\n");
        Path side = Files.createDirectories(folder.resolve(NAME).resolve("subagents"));
        Files.writeString(side.resolve("agent.jsonl"), "an agent\n");
    }

    private NewSession session(String how) throws IOException {
        return new NewSession(original, Files.size(original), Files.getLastModifiedTime(original), how);
    }

    private static NewSession.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path target(NewSession session) {
        return folder.resolve(session.id() + ".jsonl");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void isWrittenBesideTheOriginalWithWhatBelongsToIt() throws IOException {
        NewSession session = session("repair");
        session.write(text("the copy\n"));
        assertEquals("the copy\n", Files.readString(target(session)));
        assertEquals("the original\n", Files.readString(original));
        assertEquals(
                "an agent\n",
                Files.readString(folder.resolve(session.id().value()).resolve("subagents/agent.jsonl")));
    }

    @Test
    void whateverFailsLeavesNothingBehind() throws IOException {
        List<String> before = names();
        NewSession session = session("repair");
        IOException full = new IOException("no space left on device");
        NewSession.Content failing = out -> {
            out.write(new byte[200_000]);
            throw full;
        };
        assertSame(full, assertThrows(IOException.class, () -> session.write(failing)));
        assertThrows(
                IllegalStateException.class,
                () -> session.write(out -> {
                    throw new IllegalStateException("a fault of ours");
                }));
        assertEquals(before, names());
        assertFalse(session.exists());
    }

    @Test
    void aCopyThatWasThereBeforeOutlivesAFailure() throws IOException {
        NewSession session = session("repair");
        session.write(text("the copy\n"));
        assertThrows(
                IOException.class,
                () -> session.write(out -> {
                    throw new IOException("full");
                }));
        assertEquals("the copy\n", Files.readString(target(session)));
        assertTrue(Files.exists(folder.resolve(session.id().value()).resolve("subagents/agent.jsonl")));
    }

    @Test
    void nobodySeesMoreThanOfTheOriginal() throws IOException {
        for (String mode : List.of("rw-------", "rw-r-----", "rw-rw-r--")) {
            Files.setPosixFilePermissions(original, PosixFilePermissions.fromString(mode));
            NewSession session = session("repair " + mode);
            session.write(text("the copy\n"));
            assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(target(session))));
        }
    }

    @Test
    void whileItIsWrittenItsOwnerAloneCanReadIt() throws IOException {
        Files.setPosixFilePermissions(original, PosixFilePermissions.fromString("rw-rw-r--"));
        session("repair").write(out -> {
            try (Stream<Path> files = Files.list(folder)) {
                Path temporary = files.filter(file -> file.toString().endsWith(".tmp"))
                        .findFirst()
                        .orElseThrow();
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary)));
            }
        });
    }

    @Test
    void theSameAgainHasTheSameIdAndWhateverDiffersAnother() throws IOException {
        NewSession session = session("repair");
        session.write(text("the copy\n"));
        assertTrue(session("repair").exists());
        assertEquals(session.id(), session("repair").id());
        assertNotEquals(session.id(), session("trim").id());
        Files.writeString(original, "the original has grown\n");
        assertNotEquals(session.id(), session("repair").id());
    }

    @Test
    void itsIdLooksLikeOneThatAClientMakes() throws IOException {
        UUID id = UUID.fromString(session("repair").id().value());
        assertEquals(4, id.version());
        assertEquals(2, id.variant());
    }
}
