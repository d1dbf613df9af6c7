package dev.belay.batch.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Finished;
import dev.belay.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The probe of a pod, on figures as Belay writes them. */
@DisabledOnOs(OS.WINDOWS)
class ProgressProbeTest {
    private static final Path PROBE = Path.of("src/main/resources/dev/belay/batch/kubernetes/progress.sh");
    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final Duration LIMIT = Duration.ofHours(6);

    @TempDir
    Path folder;

    private final Instant now = Instant.now();

    private String asked() throws Exception {
        Finished probe = Finished.run(
                new ProcessBuilder(
                        "sh",
                        PROBE.toString(),
                        figures().toString(),
                        Long.toString(SILENCE.toSeconds()),
                        Long.toString(LIMIT.toSeconds())),
                "");
        assertEquals("", probe.errors());
        assertEquals(probe.output().isEmpty() ? 0 : 1, probe.status());
        return probe.output();
    }

    private Path figures() {
        return folder.resolve("belay.prom");
    }

    /** @param progress when the session last got on; the beginning of time where it has not */
    private void stands(String state, Instant progress, Instant until, Instant written) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String each : new String[] {"working", "idle", "recovering", "ended", "given-up"}) {
            text.append("belay_session_state{session=\"s\",project=\"p} 1\",state=\"" + each + "\"} ")
                    .append(each.equals(state) ? "1\n" : "0\n");
        }
        String labels = "{session=\"s\",project=\"p\"} ";
        text.append("belay_last_progress_timestamp_seconds" + labels + progress.getEpochSecond() + "\n");
        text.append("belay_waiting_until_timestamp_seconds" + labels + until.getEpochSecond() + "\n");
        Files.writeString(figures(), text);
        Files.setLastModifiedTime(figures(), FileTime.from(written));
    }

    @Test
    void aPodThatHasNotBegunIsWell() throws Exception {
        assertEquals("", asked());
    }

    @Test
    void aSessionThatGetsOnIsWellAndOneThatDoesNotIsNot() throws Exception {
        stands("working", now.minusSeconds(60), Instant.EPOCH, now);
        assertEquals("", asked());
        Files.setLastModifiedTime(begun(), FileTime.from(now.minus(LIMIT).minusSeconds(120)));
        assertEquals("", asked());
        stands("working", now.minus(LIMIT).minusSeconds(60), Instant.EPOCH, now);
        assertTrue(asked().startsWith("nothing has come of the session for"));
        stands("working", Instant.EPOCH, Instant.EPOCH, now);
        assertTrue(asked().startsWith("nothing has come of the session for"));
    }

    private Path begun() {
        return folder.resolve("belay.prom.begun");
    }

    @Test
    void aBelayThatStandsStillIsNotWell() throws Exception {
        stands("working", now, Instant.EPOCH, now.minus(SILENCE).minusSeconds(60));
        assertTrue(asked().startsWith("Belay has said nothing for"));
    }

    @Test
    void whoeverWaitsForALimitIsWellHoweverLong() throws Exception {
        Instant longAgo = now.minus(Duration.ofDays(2));
        stands("recovering", longAgo, now.plusSeconds(3600), longAgo);
        assertEquals("", asked());
        // For the network: nothing is written meanwhile.
        stands("recovering", now.minusSeconds(3600), Instant.EPOCH, now.minusSeconds(3600));
        assertEquals("", asked());
    }

    @Test
    void whatComesAfterClaudeIsNotClaudesToAnswerFor() throws Exception {
        for (String state : new String[] {"ended", "given-up"}) {
            Instant longAgo = now.minus(Duration.ofDays(2));
            stands(state, longAgo, Instant.EPOCH, longAgo);
            assertEquals("", asked(), state);
        }
    }

    @Test
    void otherShellsReadItAlike() throws Exception {
        Tool.require("dash");
        Tool.require("shellcheck");
        assertEquals(
                "",
                Finished.run(new ProcessBuilder("shellcheck", "-s", "sh", PROBE.toString()), "")
                        .output());
    }
}
