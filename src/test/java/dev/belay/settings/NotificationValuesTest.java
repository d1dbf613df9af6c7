package dev.belay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a phone's answers come in. */
class NotificationValuesTest {
    @TempDir
    Path home;

    private NotificationSettings read(String channel) throws IOException, UsageException {
        Path folder = Files.createDirectories(home.resolve(".config/belay"));
        Files.writeString(folder.resolve("settings.json"), "{\"notifications\": {\"channels\": [{" + channel + "}]}}");
        return NotificationSettings.read(Map.of("HOME", home.toString()));
    }

    private static String ntfy(String answers) {
        return "\"type\": \"ntfy\", \"url\": \"https://ntfy.sh/t\", \"answers\": " + answers;
    }

    @Test
    void anAddressAndHowItIsReached() throws Exception {
        NotificationSettings settings =
                read(ntfy("{\"listen\": \"127.0.0.1:8790\", \"url\": \"https://me.example/belay/\"}"));
        ChannelSettings.Answers answers =
                settings.channels().get(0).target().answers().orElseThrow();
        assertEquals(new ChannelSettings.Answers("127.0.0.1", 8790, "https://me.example/belay"), answers);
        assertEquals(
                "[::1]",
                read(ntfy("{\"listen\": \"[::1]:1\", \"url\": \"http://x/\"}"))
                        .channels()
                        .get(0)
                        .target()
                        .answers()
                        .orElseThrow()
                        .host());
        assertTrue(
                read("\"type\": \"desktop\"")
                        .channels()
                        .get(0)
                        .target()
                        .answers()
                        .isEmpty(),
                "off by default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "{}",
                "{\"url\": \"https://x/\"}",
                "{\"listen\": \"127.0.0.1:8790\"}",
                "{\"listen\": \"0.0.0.0:8790\", \"url\": \"https://x/\"}",
                "{\"listen\": \"[::]:8790\", \"url\": \"https://x/\"}",
                "{\"listen\": \"localhost:8790\", \"url\": \"https://x/\"}",
                "{\"listen\": \"8790\", \"url\": \"https://x/\"}",
                "{\"listen\": \"127.0.0.1:0\", \"url\": \"https://x/\"}",
                "{\"listen\": \"127.0.0.1:99999\", \"url\": \"https://x/\"}",
                "{\"listen\": \"127.0.0.1:8790\", \"url\": \"ftp://x/\"}",
                "{\"listen\": \"127.0.0.1:8790\", \"url\": \"https://x/\", \"port\": 1}"
            })
    void whatNobodyCouldMeanIsRefused(String answers) {
        UsageException refused = assertThrows(UsageException.class, () -> read(ntfy(answers)));
        assertEquals(78, refused.status());
        assertTrue(refused.getMessage().contains("line 1"), refused.getMessage());
    }

    @Test
    void onlyNtfyHasButtons() {
        UsageException refused = assertThrows(
                UsageException.class,
                () -> read(
                        "\"type\": \"desktop\", \"answers\": {\"listen\": \"127.0.0.1:1\", \"url\": \"http://x/\"}"));
        assertTrue(refused.getMessage().contains("takes no \"answers\""), refused.getMessage());
    }
}
