package dev.belay.endtoend.real;

import static dev.belay.testing.SupervisedScreen.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.client.InTurns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** It is always the right session that comes back: after /clear and /compact, beside another, from an old one. */
@InTurns(3)
class RealFollowingTest {
    private static final Reply HANG = Reply.say("Half an answer").cutMidBlock(Interruption.Way.HANG);
    private static final String ID = "0b5e6f6e-5d0c-4f0e-9d0a-000000000001";

    @TempDir
    Path folder;

    /** 2.1.116 tells of the new session by hooks alone; the user's own hook must fire as often as without us. */
    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void afterClearTheNewSessionComesBackAndTheUsersOwnHookFiresOnce(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("One."), HANG, Reply.say("Back again.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Path heard = folder.resolve("heard");
            Path settings = Files.writeString(folder.resolve("my settings.json"), hook("UserPromptSubmit", heard));
            try (SupervisedScreen screen = start(home, client, "--settings", settings.toString(), "first words")) {
                screen.terminal().awaitScreen("One\\.", LIMIT);
                screen.awaitIdle();
                String before = home.sessions().get(0);
                screen.terminal().submit("/clear");
                screen.terminal().await("cleared screen", LIMIT, () -> !screen.terminal()
                        .screen()
                        .contains("One."));
                screen.awaitIdle();
                screen.terminal().submit("second words");
                Request resumed = fallAndGoOn(screen, api, home, "second words", 3);
                assertTrue(resumed.prompts().contains("second words"), resumed.prompts()::toString);
                assertFalse(resumed.prompts().contains("first words"), resumed.prompts()::toString);
                assertFalse(screen.terminal().scrollback().contains("--resume " + before));
                assertEquals(2, home.sessions().size());
                // One prompt in each session, and one after the resume.
                assertEquals(3, Files.readString(heard).lines().count());
            }
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void afterCompactingTheSummaryComesBack(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("One."), HANG, Reply.say("Back again.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            String inline = hook("Stop", folder.resolve("heard"));
            try (SupervisedScreen screen = start(home, client, "--settings", inline, "first words")) {
                screen.terminal().awaitScreen("One\\.", LIMIT);
                screen.awaitIdle();
                screen.terminal().submit("/compact");
                screen.terminal().await("boundary", LIMIT, () -> home.records("\"compact_boundary\"") == 1);
                screen.awaitIdle();
                screen.terminal().submit("second words");
                Request resumed = fallAndGoOn(screen, api, home, "second words", 3);
                assertTrue(resumed.prompts().contains("second words"), resumed.prompts()::toString);
                assertTrue(
                        resumed.texts().stream().anyMatch(text -> text.contains("SCRIPTED SUMMARY")),
                        () -> resumed.texts().toString());
                assertEquals(1, home.sessions().size());
            }
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void twoSessionsInOneDirectoryAreNotConfused(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.always(HANG))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen one = start(home, client, "words of the one");
                    SupervisedScreen other = start(home, client, "words of the other")) {
                awaitSaved(one, home, "words of the one");
                awaitSaved(other, home, "words of the other");
                String id = sessionWith(home, "words of the one");
                Processes.signal("KILL", one.client());
                String said = one.awaitOffer();
                assertTrue(said.contains("claude --resume " + id), said);
                assertTrue(said.contains("words of the one"), said);
                Processes.signal("KILL", other.client());
                said = other.awaitOffer();
                assertTrue(said.contains("claude --resume " + sessionWith(home, "words of the other")), said);
            }
        }
    }

    @RealClientTest
    void anOldSessionComesBackWhole(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("One."), HANG, Reply.say("Back again.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Process first = home.process(List.of(client.executable().toString(), "-p", "first words"))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            assertEquals(0, first.waitFor());
            String id = home.sessions().get(0);
            try (SupervisedScreen screen = start(home, client, "--resume", id, "second words")) {
                Request resumed = fallAndGoOn(screen, api, home, "second words", 3);
                assertTrue(
                        resumed.prompts().containsAll(List.of("first words", "second words")),
                        resumed.prompts()::toString);
            }
        }
    }

    @RealClientTest(
            value = {"2.1.116", RealClient.NEWEST},
            everyVersion = true)
    void aSessionWithAnIdOfTheUsersOwnComesBack(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(HANG, Reply.say("Back again.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = start(home, client, "--session-id", ID, "second words")) {
                Request resumed = fallAndGoOn(screen, api, home, "second words", 2);
                assertTrue(resumed.prompts().contains("second words"), resumed.prompts()::toString);
                assertEquals(List.of(ID), home.sessions());
                assertTrue(screen.terminal().scrollback().contains("claude --resume " + ID) || client.hasHooks());
            }
        }
    }

    private static SupervisedScreen start(ClientHome home, RealClient client, String... arguments) {
        return SupervisedScreen.start(home, client.executable(), arguments);
    }

    /** Kills claude once these words are on record, resumes, and returns the nth request, which the next prompt makes. */
    private static Request fallAndGoOn(SupervisedScreen screen, ScriptedApi api, ClientHome home, String words, int n)
            throws Exception {
        api.awaitRequest(n - 1);
        awaitSaved(screen, home, words);
        Processes.signal("KILL", screen.client());
        String said = screen.awaitOffer();
        assertTrue(said.matches("(?s).*\\n  session +" + sessionWith(home, words) + ".*"), said);
        screen.terminal().key("r");
        screen.terminal()
                .await("client", LIMIT, () -> Processes.client(screen.terminal().pid())
                        .isPresent());
        screen.awaitPrompt();
        screen.terminal().submit("go on");
        return api.awaitRequest(n);
    }

    private static void awaitSaved(SupervisedScreen screen, ClientHome home, String words) {
        screen.terminal().await(words + " in a transcript", LIMIT, () -> !sessionWith(home, words)
                .isEmpty());
    }

    /** The newest session whose transcript has these words. */
    private static String sessionWith(ClientHome home, String words) {
        try {
            String found = "";
            for (Path transcript : home.transcripts()) {
                if (Files.readString(transcript).contains(words)) {
                    found = transcript.getFileName().toString().replace(".jsonl", "");
                }
            }
            return found;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String hook(String event, Path file) {
        return "{\"hooks\":{\"" + event + "\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"echo heard >>" + file
                + "\"}]}]}}";
    }
}
