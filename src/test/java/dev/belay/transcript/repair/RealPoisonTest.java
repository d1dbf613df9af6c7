package dev.belay.transcript.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.client.InTurns;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Poisoned sessions of real clients, unattended, against an API that refuses as the real one does: they come back. */
@Timeout(600)
@InTurns(3)
class RealPoisonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private boolean repairedFirst;

    @RealClientTest
    void anImageThatIsTooLarge(RealClient client) throws Exception {
        comesBack(client, Long.MAX_VALUE, lines -> image(lines, "RESULT-21", 9000, 100, 600), 24);
    }

    @RealClientTest
    void thinkingThatWasChanged(RealClient client) throws Exception {
        comesBack(
                client,
                Long.MAX_VALUE,
                lines -> record(lines, "FINAL-40", record -> {
                    ArrayNode content = (ArrayNode) record.get("message").get("content");
                    content.insertObject(0)
                            .put("type", "thinking")
                            .put("thinking", "not what it was")
                            .put("signature", "c2NyaXB0ZWQsomethingelse");
                }),
                24);
    }

    @RealClientTest
    void anEmptyTextInAPrompt(RealClient client) throws Exception {
        comesBack(
                client,
                Long.MAX_VALUE,
                lines -> record(lines, "PROMPT-20", record -> {
                    ObjectNode message = (ObjectNode) record.get("message");
                    ArrayNode content = message.putArray("content");
                    content.addObject().put("type", "text").put("text", "");
                    content.addObject().put("type", "text").put("text", "PROMPT-20");
                }),
                24);
    }

    /** 1.0.35 copies what it can still follow into a session of its own, so it must be repaired before it is resumed. */
    @RealClientTest("1.0.35")
    void aResultWithoutItsCall(RealClient client) throws Exception {
        repairedFirst = true;
        comesBack(
                client,
                Long.MAX_VALUE,
                lines -> RealDamage.all().get("a tool call's line is lost").apply(lines),
                24);
    }

    @RealClientTest
    void aConversationThatIsTooLong(RealClient client) throws Exception {
        comesBack(
                client,
                200_000,
                lines -> {
                    for (String result : List.of("RESULT-11", "RESULT-12", "RESULT-21", "RESULT-23", "RESULT-31")) {
                        record(lines, result, record -> ((ObjectNode)
                                        record.get("message").get("content").get(0))
                                .put("content", result + " " + "lorem ipsum ".repeat(30_000)));
                    }
                },
                24 - 5);
    }

    /** 2.1.329 leaves the images out of a compaction of its own: then a summary is its repair. */
    @RealClientTest
    void imagesThatAreMoreThanARequestMayHave(RealClient client) throws Exception {
        trimmed(client, (lines, piece) -> image(lines, piece, 800, 600, 3 << 20), 24 - 5);
    }

    /** Here a compaction is refused by its size as well. */
    @RealClientTest
    void resultsThatAreMoreThanARequestMayHave(RealClient client) throws Exception {
        String text = "lorem ipsum ".repeat(400_000);
        trimmed(
                client,
                (lines, piece) -> record(lines, piece, record -> ((ObjectNode)
                                record.get("message").get("content").get(0))
                        .put("content", piece + " " + text)),
                24 - 9);
    }

    /** All results together are larger than the 32 MB that the API takes. */
    private void trimmed(RealClient client, BiConsumer<List<String>, String> enlarge, int least) throws Exception {
        Came came = comesBack(
                client,
                Long.MAX_VALUE,
                lines -> List.of(11, 12, 21, 23, 24, 31, 32, 41, 42)
                        .forEach(number -> enlarge.accept(lines, "RESULT-" + number)),
                least);
        if (came.last().contains("SCRIPTED SUMMARY")) {
            return;
        }
        assertTrue(came.said().contains("The request is larger than the API accepts."), came.said());
        assertTrue(came.last().contains("[left out: the result of "), came.said());
        for (int turn = 1; turn <= 4; turn++) {
            assertTrue(came.last().contains("PROMPT-" + turn + "0"), turn + came.said());
            assertTrue(came.last().contains("FINAL-" + turn + "0"), turn + came.said());
        }
    }

    /** What Belay and the client said, and the messages of the last request that the API took. */
    private record Came(String said, String last) {}

    /** At least so many pieces must be heard, unless the client's own compaction has made a summary of them. */
    private Came comesBack(RealClient client, long window, Consumer<List<String>> poison, int least) throws Exception {
        RealSession session = new RealSession(client, Files.createDirectories(folder.resolve("base")));
        Path transcript = session.make(false);
        byte[] bytes = RealDamage.apply(Files.readAllBytes(transcript), poison::accept);
        String id = transcript.getFileName().toString().replace(".jsonl", "");
        Files.write(transcript, bytes);
        try (ScriptedApi api = new ScriptedApi(Script.always(Reply.say("RESUMED"))).refusingBeyond(window)) {
            ClientHome home = new ClientHome(folder.resolve("base"), api.url()).with("CLAUDE_CODE_MAX_RETRIES", "1");
            Path out = folder.resolve("out");
            Path errors = folder.resolve("errors");
            Process process = home.process(command(client, id))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start();
            assertTrue(process.waitFor(200, TimeUnit.SECONDS), "it does not end");
            String said = Files.readString(out) + Files.readString(errors);
            assertEquals(0, process.exitValue(), said);
            assertTrue(said.contains("RESUMED"), said);
            List<Request> accepted = api.log().of(Request.Kind.MAIN).stream()
                    .filter(request -> request.refusal().isEmpty() && request.estimatedTokens() <= window)
                    .toList();
            String last =
                    accepted.get(accepted.size() - 1).body().path("messages").toString();
            Set<String> heard = pieces(last);
            boolean compacted = last.contains("SCRIPTED SUMMARY");
            assertTrue(compacted || heard.size() >= least, heard + said);
            return new Came(said, last);
        }
    }

    private List<String> command(RealClient client, String id) {
        String belay = Launcher.path().toString();
        String claude = client.executable().toString();
        return repairedFirst
                ? List.of(belay, "resume", "--unattended", "--claude", claude, id, "--", "-p", "go on")
                : List.of(belay, "run", "--unattended", "--claude", claude, "--", "-p", "--resume", id, "go on");
    }

    private static Set<String> pieces(String text) {
        Set<String> found = new TreeSet<>();
        Matcher piece = RealSession.PIECE.matcher(text);
        while (piece.find()) {
            found.add(piece.group());
        }
        return found;
    }

    private static void image(List<String> lines, String piece, int width, int height, int bytes) {
        ByteBuffer png = ByteBuffer.allocate(bytes).put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        png.putInt(13).put("IHDR".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        png.putInt(width).putInt(height);
        String data = Base64.getEncoder().encodeToString(png.array());
        record(lines, piece, record -> {
            ObjectNode result =
                    (ObjectNode) record.get("message").get("content").get(0);
            ArrayNode content = result.putArray("content");
            content.addObject().put("type", "text").put("text", piece);
            ObjectNode source = content.addObject().put("type", "image").putObject("source");
            source.put("type", "base64").put("media_type", "image/png").put("data", data);
        });
    }

    private static void record(List<String> lines, String piece, Consumer<ObjectNode> how) {
        int at = RealDamage.at(lines, piece);
        try {
            ObjectNode record = (ObjectNode) JSON.readTree(lines.get(at));
            how.accept(record);
            lines.set(at, record.toString());
        } catch (java.io.IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
