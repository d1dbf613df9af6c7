package dev.belay.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.watch.follow.NewTranscript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectDirectoryTest {
    private static final String FIRST = "11111111-1111-4111-8111-111111111111";
    private static final String SECOND = "22222222-2222-4222-8222-222222222222";
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path home;

    private Path work;
    private ProjectDirectory project;

    @BeforeEach
    void begin() throws IOException {
        work = Files.createDirectory(home.resolve("pro_ject.x"));
        project = ProjectDirectory.of(home.resolve(".claude"), work);
        Files.createDirectories(project.path());
    }

    @Test
    void namesADirectoryAsTheClientDoes() {
        assertEquals("-home-user-a-b-c---x9", ProjectDirectory.name("/home/user/a.b_c é/x9"));
        String longPath = "/" + "d".repeat(250);
        assertEquals("-" + "d".repeat(199) + "-bagbv5", ProjectDirectory.name(longPath));
    }

    @Test
    void knowsTheUncutNameOfAnOldClient() throws IOException {
        Path deep = Files.createDirectories(home.resolve("d".repeat(100)).resolve("e".repeat(80)));
        ProjectDirectory directory = ProjectDirectory.of(home, deep);
        Path cut = directory.path();
        Path whole = Files.createDirectories(
                home.resolve("projects").resolve(deep.toRealPath().toString().replaceAll("[^a-zA-Z0-9]", "-")));
        assertEquals(whole, directory.path());
        Files.createDirectories(cut);
        assertEquals(cut, directory.path());
    }

    @Test
    void knowsAnAccentInEitherForm() throws IOException {
        Path composed = Files.createDirectory(home.resolve("caf\u00e9"));
        Path configuration = home.resolve("other");
        ProjectDirectory directory = ProjectDirectory.of(configuration, composed);
        Path ours = directory.path();
        assertTrue(ours.toString().endsWith("-caf-"), ours::toString);
        // An e, and an accent of its own.
        Path decomposed = Files.createDirectories(
                ours.resolveSibling(ours.getFileName().toString().replaceAll("caf-$", "cafe-")));
        assertEquals(decomposed, directory.path());
        Files.createDirectories(ours);
        assertEquals(ours, directory.path());
    }

    @Test
    void followsSymbolicLinks() throws IOException {
        Path link = Files.createSymbolicLink(home.resolve("link"), work);
        assertEquals(
                project.path(),
                ProjectDirectory.of(home.resolve(".claude"), link).path());
    }

    @Test
    void listsTranscriptsAndNothingElse() throws IOException {
        for (String name : List.of(FIRST + ".jsonl", "agent-1234.jsonl", "notes.txt", FIRST + ".jsonl.bak")) {
            Files.createFile(project.path().resolve(name));
        }
        assertEquals(List.of(project.path().resolve(FIRST + ".jsonl")), project.transcripts());
        assertTrue(ProjectDirectory.of(home, home).transcripts().isEmpty());
    }

    @Test
    void findsTheOneTranscriptThatIsNew() throws IOException {
        write(SECOND, record(work, START.minusSeconds(60)));
        NewTranscript before = NewTranscript.before(project, work, START);
        assertEquals(Optional.empty(), before.only());
        write(FIRST, "{\"type\":\"summary\",\"summary\":\"x\"}\n");
        assertEquals(Optional.empty(), before.only());
        write(FIRST, record(work, START.plusSeconds(1)));
        assertEquals(
                Optional.of(FIRST),
                before.only().flatMap(ProjectDirectory::session).map(Object::toString));
    }

    @Test
    void findsTheOneThatHasGrown() throws IOException {
        write(SECOND, record(work, START.minusSeconds(60)));
        NewTranscript before = NewTranscript.before(project, work, START);
        write(SECOND, record(work, START.plusSeconds(1)));
        assertEquals(project.path().resolve(SECOND + ".jsonl"), before.only().orElseThrow());
        assertTrue(before.sizeBefore(before.only().orElseThrow()) > 0);
    }

    /** A client that fails at once has ended before we look. */
    @Test
    void whatAQuickClientHasWrittenBeforeTheFirstLookIsNew() throws IOException {
        Instant start = Instant.now();
        String old = record(work, start.minusSeconds(60));
        write(SECOND, old);
        write(SECOND, record(work, start));
        write(FIRST, record(work, start));
        NewTranscript before = NewTranscript.before(project, work, start.minusMillis(100));
        assertEquals(0, before.sizeBefore(project.path().resolve(FIRST + ".jsonl")));
        assertEquals(old.length(), before.sizeBefore(project.path().resolve(SECOND + ".jsonl")));
    }

    @Test
    void aTranscriptThatWasTouchedAndHasNothingNewIsOld() throws IOException {
        String old = record(work, Instant.now().minusSeconds(60));
        write(SECOND, old);
        NewTranscript before = NewTranscript.before(project, work, Instant.now().minusMillis(100));
        assertEquals(old.length(), before.sizeBefore(project.path().resolve(SECOND + ".jsonl")));
        assertEquals(Optional.empty(), before.only());
    }

    @Test
    void saysNothingWhenThereAreTwo() throws IOException {
        NewTranscript before = NewTranscript.before(project, work, START);
        write(FIRST, record(work, START.plusSeconds(1)));
        write(SECOND, record(work, START.plusSeconds(1)));
        assertEquals(Optional.empty(), before.only());
    }

    @Test
    void believesNoRecordOfAnotherDirectoryOrTime() throws IOException {
        NewTranscript before = NewTranscript.before(project, work, START);
        write(FIRST, record(home, START.plusSeconds(1)));
        write(FIRST, record(work, START.minusSeconds(1)));
        write(FIRST, record(work, START.plusSeconds(1)).replace("\"isSidechain\":false", "\"isSidechain\":true"));
        write(FIRST, record(work, START).replace("2026", "year"));
        assertEquals(Optional.empty(), before.only());
    }

    private void write(String session, String line) throws IOException {
        Files.writeString(
                project.path().resolve(session + ".jsonl"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String record(Path directory, Instant at) throws IOException {
        return "{\"isSidechain\":false,\"type\":\"user\",\"message\":{\"content\":\"x\"},\"cwd\":\""
                + directory.toRealPath() + "\",\"timestamp\":\"" + at + "\"}\n";
    }
}
