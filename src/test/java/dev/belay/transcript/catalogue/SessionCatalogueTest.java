package dev.belay.transcript.catalogue;

import static dev.belay.transcript.catalogue.Projects.FIRST;
import static dev.belay.transcript.catalogue.Projects.NOON;
import static dev.belay.transcript.catalogue.Projects.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionCatalogueTest {
    @TempDir
    Path home;

    private Projects projects;
    private SessionCatalogue catalogue;

    @BeforeEach
    void prepare() throws IOException {
        projects = new Projects(home);
        catalogue = new SessionCatalogue(projects.configuration());
    }

    private static List<String> ids(List<SessionSummary> summaries) {
        return summaries.stream().map(summary -> summary.id().value()).toList();
    }

    @Test
    void listsTheNewestSessionFirst() throws IOException {
        projects.session(projects.here(), FIRST, NOON, "a");
        projects.session(projects.there(), SECOND, NOON.plusSeconds(60), "b");
        assertEquals(List.of(SECOND, FIRST), ids(catalogue.all()));
        assertEquals(List.of(FIRST), ids(catalogue.of(projects.here())));
    }

    @Test
    void leavesOutSubAgentsAndStubs() throws IOException {
        projects.session(projects.here(), "agent-1", NOON, "a");
        projects.file(projects.here(), SECOND, NOON, "{\"type\":\"summary\",\"summary\":\"a title\"}\n");
        projects.file(projects.here(), "notes", NOON, "no session\n");
        assertEquals(List.of(), catalogue.all());
    }

    @Test
    void tellsOfEachWhatItsTranscriptSays() throws IOException {
        Path file = projects.session(projects.here(), FIRST, NOON, "make it blue");
        SessionSummary summary = catalogue.of(projects.here()).get(0);
        assertEquals(Optional.of("make it blue"), summary.title());
        assertEquals(NOON, summary.updated());
        assertEquals(Files.size(file), summary.stored().bytes());
        assertEquals(file, summary.file());
        assertFalse(summary.running());
    }

    @Test
    void knowsWhichSessionAClientHasOpen() throws IOException {
        projects.session(projects.here(), FIRST, NOON, "a");
        projects.session(projects.here(), SECOND, NOON, "b");
        long pid = ProcessHandle.current().pid();
        Path sessions = Files.createDirectories(projects.configuration().resolve("sessions"));
        Files.writeString(
                sessions.resolve(pid + ".json"),
                "{\"pid\":" + pid + ",\"sessionId\":\"" + FIRST + "\",\"cwd\":\"" + projects.here() + "\"}");
        for (SessionSummary summary : catalogue.all()) {
            assertEquals(summary.id().value().equals(FIRST), summary.running(), summary.id()::value);
        }
    }

    @Test
    void oneThatCannotBeReadCostsOnlyItself() throws IOException {
        projects.session(projects.here(), FIRST, NOON, "a");
        Files.createSymbolicLink(
                projects.session(projects.here(), SECOND, NOON, "b")
                        .resolveSibling("cccc" + FIRST.substring(4) + ".jsonl"),
                home.resolve("gone"));
        assertTrue(ids(catalogue.all()).containsAll(List.of(FIRST, SECOND)));
        assertEquals(2, catalogue.all().size());
    }
}
