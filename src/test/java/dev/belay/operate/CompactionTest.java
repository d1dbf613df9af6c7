package dev.belay.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.transcript.Transcripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The client's own compaction, which is believed only where its transcript shows it. */
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class CompactionTest {
    private static final String BOUNDARY =
            "{\"type\":\"system\",\"subtype\":\"compact_boundary\"," + "\"compactMetadata\":{\"trigger\":\"manual\"}}";
    private static final String WORDS = "-p|--model|opus|--resume|" + ScriptedClient.SESSION + "|/compact|";

    @TempDir
    Path folder;

    private final RecordedDialog dialog = new RecordedDialog();
    private ScriptedClient client;

    /** One that has talked, and compacts so. */
    private Compaction.Result compacting(String version, String body) throws Exception {
        client = new ScriptedClient(folder, Map.of(), version, "--output-format", "json", "--model", "opus", "do it");
        client.does("hook SessionStart; write '" + Transcripts.prompt("do it") + "'; exit 1")
                .ended();
        client.does(body);
        return client.compaction(dialog).run(ScriptedClient.SESSION);
    }

    @AfterEach
    void end() {
        client.close();
    }

    @Test
    void isDoneOnceTheBoundaryIsInTheTranscript() throws Exception {
        assertEquals(Compaction.Result.DONE, compacting("2.1.332", "write '" + BOUNDARY + "'; exit 1"));
        assertEquals(List.of("compacted"), dialog.lines());
        assertEquals(WORDS, client.starts().get(1));
    }

    @Test
    void noWordOfTheClientsIsBelievedWithoutTheBoundary() throws Exception {
        assertEquals(Compaction.Result.FAILED, compacting("2.1.332", "echo 'Compacted.'; exit 0"));
        assertEquals(List.of("compacting failed: Compacted."), dialog.lines());
    }

    @Test
    void aSilentFailureIsNamedToo() throws Exception {
        assertEquals(Compaction.Result.FAILED, compacting("2.1.332", "exit 0"));
        assertEquals(List.of("compacting failed: it wrote no compact boundary"), dialog.lines());
    }

    @Test
    void aFailureThatPassesIsOnlyOneForNow() throws Exception {
        Compaction.Result result = compacting("2.1.332", "echo 'API Error: 529 " + ScriptedClient.PASSES + "'; exit 1");
        assertEquals(Compaction.Result.FAILED_FOR_NOW, result);
    }

    @Test
    void theApisAnswerIsShownAsItsSentenceAndWithoutSecrets() throws Exception {
        compacting(
                "2.1.332",
                "echo 'API Error: 401 {\"type\":\"error\",\"error\":{\"type\":\"authentication_error\","
                        + "\"message\":\"invalid key sk-ant-api03-abcdefghijklmnopqrstuvwxyz0123456789\"}}' >&2; exit 1");
        String said = dialog.lines().get(0);
        assertTrue(said.contains("invalid key") && !said.contains("{\"type\"") && !said.contains("abcdefgh"), said);
    }

    @Test
    void aClientThatCompactsOnlyOnItsScreenIsNotStarted() throws Exception {
        assertEquals(Compaction.Result.BY_THE_CLIENT, compacting("1.0.35", "write '" + BOUNDARY + "'"));
        assertEquals(1, client.starts().size());
        assertEquals(List.of(), dialog.lines());
    }

    @Test
    void withoutATranscriptThereIsNothingToCompact() throws Exception {
        client = new ScriptedClient(folder, "do it");
        client.does("exit 1").ended();
        assertEquals(Compaction.Result.FAILED, client.compaction(dialog).run(ScriptedClient.SESSION));
        assertTrue(dialog.lines().get(0).contains("transcript was not found"), dialog.lines()::toString);
    }

    @Test
    void whoeverBreaksItOffEndsTheClientToo() throws Exception {
        client = new ScriptedClient(folder, "do it");
        client.does("hook SessionStart; write '" + Transcripts.prompt("do it") + "'; exit 1")
                .ended();
        Path pid = folder.resolve("pid");
        client.does("echo $$ > " + pid + ".new; mv " + pid + ".new " + pid + "; while :; do sleep 0.05; done");
        CompletableFuture<Compaction.Result> result = new CompletableFuture<>();
        Thread compacting =
                new Thread(() -> result.complete(client.compaction(dialog).run(ScriptedClient.SESSION)));
        compacting.start();
        while (!Files.exists(pid)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        compacting.interrupt();
        assertEquals(Compaction.Result.FAILED, result.get(60, TimeUnit.SECONDS));
        assertEquals(List.of("compacting failed: it was stopped"), dialog.lines());
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                .ifPresent(handle ->
                        handle.onExit().orTimeout(60, TimeUnit.SECONDS).join());
    }
}
