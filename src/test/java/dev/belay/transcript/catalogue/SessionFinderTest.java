package dev.belay.transcript.catalogue;

import static dev.belay.transcript.catalogue.Projects.FIRST;
import static dev.belay.transcript.catalogue.Projects.NOON;
import static dev.belay.transcript.catalogue.Projects.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFinderTest {
    private static final String STUB = "{\"type\":\"summary\",\"summary\":\"a title\"}\n";

    @TempDir
    Path home;

    private Projects projects;
    private SessionFinder finder;

    @BeforeEach
    void prepare() throws IOException {
        projects = new Projects(home);
        finder = new SessionFinder(projects.configuration(), projects.here());
    }

    @Test
    void findsEverySessionThatBeginsSoInAnyProject() throws IOException {
        Path second = projects.session(projects.there(), SECOND, NOON, "b");
        Path first = projects.session(projects.here(), FIRST, NOON, "a");
        assertEquals(List.of(first, second), finder.beginningWith("aaaa"));
        assertEquals(List.of(second), finder.beginningWith("aaaa2"));
        assertEquals(List.of(), finder.beginningWith("b"));
    }

    @Test
    void takesNoSubAgentForASession() throws IOException {
        projects.session(projects.here(), "agent-" + FIRST, NOON, "a");
        assertEquals(List.of(), finder.beginningWith(""));
        assertEquals(Optional.empty(), finder.newest());
    }

    @Test
    void ofTwoOfTheSameIdTakesTheOneOfThisProject() throws IOException {
        Path here = projects.session(projects.here(), FIRST, NOON, "a");
        projects.session(projects.there(), FIRST, NOON.plusSeconds(60), "a");
        assertEquals(List.of(here), finder.beginningWith(FIRST));
        Path third = Files.createDirectory(home.resolve("third"));
        assertEquals(
                List.of(projects.session(projects.there(), FIRST, NOON.plusSeconds(60), "a")),
                new SessionFinder(projects.configuration(), third).beginningWith(FIRST),
                "elsewhere it is the one that was written last");
    }

    @Test
    void theNewestIsTheOneWithTheNewestRecordWhateverTouchedTheOthers() throws IOException {
        Path old = projects.session(projects.here(), FIRST, NOON, "a");
        Path recent = projects.session(projects.here(), SECOND, NOON.plusSeconds(60), "b");
        Files.setLastModifiedTime(old, FileTime.from(NOON.plusSeconds(600)));
        projects.session(projects.there(), "cccc" + FIRST.substring(4), NOON.plusSeconds(900), "another project's");
        assertEquals(Optional.of(recent), finder.newest());
        assertEquals(Optional.of(old), finder.newest(Set.of(recent)));
    }

    @Test
    void aStubIsNeverTheNewest() throws IOException {
        Path talked = projects.session(projects.here(), FIRST, NOON, "a");
        projects.file(projects.here(), SECOND, NOON.plusSeconds(60), STUB);
        assertEquals(Optional.of(talked), finder.newest());
    }

    @Test
    void whereThereIsNoProjectThereIsNoSession() throws IOException {
        SessionFinder nowhere = new SessionFinder(home.resolve("none"), projects.here());
        assertEquals(List.of(), nowhere.beginningWith("a"));
        assertEquals(Optional.empty(), nowhere.newest());
    }
}
