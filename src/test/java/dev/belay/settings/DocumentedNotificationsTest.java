package dev.belay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example can be copied as it stands, and nothing that can be said is left out. */
class DocumentedNotificationsTest {
    @TempDir
    Path folder;

    private static String document() throws Exception {
        return Files.readString(Path.of("docs/how-to/notifications.md"));
    }

    @Test
    void theExampleIsRead() throws Exception {
        String text = document();
        int start = text.indexOf("```json\n") + "```json\n".length();
        Path file = folder.resolve("belay/settings.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.substring(start, text.indexOf("```", start)));
        NotificationSettings read = NotificationSettings.read(Map.of("XDG_CONFIG_HOME", folder.toString()));
        assertEquals(
                List.of(ChannelSettings.Type.values()),
                read.channels().stream().map(ChannelSettings::type).toList());
        assertEquals(NotificationSettings.FINISHED_AFTER, read.finishedAfter());
        assertEquals(NotificationSettings.WAITING_AFTER, read.waitingAfter());
    }

    @Test
    void everyEventHasItsRow() throws Exception {
        for (String event : NotificationSettings.EVENTS) {
            assertTrue(document().contains("\n| `" + event + "` | "), event);
            assertTrue(
                    Files.readString(Path.of("src/main/resources/dev/belay/help/notify.txt"))
                            .contains(event),
                    event);
        }
    }
}
