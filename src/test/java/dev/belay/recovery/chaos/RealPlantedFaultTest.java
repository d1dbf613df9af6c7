package dev.belay.recovery.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.recovery.Mode;
import dev.belay.testing.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The count must be able to find something, else its zeros say nothing: a program in the launcher's place plays a run
 * that has done its task, and does one thing that may never happen.
 */
@Tag("real-client")
class RealPlantedFaultTest {
    private static final Duration ENOUGH = Duration.ofMinutes(2);
    /** For what never comes. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    /** What each of them begins and ends with; the fault comes between. */
    private static final String RUN = """
            #!/bin/sh
            mkdir -p "$HOME/.claude/projects/p" "$HOME/.local/state/belay"
            transcript=$HOME/.claude/projects/p/11111111-2222-4333-8444-555555555555.jsonl
            record() {
                printf '{"type":"%%s","uuid":"%%s","message":{"role":"%%s","content":"%%s"}}\\n' "$1" "$2" "$1" "$3" >>"$transcript"
            }
            record user 1 'PROMPT-1: do the steps one after the other.'
            answer='TASK COMPLETE'
            status=0
            %s
            [ -z "$answer" ] || record assistant 9 "$answer"
            echo "$answer"
            exit "$status"
            """;

    @TempDir
    Path folder;

    private List<Never> seen(Mode mode, String fault, Duration patience) throws Exception {
        Path program = Files.writeString(folder.resolve("planted"), RUN.formatted(fault));
        assertEquals(true, program.toFile().setExecutable(true));
        String version = RealClient.of(RealClient.NEWEST).version();
        Blow nobody = new Blow(Blow.Kind.SIGNAL, "KILL", List.of(Blow.Victim.TOOL), Stage.START, 0, 0);
        Outcome outcome = new ChaosTrial(
                        new Outcome.Setting(0, version, mode),
                        folder.resolve("trial"),
                        nobody,
                        new Course(4, Stage.START, new Random(1), version))
                .by(program, patience)
                .run();
        return outcome.wrong().stream().map(Never.Wrong::what).distinct().toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            LOST      | answer= status=75
            DAMAGED   | echo '{"type":"user","mess' >>"$transcript"; record user 2 GO-ON
            DOUBLED   | record user 2 'PROMPT-1: do the steps one after the other.'
            ANSWER    | case "$*" in *' --resume '*) ;; *) answer= ;; esac
            """)
    void aPlantedFaultIsCounted(Never what, String fault) throws Exception {
        assertEquals(List.of(what), seen(Mode.PRINT, fault, ENOUGH));
    }

    @Test
    void whatStaysIsCounted() throws Exception {
        assertEquals(List.of(Never.LEFT_OVER), seen(Mode.PRINT, "sleep 300 >/dev/null 2>&1 &", SHORT));
    }

    @Test
    void whatDoesNotEndIsCounted() throws Exception {
        assertEquals(List.of(Never.HANGING), seen(Mode.PRINT, "exec sleep 300", SHORT));
    }

    @Test
    void aTerminalThatIsLeftWithBracketedPasteIsCounted() throws Exception {
        assertEquals(List.of(Never.TERMINAL), seen(Mode.INTERACTIVE, "printf '\\033[?2004h'", SHORT));
    }

    @Test
    void twoClientsAtOnceAreCounted() throws Exception {
        String two = """
                claude=$(printf '%s\\n' "$@" | grep /claude)
                for i in 1 2; do sleep 3 | "$claude" -p >/dev/null 2>&1 & done
                wait
                """;
        assertEquals(List.of(Never.WRITERS), seen(Mode.PRINT, two, ENOUGH));
    }

    @Test
    void aRunWithoutAFaultIsRight() throws Exception {
        assertEquals(List.of(), seen(Mode.PRINT, ":", ENOUGH));
    }
}
