package dev.belay.command.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.command.Home;
import dev.belay.console.Console;
import dev.belay.register.Entries;
import dev.belay.register.RunRegister;
import dev.belay.register.Seat;
import dev.belay.register.Standing.State;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code belay restore --dry-run}. */
class RestoreReportTest {
    @TempDir
    Path folder;

    private Home home;
    private RunRegister register;

    @BeforeEach
    void aRunThatDied() throws IOException {
        home = new Home(folder);
        register = new RunRegister(home.home.resolve(".local/state/belay"));
        home.session(Home.ID, Home.user("do it", Home.EARLY));
        register.write(Entries.started(Entries.died("a", home.project), false, Seat.none(), "-p", "it's done"));
    }

    private int dry(String... words) throws UsageException {
        Console console = home.console(InputStream.nullInputStream());
        List<String> arguments = new java.util.ArrayList<>(List.of(words));
        arguments.add("--dry-run");
        return new RestoreCommand().run(arguments, console);
    }

    @Test
    void namesTheCommandThatAPersonTypes() throws Exception {
        assertEquals(0, dry());
        assertTrue(home.out().contains("aaaa1111  by-hand"), home.out());
        assertTrue(
                home.out()
                        .contains(
                                "  cd " + home.project + " && belay resume " + Home.ID
                                        + " -- -p -- 'The session was interrupted. Continue the task from where it stopped.'\n"),
                home.out());
    }

    @Test
    void isOneObjectForAProgram() throws Exception {
        assertEquals(0, dry("--json"));
        JsonNode session =
                new ObjectMapper().readTree(home.out()).path("sessions").get(0);
        assertEquals(Home.ID, session.path("id").asText());
        assertEquals("by-hand", session.path("state").asText());
        assertEquals(home.project.toString(), session.path("project").asText());
        assertTrue(session.path("failure").isNull());
    }

    @Test
    void onlyIsAnIdOrAProject() throws Exception {
        assertEquals(0, dry("--only", "aaaa"));
        assertEquals(0, dry("--only", "project"));
        assertEquals(0, dry("--only", "."));
        assertEquals(
                66,
                assertThrows(UsageException.class, () -> dry("--only", "nothing"))
                        .status());
        assertEquals(
                66,
                assertThrows(UsageException.class, () -> dry("--only", "aaa")).status());
    }

    @Test
    void saysThatThereIsNothing() throws Exception {
        register.write(Entries.in(State.ENDED, Instant.now(), Entries.died("a", home.project)));
        assertEquals(0, dry());
        assertEquals("", home.out());
        assertEquals("belay: nothing to bring back\n", home.errors());
    }

    @Test
    void withoutAHomeNothingWasRecorded() {
        home.environment.remove("HOME");
        assertEquals(78, assertThrows(UsageException.class, () -> dry()).status());
    }
}
