package dev.belay.endtoend.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.client.InTurns;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session that is no longer cached, resumed without a prompt: what 2.1.332 asks then, and what it does unasked. */
@Timeout(240)
@InTurns(3)
class RealColdResumeTest {
    private static final String QUESTION =
            "Resume this conversation\\?[\\s\\S]*15% of\\s+your\\s+5-hour\\s+usage\\s+limit";
    private static final String CURSOR_ON_ANOTHER_CONVERSATION = "tengu_stateful_mitten";
    private static final String SUMMARY_UNASKED = "tengu_eager_brooks";

    @TempDir
    Path folder;

    private static ScriptedApi api() throws Exception {
        Reply answer = Reply.say("All done.").inputTokens(ColdHome.TOKENS);
        return new ScriptedApi(Script.of(answer, answer, answer, answer));
    }

    private static SupervisedScreen resume(ClientHome home, RealClient client, String session, String... options) {
        List<String> words = new java.util.ArrayList<>(List.of("resume"));
        words.addAll(List.of(options));
        words.addAll(List.of("--claude", client.executable().toString(), session));
        return SupervisedScreen.belay(home, words.toArray(new String[0]));
    }

    private static int quit(SupervisedScreen screen) {
        screen.awaitIdle();
        screen.terminal().submit("/exit");
        return screen.awaitStatus();
    }

    /** The cursor is on the wrong answer: Enter would leave the conversation behind. */
    @RealClientTest(value = RealClient.NEWEST, everyVersion = true)
    void unattendedTheConversationIsResumedWhereverTheCursorIs(RealClient client) throws Exception {
        try (ScriptedApi api = api()) {
            ColdHome home = new ColdHome(folder, api, CURSOR_ON_ANOTHER_CONVERSATION);
            String session = home.session(client);
            home.age();
            try (SupervisedScreen screen = resume(home.client(), client, session, "--unattended")) {
                screen.terminal()
                        .await(
                                "an answer",
                                SupervisedScreen.LIMIT,
                                () -> screen.terminal().screen().contains("? for shortcuts")
                                        && !screen.terminal().screen().contains("Start a new conversation"));
                assertEquals(0, quit(screen));
            }
            assertEquals(List.of(session), home.client().sessions());
            assertEquals(0, home.client().records("\"compact_boundary\""));
        }
    }

    @RealClientTest(value = RealClient.NEWEST, everyVersion = true)
    void theQuestionIsLeftOpenWhereTheUserWantsThat(RealClient client) throws Exception {
        try (ScriptedApi api = api()) {
            ColdHome home = new ColdHome(folder, api);
            String session = home.session(client);
            home.age();
            try (SupervisedScreen screen = resume(
                    home.client(), client, session, "--unattended", "--cold-resume", "ask", "--deadline", "25s")) {
                screen.terminal().awaitScreen(QUESTION, SupervisedScreen.LIMIT);
                assertEquals(124, screen.awaitStatus());
            }
            assertEquals(1, api.log().main().size());
        }
    }

    /** The client would compact by itself; it asks instead, and a person answers. */
    @RealClientTest(value = RealClient.NEWEST, everyVersion = true)
    void anAttendedResumeLosesNothingToASummary(RealClient client) throws Exception {
        try (ScriptedApi api = api()) {
            ColdHome home = new ColdHome(folder, api, SUMMARY_UNASKED);
            String session = home.session(client);
            home.age();
            try (SupervisedScreen screen = resume(home.client(), client, session)) {
                screen.terminal().awaitScreen(QUESTION, SupervisedScreen.LIMIT);
                screen.terminal().awaitScreen("❯ 1\\. Resume", SupervisedScreen.LIMIT);
                screen.terminal().key("Enter");
                assertEquals(0, quit(screen));
            }
            assertEquals(0, home.client().records("\"compact_boundary\""));
            assertEquals(1, api.log().main().size());
        }
    }

    @RealClientTest(value = RealClient.NEWEST, everyVersion = true)
    void aSummaryIsTakenWhereTheUserWantsOneAndNamedLater(RealClient client) throws Exception {
        try (ScriptedApi api = api()) {
            ColdHome home = new ColdHome(folder, api, SUMMARY_UNASKED);
            String session = home.session(client);
            home.age();
            try (SupervisedScreen screen = resume(home.client(), client, session, "--cold-resume", "summary")) {
                screen.terminal()
                        .await(
                                "a summary",
                                SupervisedScreen.LIMIT,
                                () -> home.client().records("\"compact_boundary\"") == 1);
                assertFalse(screen.terminal().screen().contains("Start a new conversation"));
                // After a death it is said that claude knew no more than that.
                Processes.signal("KILL", screen.client());
                String offer = screen.awaitOffer();
                assertTrue(offer.contains("from a summary: claude replaced"), offer);
                assertEquals(137, screen.leaveWith("q"));
            }
        }
    }
}
