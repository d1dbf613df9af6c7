package dev.belay.command.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.command.Home;
import dev.belay.console.Terminals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code belay sessions} reads little of each transcript, {@code belay diagnose} all of it: they must not disagree. */
class OneAnswerTest {
    private static final List<String> WELL = List.of("finished", "user-quit", "unexplained");

    @TempDir
    Path folder;

    private Home home;
    private final Map<String, String> names = new TreeMap<>();

    @BeforeEach
    void make() throws IOException {
        home = new Home(folder);
    }

    @Test
    void sessionsAndDiagnoseAgreeOnEachTranscriptThatWasEverRecorded() throws IOException {
        for (String root : List.of("src/test/resources/transcripts", "src/test/cases")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                        .sorted()
                        .toList()) {
                    keep(file.toString(), Files.readAllBytes(file));
                }
            }
        }
        assertEquals(List.of(), disagreements());
    }

    @Test
    void theyAgreeOnDamageFarBeforeTheEnd() throws IOException {
        StringBuilder turns = new StringBuilder();
        for (int turn = 0; turn < 400; turn++) {
            turns.append(Home.user("hi", Home.EARLY)).append('\n');
            turns.append(Home.answer("done", Home.EARLY)).append('\n');
        }
        String whole = turns.toString();
        keep("whole", whole.getBytes());
        keep("torn in the middle", (whole.substring(0, 100) + "\n" + whole).getBytes());
        keep("glued", (whole.substring(0, 100) + "{\"parentUuid\":null," + whole.substring(1)).getBytes());
        keep("NUL bytes", (whole.substring(0, 100) + "\0\0\0\n" + whole).getBytes());
        assertEquals(List.of(), disagreements());
        assertEquals("finished", states().get("whole"));
        for (String damaged : List.of("torn in the middle", "glued", "NUL bytes")) {
            assertEquals("transcript-damaged", states().get(damaged), damaged);
        }
    }

    @Test
    void aParentThatIsNowhereIsDamageToTheClientsThatLoseWhatIsBeforeIt() throws IOException {
        for (String version : List.of("1.0.128", "2.0.37", "2.1.29", "2.1.116", "2.1.332")) {
            keep(version, linked(version, "gone").getBytes());
            keep(version + " whole", linked(version, "u1").getBytes());
        }
        assertEquals(List.of(), disagreements());
        for (Map.Entry<String, String> state : states().entrySet()) {
            boolean loses = List.of("1.0.128", "2.0.37", "2.1.29").contains(state.getKey());
            assertEquals(loses ? "transcript-damaged" : "finished", state.getValue(), state.getKey());
        }
    }

    private static String linked(String version, String parent) {
        String prompt = Home.user("hi", Home.EARLY).replace("\"uuid\":\"u\"", "\"uuid\":\"u1\",\"parentUuid\":null");
        String answer = Home.answer("done", Home.EARLY)
                .replace("\"uuid\":\"a\"", "\"uuid\":\"a1\",\"parentUuid\":\"" + parent + "\"");
        return (prompt + "\n" + answer + "\n").replace("2.1.116", version);
    }

    private void keep(String name, byte[] bytes) throws IOException {
        String id = UUID.nameUUIDFromBytes(name.getBytes()).toString();
        names.put(id, name);
        Files.write(home.transcript(home.project, id), bytes);
    }

    private Map<String, String> states() throws IOException {
        home.sessions(Terminals.none(), "--json");
        Map<String, String> states = new TreeMap<>();
        for (JsonNode session : new ObjectMapper().readTree(home.out()).get("sessions")) {
            states.put(
                    names.get(session.get("id").asText()),
                    session.get("failure").asText("finished").replace("null", "finished"));
        }
        return states;
    }

    private List<String> disagreements() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, String> states = states();
        for (Map.Entry<String, String> name : names.entrySet()) {
            String listed = states.get(name.getValue());
            if (listed == null) {
                continue;
            }
            home.diagnose(name.getKey(), "--json");
            String named =
                    new ObjectMapper().readTree(home.out()).get("failure").asText();
            boolean both = listed.equals(named) || listed.equals("finished") && WELL.contains(named);
            if (!both) {
                wrong.add(name.getValue() + ": sessions " + listed + ", diagnose " + named);
            }
        }
        return wrong;
    }
}
