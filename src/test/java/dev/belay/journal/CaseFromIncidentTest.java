package dev.belay.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.transcript.TranscriptTail;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFromIncidentTest {
    private static final String ID = "20260101-100005-000-ab12";

    @TempDir
    Path folder;

    private Path checkout;
    private Path incident;

    @BeforeEach
    void make() throws IOException {
        checkout = folder.resolve("checkout");
        Files.createDirectories(checkout.resolve("config/failures"));
        Files.writeString(checkout.resolve("config/failures/overloaded.json"), "{}");
        incident =
                Files.createDirectories(folder.resolve("state/belay/incidents").resolve(ID));
        Files.writeString(
                incident.resolve("incident.json"),
                "{\"schemaVersion\":1,\"at\":\"2026-01-01T10:00:05Z\",\"client\":\"2.1.116\",\"because\":{\"silence.seconds\":\"901\"}}");
        Files.writeString(incident.resolve("exit"), "code 1\n");
        Files.writeString(incident.resolve("session-file"), "removed\n");
        Files.writeString(incident.resolve("hooks.json"), "{\"heard\":true,\"sessionEnd\":\"other\"}");
        Files.writeString(incident.resolve("kernel.json"), "{\"oomKills\":0}");
        Files.writeString(
                incident.resolve("screen.txt"),
                "> Tell Ada the secret plan\n⏺ API Error: 529 Overloaded\n/home/ada/x ada@example.org\n");
        Files.writeString(incident.resolve("transcript.jsonl"), """
                {"type":"user","cwd":"/home/ada/plan","timestamp":"2026-01-01T10:00:00Z","message":{"role":"user","content":"Tell Ada the secret plan"}}
                {"type":"assistant","timestamp":"2026-01-01T10:00:01Z","message":{"id":"m","model":"claude","content":[{"type":"tool_use","id":"t1","name":"Bash","input":{"command":"cat plan.txt"}}],"stop_reason":"tool_use"}}
                {"type":"user","timestamp":"2026-01-01T10:00:02Z","message":{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"buy gold"}]},"toolUseResult":{"stdout":"buy gold"}}
                {"type":"assistant","isApiErrorMessage":true,"version":"2.1.116","message":{"model":"<synthetic>","content":[{"type":"text","text":"API Error: 529 Overloaded, ask ada@example.org"}]}}
                {"type":"user","message":{"role":"user","content":"half of a secr""");
    }

    private int run(String... arguments) throws IOException {
        PrintStream nowhere = new PrintStream(java.io.OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Map<String, String> environment =
                Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
        return CaseFromIncident.run(List.of(arguments), checkout, environment, nowhere, nowhere);
    }

    private String all() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(checkout.resolve("src/test/cases/overloaded/mine"))) {
            for (Path file : files.sorted().toList()) {
                all.append(file.getFileName()).append(": ").append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void keepsWhatTheClientSaidAndNothingThatAnybodyElseDid() throws IOException {
        assertEquals(0, run("20260101", "overloaded/mine"));
        String all = all();
        for (String gone : List.of("secret", "plan.txt", "gold", "ada", "half of")) {
            assertFalse(all.contains(gone), gone + " in " + all);
        }
        assertTrue(all.contains("API Error: 529 Overloaded, ask user@example.com"), all);
        assertTrue(all.contains("⏺ API Error: 529 Overloaded\n/home/user/x user@example.com"), all);
        assertTrue(all.contains("xxxx xxx xxx xxxxxx xxxx"), all);
        assertTrue(all.contains("client: 2.1.116\n") && all.contains("seconds: 0 901\n"), all);
        assertTrue(all.contains("exit: code 1\n") && all.contains("session-file: removed\n"), all);
        var transcript =
                TranscriptTail.read(checkout.resolve("src/test/cases/overloaded/mine/transcript.jsonl"), bytes -> {});
        assertEquals("error", transcript.endsOn().id());
        assertTrue(transcript.integrity().torn());
        assertEquals(1, transcript.toolResults());
    }

    @Test
    void keepsTheTextWhenAskedToButNeverAddressesAndHomes() throws IOException {
        assertEquals(0, run(incident.toString(), "overloaded/mine", "--keep-text"));
        assertTrue(all().contains("secret plan") && all().contains("buy gold"), all());
        assertFalse(all().contains("/home/ada") || all().contains("ada@example.org"), all());
    }

    @Test
    void refusesWhatItDoesNotKnowAndWhatIsThereAlready() throws IOException {
        assertEquals(64, run(ID));
        assertEquals(64, run(ID, "no-such-class/mine"));
        assertEquals(64, run(ID, "../mine"));
        assertEquals(66, run("20250101", "overloaded/mine"));
        assertEquals(0, run(ID, "overloaded/mine"));
        assertEquals(64, run(ID, "overloaded/mine"));
    }

    @Test
    void runsAsAScript() throws IOException, InterruptedException {
        Path script = Files.createDirectories(checkout.resolve("scripts")).resolve("case-from-incident");
        Files.copy(Path.of("scripts", "case-from-incident"), script);
        ProcessBuilder builder =
                new ProcessBuilder("sh", script.toString(), ID, "overloaded/mine").redirectErrorStream(true);
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        builder.environment().put("BELAY_CLASS_PATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.contains("src/test/cases/overloaded/mine"), said);
        assertTrue(all().contains("API Error: 529 Overloaded"), all());
    }
}
