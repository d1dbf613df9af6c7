package dev.belay.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.testing.Findings;
import dev.belay.testing.RealClient;
import dev.belay.testing.TerminalScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions of the real clients that go well, while the user, the tools and the model quote every message of every
 * failure: none may be taken for a failure. Six of them in each build; {@code scripts/failure-table --clean 200} makes
 * more and writes down what came of it.
 */
@Tag("real-client")
class RealCleanSessionsTest {
    private static final int SESSIONS = Integer.getInteger("belay.clean-sessions", 6);
    private static final int AT_ONCE = Integer.getInteger("belay.at-once", 3);
    private static final int PLACES = 3;
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    /** One of them alone for {@code scripts/try-client}. */
    private static final List<String> CLIENTS = System.getProperty("belay.clean-client") == null
            ? RealClient.VERSIONS
            : List.of(System.getProperty("belay.clean-client"));

    /** What was said of one session. */
    private record Said(String client, boolean terminal, String failure, String because) {
        boolean fine() {
            return failure.equals("finished") || terminal && failure.equals("user-quit");
        }

        @Override
        public String toString() {
            return client + (terminal ? " in a terminal" : " in print mode") + ": " + failure + " " + because;
        }
    }

    @Test
    void takesNoCleanSessionForAFailureWhateverItTalksAbout() throws Exception {
        CLIENTS.forEach(version -> RealClient.of(version).executable());
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Said>> futures = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            int session = i;
            futures.add(pool.submit(() -> attempt(session)));
        }
        List<String> alarms = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (Future<Said> future : futures) {
            Said said = future.get();
            String kind = said.client() + (said.terminal() ? " in a terminal" : " in print mode");
            counts.merge(kind + ": `" + said.failure() + "`", 1, Integer::sum);
            if (!said.fine()) {
                alarms.add(said.toString());
            }
        }
        pool.shutdown();
        Findings.leave(SESSIONS, alarms);
        if (Integer.getInteger("belay.clean-sessions") != null && CLIENTS.size() > 1) {
            report(alarms.size(), counts);
        }
        assertEquals("", String.join("\n", alarms), alarms.size() + " false alarms in " + SESSIONS);
    }

    private static void report(int alarms, Map<String, Integer> counts) throws IOException {
        StringBuilder text = new StringBuilder(
                        "Of %d clean sessions (a prompt, two tools, an answer), in which prompts,".formatted(SESSIONS))
                .append(" tool results and answers quoted each of the %d messages of `src/test/resources/messages.tsv`,"
                        .formatted(QuotedMessages.all().size()))
                .append(" %s taken for a failure:\n\n".formatted(alarms == 0 ? "none was" : alarms + " were"));
        counts.forEach((kind, count) ->
                text.append("- ").append(kind).append(", ").append(count).append('\n'));
        TableDocument.writeClean(text.toString());
    }

    /** One that cannot be played is no reason to leave the others. */
    private Said attempt(int session) {
        try {
            return play(session);
        } catch (Exception | AssertionError trouble) {
            return new Said("session " + session, false, "not played", trouble.toString());
        }
    }

    /** Every client, and by turns in print mode and in a terminal. */
    private Said play(int session) throws Exception {
        RealClient client = RealClient.of(CLIENTS.get(session % CLIENTS.size()));
        boolean inTerminal = session / CLIENTS.size() % 2 == 1;
        try (Stage stage = new Stage(client, folder.resolve("session-" + session))) {
            Path quoted = stage.home().project().resolve("notes.txt");
            Files.writeString(quoted, share(session, 1));
            String read = "cat notes.txt";
            stage.api(Script.of(
                    Reply.bash("I read the notes.", read),
                    Reply.bash(share(session, 2), read),
                    Reply.say(share(session, 2) + "\n\nThat is all there is to say about it.")));
            String prompt = "Explain these messages:\n" + share(session, 0);
            if (inTerminal) {
                leaveByCommand(stage, prompt);
            } else {
                stage.print("-p", prompt);
            }
            assertTrue(stage.api().log().main().size() >= 3, client + " has not made all requests");
            String because =
                    Files.readAllLines(stage.result().resolve(Witness.SAID)).get(2);
            String failure =
                    Files.readAllLines(stage.result().resolve(Witness.SAID)).get(0);
            return new Said(client.version(), inTerminal, failure, because);
        }
    }

    private static void leaveByCommand(Stage stage, String prompt) throws IOException {
        TerminalScreen screen = stage.inTerminal(prompt);
        screen.awaitScreen("all there is to say about it", SOON);
        screen.type("/exit");
        screen.awaitScreen("/exit", SOON);
        screen.key("Enter");
        stage.awaitTerminalEnd();
    }

    private static String share(int session, int place) {
        return QuotedMessages.text(QuotedMessages.share(session / 2, place, PLACES));
    }
}
