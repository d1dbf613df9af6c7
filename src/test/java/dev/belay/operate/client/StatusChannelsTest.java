package dev.belay.operate.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.terminal.StatusChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusChannelsTest {
    private final List<String> shown = new ArrayList<>();
    private final StatusChannels channels = new StatusChannels(
            () -> StatusChannel.in(Map.of("TERM", "xterm"), true),
            bytes -> shown.add(new String(bytes, StandardCharsets.US_ASCII)));

    @Test
    void aTerminalThatHasNotAnsweredIsToldNothing() {
        channels.next();
        channels.showFailure("Killed.");
        channels.clear();
        channels.next();
        assertEquals(List.of(), shown);
    }

    @Test
    void eachStartHasAChannelOfItsOwn() {
        StatusChannel first = channels.next();
        assertEquals(false, first == channels.next());
    }
}
