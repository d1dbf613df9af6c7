package dev.belay.notify.answers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.settings.ChannelSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that no phone sends. */
@Timeout(60)
class AnswerListenerTest {
    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private AnswerListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener =
                new AnswerListener(new ChannelSettings.Answers("127.0.0.1", 0, ""), new Questions(folder), told::add);
    }

    @AfterEach
    void end() {
        listener.close();
    }

    private Socket connected() throws IOException {
        return new Socket(InetAddress.getByName("127.0.0.1"), listener.port());
    }

    private String firstLine(String request) throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), US_ASCII)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void whatIsNoRequestIsRefused() throws Exception {
        assertTrue(firstLine("\0\1\2 nonsense\r\n\r\n").matches("(HTTP/1.1 400 .*)?"));
        assertTrue(firstLine("POST\r\n\r\n").matches("(HTTP/1.1 400 .*)?"));
        assertTrue(firstLine("POST /a/r/" + "0".repeat(64) + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
                .startsWith("HTTP/1.1 404"));
        assertEquals(List.of(), told);
    }

    @Test
    void whoeverSendsNothingHoldsUpNobody() throws Exception {
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            silent.add(connected());
        }
        assertTrue(firstLine("GET / HTTP/1.1\r\nHost: x\r\n\r\n").startsWith("HTTP/1.1 405"));
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @Test
    void anAddressHasOneListener() {
        ChannelSettings.Answers same = new ChannelSettings.Answers("127.0.0.1", listener.port(), "");
        assertThrows(IOException.class, () -> new AnswerListener(same, new Questions(folder), told::add));
    }
}
