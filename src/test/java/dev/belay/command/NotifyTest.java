package dev.belay.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.console.Console;
import dev.belay.console.Terminals;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationJson;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.NotificationText;
import dev.belay.notify.channel.Receiver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifyTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Commands.run("notify", new Notify(), List.of(arguments), console(InputStream.nullInputStream()));
    }

    private Console console(InputStream in) {
        return new Console(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                Terminals.none(),
                environment(),
                home);
    }

    private Map<String, String> environment() {
        return Map.of("HOME", home.toString(), "PATH", "/usr/bin:/bin");
    }

    private void settings(String json) throws IOException {
        Path file = home.resolve(".config/belay/settings.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
    }

    @Test
    void saysWhichChannelWasUsedAndWhyTheOthersWereNot() throws Exception {
        try (Receiver receiver = new Receiver(404)) {
            settings("{\"notifications\": {\"channels\": [{\"type\": \"exec\", \"command\": [\"cat\"]},"
                    + "{\"type\": \"exec\", \"command\": [\"no-such-command\"]},"
                    + "{\"type\": \"slack\", \"url\": \"" + receiver.url("/hunter2") + "\"}]}}");
            assertEquals(0, run());
            String said = out.toString(StandardCharsets.UTF_8);
            assertEquals(
                    "exec cat: sent\nexec no-such-command: left out: no such command\nslack " + receiver.url("/...")
                            + ": failed: it answered with HTTP status 404\n",
                    said);
            assertFalse(said.contains("hunter2"), said);
        }
    }

    @Test
    void endsWithOneWhenNobodyWasReached() throws Exception {
        settings("{\"notifications\": {\"channels\": [{\"type\": \"exec\", \"command\": [\"false\"]}]}}");
        assertEquals(1, run("--json"));
        String said = out.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("\"schemaVersion\" : 1"), said);
        assertTrue(said.contains("\"outcome\" : \"failed\""), said);
        assertTrue(said.contains("\"reason\" : \"it exited with status 1\""), said);
    }

    @Test
    void refusesWrongWordsAndWrongSettings() throws Exception {
        assertEquals(64, run("--loud"));
        settings("{\"notifications\": []}");
        assertEquals(78, run());
        assertFalse(errors.toString(StandardCharsets.UTF_8).contains("\tat "), errors::toString);
    }

    @Test
    void saysThatOnlyThisTestIsSentWhenAllIsSwitchedOff() throws Exception {
        settings(
                "{\"notify\": false, \"notifications\": {\"channels\": [{\"type\": \"exec\", \"command\": [\"true\"]}]}}");
        assertEquals(0, run());
        assertTrue(errors.toString(StandardCharsets.UTF_8).contains("notifications are off"), errors::toString);
    }

    @Test
    void aRequestIsDoneOnceHoweverOftenItIsGiven() throws Exception {
        Path told = home.resolve("told");
        settings("{\"notifications\": {\"channels\": [{\"type\": \"exec\", \"command\": [\"sh\", \"-c\", \"cat >>"
                + told + "\"]}]}}");
        Notification test = new NotificationText(home).test(Instant.now());
        byte[] errand = NotificationJson.of(new NotificationRequest(test, List.of(), List.of(), Optional.empty()))
                .getBytes(StandardCharsets.UTF_8);
        String log = System.getProperty("belay.log", "");
        try {
            assertEquals(0, new SendNotification().run(List.of(), console(new ByteArrayInputStream(errand))));
            assertEquals(0, new SendNotification().run(List.of(), console(new ByteArrayInputStream(errand))));
        } finally {
            System.setProperty("belay.log", log);
        }
        assertEquals(1, Files.readString(told).lines().count());
    }
}
