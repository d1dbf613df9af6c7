package dev.belay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingShellTest {
    private static String said(Optional<Instant> notBefore) throws Exception {
        List<String> words =
                WaitingShell.becoming(notBefore, List.of("sh", "-c", "date +%s; echo \"$1\"", "sh", "a 'b' $c"));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    @Test
    void becomesTheProgramWithItsWords() throws Exception {
        assertEquals("a 'b' $c", said(Optional.empty()).lines().toList().get(1));
        assertEquals(
                "a 'b' $c", said(Optional.of(Instant.EPOCH)).lines().toList().get(1));
    }

    @Test
    void notBeforeTheLimitIsOver() throws Exception {
        Instant limit = Instant.now().plusSeconds(2);
        long started =
                Long.parseLong(said(Optional.of(limit)).lines().findFirst().orElseThrow());
        assertFalse(Instant.ofEpochSecond(started).isBefore(Instant.ofEpochSecond(limit.getEpochSecond())));
    }
}
