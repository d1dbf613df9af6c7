package dev.belay.notify.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.notify.channel.Receiver;
import dev.belay.testing.Checkout;
import dev.belay.testing.ClientHome;
import dev.belay.testing.SupervisedScreen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A question on a terminal that nobody looks at, answered by a button of ntfy's. */
@Timeout(300)
class PhoneAnswerTest {
    @TempDir
    Path folder;

    private final HttpClient phone = HttpClient.newHttpClient();

    private static JsonNode next(Receiver ntfy) throws Exception {
        return new ObjectMapper().readTree(ntfy.next().body());
    }

    private HttpResponse<String> press(JsonNode notification, String label) throws Exception {
        for (JsonNode action : notification.path("actions")) {
            if (action.path("label").asText().equals(label)) {
                assertEquals("http", action.path("action").asText());
                return phone.send(
                        HttpRequest.newBuilder(URI.create(action.path("url").asText()))
                                .method(action.path("method").asText(), HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
            }
        }
        throw new AssertionError("no " + label + " in " + notification);
    }

    private static void settings(ClientHome home, Receiver ntfy) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path settings = Files.createDirectories(home.home().resolve(".config/belay"));
        Files.writeString(
                settings.resolve("settings.json"),
                "{\"notifications\": {\"channels\": [{\"type\": \"ntfy\", \"url\": \"" + ntfy.url("/topic")
                        + "\", \"answers\": {\"listen\": \"127.0.0.1:" + port + "\", \"url\": \"http://127.0.0.1:"
                        + port + "/tunnel/\"}}]}}");
    }

    @Test
    void startsAgainAndStopsAsTheKeysDo() throws Exception {
        Path claude = Checkout.program(
                folder.resolve("claude"),
                "[ \"$1\" = --version ] && exec echo 9.9.9\necho start >>\"$HOME/starts\"\nkill -9 $$\n");
        try (Receiver ntfy = new Receiver(200)) {
            ClientHome home = new ClientHome(folder.resolve("home"), URI.create("http://127.0.0.1:9"));
            settings(home, ntfy);
            try (SupervisedScreen screen = SupervisedScreen.start(home, claude)) {
                screen.awaitOffer();
                JsonNode first = next(ntfy);
                HttpResponse<String> reply = press(first, "Start again");
                assertEquals(200, reply.statusCode(), reply.body());
                JsonNode confirmed = next(ntfy);
                assertTrue(
                        confirmed.path("message").asText().contains("\"Start again\" in project: Belay does that now."),
                        confirmed::toString);
                JsonNode second = next(ntfy);
                assertEquals(
                        2, Files.readAllLines(home.home().resolve("starts")).size());
                assertEquals(200, press(second, "Stop").statusCode());
                assertEquals(137, screen.awaitStatus());
                assertEquals(
                        2, Files.readAllLines(home.home().resolve("starts")).size());
            }
        }
    }
}
