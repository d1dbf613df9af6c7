package dev.belay.notify.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.notify.NotificationRequest;
import dev.belay.notify.OtherSession;
import dev.belay.settings.ChannelSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the buttons on a phone do, and what nobody else's request does. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class PhoneAnswersTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder;

    private Path run;
    private PhoneAnswers answers;
    private PhoneAnswers.Asked asked;
    private Thread listening;

    @BeforeEach
    void ask() throws Exception {
        run = Files.createDirectory(folder.resolve("run"));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        answers = new PhoneAnswers(
                folder.resolve("state"),
                new ChannelSettings.Answers("127.0.0.1", port, "http://127.0.0.1:" + port + "/belay"));
        asked = answers.ask(request(), told::add).orElseThrow();
        listening = new Thread(() -> asked.await());
        listening.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        listening.interrupt();
        listening.join();
    }

    private NotificationRequest request() {
        return new NotificationRequest(
                NotificationRequest.test(folder, Instant.now()).notification(),
                List.of(),
                List.of(),
                Optional.of(run.resolve("answer").toString()),
                List.of("r Resume", "q Stop"));
    }

    private String url(String label) {
        return asked.buttons().stream()
                .filter(button -> button.label().equals(label))
                .map(PhoneAnswers.Button::url)
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> send(String method, String url) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** 0 where nobody listens. */
    private int status(String method, String path) throws InterruptedException {
        try {
            return send(method, URI.create(url("Resume")).resolve(path).toString())
                    .statusCode();
        } catch (IOException refused) {
            return 0;
        }
    }

    /** As the supervisor does that asks; the key that it has got. */
    private String supervised() throws Exception {
        Path file = run.resolve("answer");
        while (!Files.exists(file)) {
            Thread.sleep(10);
        }
        String key = Files.readString(file);
        Files.writeString(file, "");
        Files.delete(file);
        return key;
    }

    private void assertNothingHappened() throws IOException {
        assertFalse(Files.exists(run.resolve("answer")));
        assertEquals(List.of(), told);
        assertTrue(listening.isAlive());
    }

    @Test
    void aPressIsTheKeyAndGoodForOnce() throws Exception {
        List<String> keys = new ArrayList<>();
        Thread supervisor = new Thread(() -> {
            try {
                keys.add(supervised());
            } catch (Exception ended) {
                keys.add(ended.toString());
            }
        });
        supervisor.start();
        HttpResponse<String> reply = send("POST", url("Resume"));
        supervisor.join();
        assertEquals(List.of("r"), keys);
        assertEquals(200, reply.statusCode());
        assertEquals("close", reply.headers().firstValue("connection").orElse("kept"));
        assertTrue(reply.body().contains("\"Resume\" in"), reply.body());
        listening.join();
        assertEquals(List.of(reply.body().strip()), told);
        assertEquals(0, status("POST", "/"), "nobody listens any more");
        assertEquals(Optional.empty(), answers.ask(NotificationRequest.test(folder, Instant.now()), told::add));
    }

    @Test
    void ofTwoPressesOneCounts() throws Exception {
        Thread supervisor = new Thread(() -> {
            try {
                supervised();
            } catch (Exception ended) {
                told.add(ended.toString());
            }
        });
        supervisor.start();
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        List<Thread> presses = new ArrayList<>();
        for (String label : List.of("Resume", "Stop", "Resume")) {
            Thread press = new Thread(() -> {
                try {
                    statuses.add(send("POST", url(label)).statusCode());
                } catch (IOException | InterruptedException ended) {
                    statuses.add(0);
                }
            });
            press.start();
            presses.add(press);
        }
        for (Thread press : presses) {
            press.join();
        }
        supervisor.join();
        listening.join();
        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        assertEquals(1, told.size(), told::toString);
    }

    @Test
    void whatFetchesLinksAheadOfTimeChangesNothing() throws Exception {
        for (String method : List.of("GET", "HEAD", "PUT", "OPTIONS", "DELETE")) {
            assertEquals(405, send(method, url("Resume")).statusCode(), method);
        }
        assertNothingHappened();
    }

    @Test
    void whatWeHaveNotSignedIsNotThere() throws Exception {
        String resume = url("Resume");
        String stop = url("Stop");
        String signature = resume.substring(resume.lastIndexOf('/') + 1);
        String other = (signature.startsWith("0") ? "1" : "0") + signature.substring(1);
        String id = resume.split("/")[4];
        for (String path : List.of(
                "/belay/" + id + "/r/" + other,
                "/belay/" + id + "/r/",
                "/belay/" + id + "/r",
                "/belay/" + id + "/q/" + signature,
                "/belay/" + id + "/x/" + signature,
                "/belay/" + id.replace(id.charAt(0), id.charAt(0) == 'a' ? 'b' : 'a') + "/r/" + signature,
                "/belay/..%2F.key/r/" + signature,
                "/belay/.key/r/" + signature,
                "/",
                "/" + "a".repeat(4_000))) {
            assertEquals(404, status("POST", path), path);
        }
        assertNotEquals(resume.substring(resume.lastIndexOf('/')), stop.substring(stop.lastIndexOf('/')));
        assertNothingHappened();
    }

    @Test
    void nobodyWhoAsksAnyMoreIsToldSo() throws Exception {
        HttpResponse<String> reply = send("POST", url("Stop"));
        assertEquals(410, reply.statusCode());
        assertTrue(reply.body().contains("nothing was done"), reply.body());
        assertFalse(Files.exists(run.resolve("answer")), "it is not there for the next question");
    }

    @Test
    void aQuestionGoesWithItsRunAndWithAnAnswerAtTheKeyboard() throws Exception {
        answers.close(request());
        listening.join();
        asked = answers.ask(request(), told::add).orElseThrow();
        listening = new Thread(() -> asked.await());
        listening.start();
        Files.delete(run);
        listening.join();
        assertEquals(0, status("POST", "/"));
        try (var left = Files.list(folder.resolve("state/questions"))) {
            assertEquals(
                    List.of(".key"),
                    left.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void itsFilesAreItsOwners() throws Exception {
        try (var files = Files.list(folder.resolve("state/questions"))) {
            for (Path file : files.toList()) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file::toString);
            }
        }
    }

    /** Whoever listens does so until no run asks any more, and another one that asks meanwhile need not. */
    @Test
    void oneListensForAll() throws Exception {
        Path otherRun = Files.createDirectory(folder.resolve("other"));
        NotificationRequest question = new NotificationRequest(
                OtherSession.of(request().notification()),
                List.of(),
                List.of(),
                Optional.of(otherRun.resolve("answer").toString()),
                List.of("q Stop"));
        PhoneAnswers.Asked other = answers.ask(question, told::add).orElseThrow();
        Thread second = new Thread(other::await);
        second.start();
        answers.close(request());
        assertEquals(410, send("POST", other.buttons().get(0).url()).statusCode());
        second.join();
        listening.join();
        assertEquals(0, status("POST", "/"));
    }
}
