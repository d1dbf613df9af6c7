package dev.belay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationSettingsTest {
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";

    @TempDir
    private Path home;

    private Path write(String json) throws IOException {
        Path file = home.resolve(".config/belay/settings.json");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, json);
    }

    private NotificationSettings read() throws UsageException {
        return NotificationSettings.read(Map.of("HOME", home.toString()));
    }

    @Test
    void theDesktopAndTheTerminalAreThereWithoutAnySettings() throws Exception {
        assertEquals(NotificationSettings.defaults(), read());
        write("{\"unattended\": true}");
        assertEquals(2, read().channels().size());
    }

    @Test
    void readsAllThereIs() throws Exception {
        write("""
                {"notifications": {
                  "channels": [
                    {"type": "desktop", "events": ["given-up", "recovered"]},
                    {"type": "ntfy", "url": "https://ntfy.sh/topic", "token": "tk_x", "quiet-hours": "23:30-06:00"},
                    {"type": "slack", "url": "https://hooks.slack.com/services/T/B/x", "details": true},
                    {"type": "webhook", "url": "http://127.0.0.1:1/x", "secret": "%s"},
                    {"type": "exec", "command": ["apprise", "-t", "Belay"]}
                  ],
                  "quiet-hours": "22:00-07:00", "finished-after": "90s", "waiting-after": "10m"},
                 "max-recoveries": 3}""".formatted(SECRET));
        NotificationSettings read = read();
        assertEquals(5, read.channels().size());
        assertEquals(List.of("given-up", "recovered"), read.channels().get(0).events());
        assertEquals(Optional.of("tk_x"), read.channels().get(1).target().token());
        assertEquals(QuietHours.parse("23:30-06:00"), read.channels().get(1).quietHours());
        assertTrue(read.channels().get(2).details());
        assertEquals(Optional.of(SECRET), read.channels().get(3).target().secret());
        assertEquals(
                List.of("apprise", "-t", "Belay"),
                read.channels().get(4).target().command());
        assertEquals(Duration.ofSeconds(90), read.finishedAfter());
        assertEquals(Duration.ofMinutes(10), read.waitingAfter());
        assertEquals(
                3,
                Settings.read(Map.of(), Map.of("HOME", home.toString()))
                        .limits()
                        .maxRecoveries());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | \"notifications\" is a list; expected an object, { \"channels\": [ ... ], ... }.",
                "{\"quiet\": \"x\"} | unknown key \"quiet\" in \"notifications\"; expected one of channels, quiet-hours,"
                        + " finished-after, waiting-after.",
                "{\"quiet-hour\": \"x\"} | unknown key \"quiet-hour\" in \"notifications\"; did you mean \"quiet-hours\"?",
                "{\"quiet-hours\": \"10pm\"} | \"notifications: quiet-hours\" is \"10pm\"; expected hours such as"
                        + " \"22:00-07:00\".",
                "{\"finished-after\": 5} | \"notifications: finished-after\" is 5; expected a duration such as 90s, 15m, 2h"
                        + " or 1d, in quotes.",
                "{\"channels\": [{\"type\": \"pager\"}]} | \"notifications: type\" is \"pager\"; expected one of desktop,"
                        + " terminal, ntfy, slack, webhook, exec, ping.",
                "{\"channels\": [{}]} | a channel has no \"type\"; expected one of desktop, terminal, ntfy, slack, webhook,"
                        + " exec, ping.",
                "{\"channels\": [{\"type\": \"ntfy\"}]} | a channel of type \"ntfy\" needs a \"url\".",
                "{\"channels\": [{\"type\": \"desktop\", \"url\": \"http://x/\"}]} | a channel of type \"desktop\" takes no"
                        + " \"url\".",
                "{\"channels\": [{\"type\": \"exec\", \"command\": \"ls\"}]} | \"notifications: command\" is \"ls\"; expected"
                        + " a list of the command and its arguments, [\"apprise\", \"...\"].",
                "{\"channels\": [{\"type\": \"desktop\", \"events\": [\"all\"]}]} | \"notifications: events\" has \"all\";"
                        + " expected a list of given-up, person-needed, recovered, waiting, finished, warning.",
                "{\"channels\": [{\"type\": \"desktop\", \"details\": 1}]} | \"notifications: details\" is 1; expected true or"
                        + " false."
            })
    void aMistakeStopsTheStartWithLineAndKey(String value, String expected) throws IOException {
        Path file = write("{\n\"hooks\": true,\n\"notifications\": " + value + "}");
        UsageException refused =
                assertThrows(UsageException.class, () -> Settings.read(Map.of(), Map.of("HOME", home.toString())));
        assertEquals(78, refused.status());
        assertEquals(file + ", line 3: " + expected, refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "webhook, https://h.example/x, hunter2hunter2hunter2",
        "webhook, https://user:hunter2@h.example/x, " + SECRET,
        "webhook, ftp://h.example/hunter2, " + SECRET,
        "webhook, hunter2, " + SECRET
    })
    void aSecretIsNotRepeatedInTheMessage(String type, String url, String secret) throws IOException {
        write("{\"notifications\": {\"channels\": [{\"type\": \"%s\", \"url\": \"%s\", \"secret\": \"%s\"}]}}"
                .formatted(type, url, secret));
        UsageException refused = assertThrows(UsageException.class, this::read);
        assertFalse(refused.getMessage().contains("hunter2"), refused.getMessage());
    }

    @Test
    void quietHoursGoOverMidnight() {
        QuietHours night = QuietHours.parse("22:00-07:00").orElseThrow();
        assertTrue(night.contains(LocalTime.of(22, 0)) && night.contains(LocalTime.of(3, 0)));
        assertFalse(night.contains(LocalTime.of(7, 0)) || night.contains(LocalTime.of(21, 59)));
        QuietHours noon = QuietHours.parse("12:00-13:00").orElseThrow();
        assertTrue(noon.contains(LocalTime.of(12, 30)));
        assertFalse(noon.contains(LocalTime.of(13, 0)) || noon.contains(LocalTime.of(3, 0)));
        assertEquals(Optional.empty(), QuietHours.parse("24:00-07:00"));
        assertEquals(Optional.empty(), QuietHours.parse("22:00-22:00"));
    }
}
