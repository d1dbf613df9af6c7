package dev.belay.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Processes;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.client.ConversingStandIn;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIGTERM to Belay or to its launcher, in whatever phase: claude hears it, and how to continue is said. */
@Timeout(600)
@Tag("slow")
class AskedToEndTest {
    private static final String ID = "0a80a98a-2efd-473d-8988-80fe42db6e92";
    private static final String CASES = "src/test/cases/";

    /** Has a session with what stands in $HOME/conversation, says no goodbye, and does then what $HOME/then says. */
    private static final String CLAUDE = """
            [ "$1" = --version ] && exec echo "2.1.332 (Claude Code)"
            folder=$HOME/.claude/projects/$(pwd | tr './' '--')
            mkdir -p "$folder"
            [ -f "$folder/%1$s.jsonl" ] || cp "$HOME/conversation" "$folder/%1$s.jsonl"
            printf '{"hook_event_name":"SessionStart","session_id":"%1$s","transcript_path":"%%s"}' \\
                "$folder/%1$s.jsonl" >"$BELAY_INBOX/new"
            mv "$BELAY_INBOX/new" "$BELAY_INBOX/1.json"
            trap 'exit 143' TERM
            echo at work
            . "$HOME/then"
            """.formatted(ID);

    @TempDir
    Path folder;

    private ConversingStandIn standIn;

    @BeforeEach
    void prepare() throws IOException {
        standIn = new ConversingStandIn(folder, CLAUDE);
    }

    private static void ask(SupervisedScreen screen, String signal, boolean launcher) {
        Processes.signal(signal, launcher ? screen.launcher() : screen.supervisor());
    }

    private static void assertTold(SupervisedScreen screen, int status) {
        assertEquals(status, screen.awaitStatus());
        String shown = screen.terminal().scrollback().replaceAll("\\s+", " ");
        assertTrue(shown.contains("claude --resume " + ID), shown);
        screen.assertSane();
    }

    @ParameterizedTest
    @CsvSource({"TERM, true, 143", "TERM, false, 143", "HUP, true, 129"})
    void inATurnOfAClientThatSaysNoGoodbye(String signal, boolean launcher, int status) throws IOException {
        try (SupervisedScreen screen = standIn.start("while :; do sleep 0.1; done")) {
            screen.terminal().awaitScreen("at work", SupervisedScreen.LIMIT);
            ask(screen, signal, launcher);
            assertTold(screen, status);
        }
    }

    @Test
    void beforeAQuestionIsAnswered() throws IOException {
        try (SupervisedScreen screen = standIn.start("sleep 1; kill -9 $$")) {
            screen.awaitOffer();
            ask(screen, "TERM", true);
            assertTold(screen, 143);
        }
    }

    @Test
    void inAWaitThatNobodyWatches() throws IOException {
        try (SupervisedScreen screen = standIn.start("sleep 1; kill -9 $$", "--unattended")) {
            screen.terminal().awaitScreen("Ctrl-C gives up", SupervisedScreen.LIMIT);
            ask(screen, "TERM", false);
            assertTold(screen, 143);
        }
    }
}
