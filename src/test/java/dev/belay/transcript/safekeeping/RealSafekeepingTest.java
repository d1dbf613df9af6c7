package dev.belay.transcript.safekeeping;

import static dev.belay.testing.SupervisedScreen.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.NativeCode;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.TerminalScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** What the client itself deletes comes back with all its context. */
class RealSafekeepingTest {
    private static final Reply LISTED = Reply.bash("Counting.", "seq 1 20000");

    @TempDir
    Path folder;

    private ClientHome home;

    /** The client's own sweep, ten minutes after a first prompt, on a clock that runs a hundred times as fast. */
    @RealClientTest({RealClient.NEWEST})
    void aTranscriptThatTheClientHasSweptIsResumedWhole(RealClient client) throws Exception {
        Script script = Script.of(
                LISTED,
                Reply.say("Counted them."),
                Reply.say("A kestrel is noted."),
                Reply.say("Hello."),
                Reply.say("It was a kestrel."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            home = new ClientHome(folder.resolve("home"), api.url());
            keepForADay();
            run(client, "run", List.of("-p", "count to twenty thousand"));
            String id = home.sessions().get(0);
            Path transcript = home.transcripts().get(0);
            run(client, "run", List.of("-p", "--resume", id, "note the word kestrel"));
            Request before = api.awaitRequest(3);
            makeOld(transcript.getParent());
            sweep(client, transcript);
            assertTrue(belay("sessions", "--json")
                    .matches("(?s).*\"id\"\\s*:\\s*\"" + id + ".*\"onlyKept\"\\s*:\\s*true.*"));
            String said = belay(
                    "resume",
                    "--claude",
                    client.executable().toString(),
                    id.substring(0, 8),
                    "--",
                    "-p",
                    "which word?");
            assertTrue(said.contains("It was a kestrel."), said);
            assertTrue(said.contains("Belay had kept it and has put it back"), said);
            Request resumed = api.awaitRequest(5);
            assertTrue(
                    resumed.prompts()
                            .containsAll(List.of("count to twenty thousand", "note the word kestrel", "which word?")),
                    resumed.prompts()::toString);
            assertTrue(resumed.answers().containsAll(before.answers()), resumed.answers()::toString);
            assertEquals(before.toolResults(), resumed.toolResults());
            assertTrue(Files.exists(transcript));
        }
    }

    @RealClientTest({RealClient.NEWEST})
    void aTranscriptThatVanishesDuringARunIsThereForTheResume(RealClient client) throws Exception {
        vanishes(client, (screen, transcript) -> {});
    }

    /** The client has begun a new file by then, which leads nowhere. */
    @RealClientTest({RealClient.NEWEST})
    void soIsOneThatTheClientHasWrittenToSince(RealClient client) throws Exception {
        vanishes(client, (screen, transcript) -> {
            screen.submit("third words");
            screen.await("new file", LIMIT, () -> Files.exists(transcript));
        });
    }

    private void vanishes(RealClient client, BiConsumer<TerminalScreen, Path> meanwhile) throws Exception {
        Reply hang = Reply.say("Half an answer").cutMidBlock(Interruption.Way.HANG);
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("One."), hang, Reply.say("Back again.")))) {
            home = new ClientHome(folder.resolve("home"), api.url());
            String claude = client.executable().toString();
            try (SupervisedScreen screen =
                    SupervisedScreen.belay(home, "run", "--unattended", "--claude", claude, "--", "first words")) {
                screen.terminal().awaitScreen("One\\.", LIMIT);
                screen.awaitIdle();
                screen.terminal().submit("second words");
                api.awaitRequest(2);
                screen.terminal().await("record", LIMIT, () -> home.records("second words") > 0);
                Path transcript = home.transcripts().get(0);
                Path kept = KeptTranscripts.of(home.environment()).orElseThrow().projects();
                screen.terminal().await("kept", LIMIT, () -> Files.exists(KeptTranscripts.in(kept, transcript)));
                Files.delete(transcript);
                meanwhile.accept(screen.terminal(), transcript);
                Processes.signal("KILL", screen.client());
                Request resumed = api.awaitRequest(3);
                assertTrue(
                        resumed.prompts().containsAll(List.of("first words", "second words")),
                        resumed.prompts()::toString);
            }
        }
    }

    private void keepForADay() throws IOException {
        Path settings = home.configuration().resolve("settings.json");
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode content = (ObjectNode) mapper.readTree(Files.readString(settings));
        Files.writeString(settings, content.put("cleanupPeriodDays", 1).toPrettyString());
    }

    /** The client goes by the time of the files. */
    private static void makeOld(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
            }
        }
    }

    private void sweep(RealClient client, Path transcript) {
        TreeMap<String, String> environment = new TreeMap<>(home.environment());
        environment.put("LD_PRELOAD", NativeCode.fastClock().toString());
        List<String> command = List.of(client.executable().toString());
        try (TerminalScreen screen = new TerminalScreen(home.project(), environment, command)) {
            screen.await("prompt", LIMIT, () -> screen.screen().contains("\u276f"));
            screen.submit("hello");
            screen.await("sweep", LIMIT.multipliedBy(3), () -> !Files.exists(transcript));
            // Sub-agents and results of tools go a moment later.
            Path swept = home.configuration().resolve(".last-cleanup");
            screen.await("end of the sweep", LIMIT, () -> Files.exists(swept));
        }
    }

    private void run(RealClient client, String command, List<String> arguments) throws Exception {
        List<String> words =
                new ArrayList<>(List.of(command, "--claude", client.executable().toString(), "--"));
        words.addAll(arguments);
        belay(words.toArray(String[]::new));
    }

    private String belay(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString()));
        command.addAll(List.of(words));
        Path output = folder.resolve("output.txt");
        Process process = home.process(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int status = process.waitFor();
        String said = Files.readString(output);
        assertEquals(0, status, said);
        return said;
    }
}
