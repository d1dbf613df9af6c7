package dev.belay.endtoend.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.Sentence;
import dev.belay.testing.SupervisedScreen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The seed report ({@code API Error: Out of memory}, issue 2) and a JavaScript heap that is full. */
class RealOutOfMemoryTest {
    /** 2.1.329 sends a request of this kind six times before it believes the answer (docs/concepts/client.md, retries). */
    private static final int ATTEMPTS = 6;

    @TempDir
    Path folder;

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void theErrorIsNamedAndTheSessionComesBackCompacted(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(outOfMemory(client))) {
            ClientHome home = home(api);
            try (SupervisedScreen screen = fall(home, client, api)) {
                screen.terminal().key("c");
                screen.terminal().awaitScreen("belay: compacted", SupervisedScreen.LIMIT);
                assertEquals(1, api.log().of(Request.Kind.COMPACTION).size());
                assertEquals(1, home.records("\"compact_boundary\""));
                Request next = goOn(screen, api);
                assertTrue(next.texts().stream().anyMatch(text -> text.contains("SCRIPTED SUMMARY")), () -> next.texts()
                        .toString());
                assertFalse(next.toolResults().contains("ONE"));
                assertEquals(1, home.sessions().size());
            }
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aCompactionThatFailsIsSaidAndTheSessionComesBackAllTheSame(RealClient client) throws Exception {
        Script refusing = Script.always(Reply.httpError(500, "api_error", "Internal server error"));
        try (ScriptedApi api = new ScriptedApi(0, outOfMemory(client), refusing)) {
            ClientHome home = home(api);
            try (SupervisedScreen screen = fall(home, client, api)) {
                screen.terminal().key("c");
                screen.terminal().awaitScreen("compacting failed: .*500", SupervisedScreen.LIMIT);
                assertEquals(0, home.records("\"compact_boundary\""));
                Request next = goOn(screen, api);
                assertTrue(next.toolResults().contains("ONE"), next.toolResults()::toString);
            }
        }
    }

    @RealClientTest("1.0.35")
    void aFullHeapIsNamedAndTheSessionComesBack(RealClient client) throws Exception {
        List<Reply> replies = new ArrayList<>(List.of(Reply.bash("First one thing.", "echo ONE")));
        // Enough to fill a heap that holds little more than the client itself.
        String much = "memory ".repeat(1_500_000);
        replies.addAll(Collections.nCopies(1, Reply.say(much)));
        try (ScriptedApi api = new ScriptedApi(Script.inTurn(replies, Reply.say("Back again.")))) {
            ClientHome home = home(api).with("NODE_OPTIONS", "--max-old-space-size=60");
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "do it")) {
                String said = screen.awaitOffer();
                assertTrue(said.contains(Sentence.of("javascript-heap-full")), said);
                assertTrue(said.contains("claude --resume " + home.sessions().get(0)), said);
                screen.terminal().key("r");
                screen.terminal().awaitScreen("\\[q\\] quit[\\s\\S]*\\? for shortcuts", SupervisedScreen.LIMIT);
                screen.terminal().submit("go on");
                Request next = api.awaitRequest(3);
                assertTrue(next.toolResults().contains("ONE"), next.toolResults()::toString);
            }
        }
    }

    private ClientHome home(ScriptedApi api) throws Exception {
        return new ClientHome(folder, api.url()).with("CLAUDE_CODE_MAX_RETRIES", "1");
    }

    private static Script outOfMemory(RealClient client) {
        Reply error = Reply.httpError(400, "invalid_request_error", "Out of memory");
        List<Reply> replies = new ArrayList<>(List.of(Reply.bash("First one thing.", "echo ONE")));
        replies.addAll(Collections.nCopies(client.isNewest() ? ATTEMPTS : 1, error));
        return Script.inTurn(replies, Reply.say("Back again."));
    }

    /** A session whose turn ended in the error, and then its death: the offer is on the screen. */
    private static SupervisedScreen fall(ClientHome home, RealClient client, ScriptedApi api) throws Exception {
        SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "do it");
        try {
            screen.terminal().awaitScreen("API Error: [\\s\\S]*Out of\\s+memory", SupervisedScreen.LIMIT);
            screen.awaitIdle();
            // 2.1.116 shows it before it writes it.
            screen.terminal()
                    .await(
                            "the error on record",
                            SupervisedScreen.LIMIT,
                            () -> home.records("\"isApiErrorMessage\":true") > 0);
            Processes.signal("KILL", screen.client());
            String said = screen.awaitOffer();
            assertTrue(said.contains(Sentence.of("killed")), said);
            assertTrue(said.contains("[c] compact and resume"), said);
            return screen;
        } catch (AssertionError notSo) {
            screen.close();
            throw notSo;
        }
    }

    private static Request goOn(SupervisedScreen screen, ScriptedApi api) throws Exception {
        screen.awaitIdle();
        int before = api.log().main().size();
        screen.terminal().submit("go on");
        return api.awaitRequest(before + 1);
    }
}
