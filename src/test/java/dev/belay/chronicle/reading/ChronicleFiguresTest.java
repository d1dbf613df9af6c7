package dev.belay.chronicle.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Requests;
import dev.belay.chronicle.Span;
import dev.belay.chronicle.Work;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted, and what is said of all that could not be. */
class ChronicleFiguresTest {
    private static final String SESSION = "0a80a98a-2efd-473d-8988-80fe42db6e92";
    private static final Instant BEGUN = Instant.parse("2026-08-01T10:00:00Z");

    @TempDir
    Path home;

    private final List<String> lines = new ArrayList<>();
    private long second;

    private String time() {
        return BEGUN.plusSeconds(second++).toString();
    }

    private String record(String type, String fields) {
        return "{\"type\":\"" + type + "\",\"timestamp\":\"" + time() + "\",\"sessionId\":\"" + SESSION
                + "\",\"version\":\"2.1.332\",\"cwd\":\"/work\"," + fields + "}";
    }

    private String prompt(String text) {
        return record("user", "\"message\":{\"role\":\"user\",\"content\":\"" + text + "\"}");
    }

    private String call(String id, String tool, String input) {
        return record(
                "assistant",
                "\"message\":{\"id\":\"msg_" + id
                        + "\",\"model\":\"claude-opus-4-1\",\"role\":\"assistant\",\"content\":["
                        + "{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"" + tool + "\",\"input\":" + input
                        + "}],\"usage\":{\"input_tokens\":100,\"output_tokens\":10}}");
    }

    private String result(String id, String content, boolean failed) {
        return record(
                "user",
                "\"message\":{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"" + id
                        + "\",\"is_error\":" + failed + ",\"content\":\"" + content + "\"}]}");
    }

    private String error(String text, String fields) {
        return record(
                "assistant",
                fields
                        + "\"isApiErrorMessage\":true,\"message\":{\"model\":\"<synthetic>\",\"role\":\"assistant\",\"content\":["
                        + "{\"type\":\"text\",\"text\":\"" + text + "\"}]}");
    }

    private Chronicle told() throws IOException {
        Path file = home.resolve(SESSION + ".jsonl");
        Files.write(file, lines);
        return new ChronicleReader(Map.of("HOME", home.toString())).read(file, bytes -> {});
    }

    private static List<Span> tools(Chronicle told) {
        return told.course().spans().stream()
                .filter(span -> span.kind() == Span.Kind.TOOL)
                .toList();
    }

    private static boolean says(Chronicle told, String words) {
        return told.unseen().stream().anyMatch(said -> said.contains(words));
    }

    @ParameterizedTest
    @CsvSource({
        "API Error: 529 Overloaded, , 529",
        "API Error: Unable to connect to API (ECONNRESET), unknown, connection",
        "API Error: Connection lost mid-response., server_error, connection",
        "Session limit reached, rate_limit, rate_limit",
        "Prompt is too long, , other",
        "Prompt is too long, unknown, other"
    })
    void anErrorHasItsStatusOrTheClientsWordForIt(String text, String kind, String status) throws IOException {
        lines.add(prompt("go"));
        lines.add(error(text, kind == null ? "" : "\"error\":\"" + kind + "\","));
        List<Requests.Errors> errors = told().requests().errors();
        assertEquals(1, errors.size());
        assertEquals(status, errors.get(0).status());
        assertEquals(text, errors.get(0).words());
    }

    @Test
    void aRetryWithoutAWordIsALostConnection() throws IOException {
        lines.add(prompt("go"));
        for (int attempt = 1; attempt <= 2; attempt++) {
            lines.add(record(
                    "system",
                    "\"subtype\":\"api_error\",\"error\":{\"type\":null},\"retryAttempt\":" + attempt
                            + ",\"maxRetries\":3,\"retryInMs\":500"));
        }
        lines.add(error("API Error: Unable to connect to API (ECONNRESET)", ""));
        Chronicle told = told();
        assertEquals(2, told.requests().retries());
        Requests.Errors errors = told.requests().errors().get(0);
        assertEquals("connection", errors.status());
        assertEquals(3, errors.count());
        assertTrue(errors.words().contains("ECONNRESET"), errors::words);
    }

    /** The journal has when it fell; what the client writes of the call when it is resumed, it writes hours later. */
    @Test
    void aCallThatWasCutOffEndsWhereTheSessionFell() throws IOException {
        lines.add(prompt("go"));
        lines.add(call("one", "Bash", "{\"command\":\"make all\"}"));
        fell(BEGUN.plusSeconds(60));
        second = 7200;
        lines.add(result("one", "interrupted", true));
        Span call = tools(told()).get(0);
        assertEquals(Duration.ofSeconds(59), call.length());
        assertTrue(call.failed());
        assertEquals("make all", call.about());
    }

    private void fell(Instant at) throws IOException {
        Path incident = home.resolve(".local/state/belay/incidents/20260801-100100-stalled");
        Files.createDirectories(incident);
        Files.writeString(incident.resolve("incident.json"), """
                {"schemaVersion": 1, "at": "%s", "failure": "stalled", "say": "Claude is waiting.", "because": {},
                 "session": {"id": "%s"}, "recovery": "resume", "outcome": "recovered"}
                """.formatted(at, SESSION));
    }

    @Test
    void aCallThatNeverCameBackIsOnTheTimeLine() throws IOException {
        lines.add(prompt("go"));
        lines.add(call("one", "Bash", "{\"command\":\"sleep 1000\"}"));
        Span call = tools(told()).get(0);
        assertEquals(Duration.ZERO, call.length());
        assertTrue(call.failed());
    }

    @Test
    void filesAreThoseThatWereWritten() throws IOException {
        lines.add(prompt("go"));
        write("one", "Write", "/work/a", false);
        write("two", "Edit", "/work/b", false);
        write("three", "Edit", "/work/b", false);
        write("four", "Edit", "/work/c", true);
        write("five", "Read", "/work/d", false);
        assertEquals(
                List.of(new Work.ChangedFile("/work/b", 2), new Work.ChangedFile("/work/a", 1)),
                told().work().files());
    }

    private void write(String id, String tool, String file, boolean failed) {
        lines.add(call(id, tool, "{\"file_path\":\"" + file + "\"}"));
        lines.add(result(id, "done", failed));
    }

    @Test
    void answersOfAnotherSessionAreOnNoBill() throws IOException {
        lines.add(prompt("go"));
        lines.add(call("one", "Bash", "{}"));
        lines.add(call("two", "Bash", "{}").replace(SESSION, "1b80a98a-2efd-473d-8988-80fe42db6e92"));
        Chronicle told = told();
        assertEquals(2, told.work().answers());
        assertEquals(1, told.bill().models().get(0).answers());
        assertTrue(says(told, "1 of 2 answers are on no bill"), told.unseen()::toString);
    }

    @Test
    void whatSubAgentsTookIsOnTheBillAndNotInTheCourse() throws IOException {
        lines.add(prompt("go"));
        lines.add(call("one", "Bash", "{}"));
        Path agents = Files.createDirectories(home.resolve(SESSION).resolve("subagents"));
        Files.writeString(agents.resolve("agent-1.jsonl"), call("sub", "Read", "{}") + "\n");
        Chronicle told = told();
        assertEquals(1, told.work().answers());
        assertEquals(2, told.bill().models().get(0).answers());
        assertEquals(220, told.bill().tokens());
    }

    /** As 1.0.35 writes it: another session with all that was said, dated now. */
    @Test
    void turnsThatWereDatedAnewAreSaidToBe() throws IOException {
        for (int turn = 0; turn < 3; turn++) {
            second = 5;
            lines.add(prompt("turn " + turn));
        }
        assertTrue(says(told(), "2 turns have the time of the turn before"));
    }

    @Test
    void tenThousandTurnsAreCountedAndTheLongestShown() throws IOException {
        int turns = 10_000;
        for (int turn = 0; turn < turns; turn++) {
            lines.add(prompt("turn " + turn));
            lines.add(call("call" + turn, "Bash", "{\"command\":\"step " + turn + "\"}"));
            second += turn % 100;
            lines.add(result("call" + turn, "done", false));
        }
        Chronicle told = told();
        assertEquals(turns, told.subject().asked().count());
        assertEquals(turns, told.work().answers());
        assertEquals(turns, told.work().tools().get(0).calls());
        assertEquals(8, told.subject().asked().prompts().size());
        assertEquals(20, told.work().longest().size());
        assertEquals(Duration.ofSeconds(100), told.work().longest().get(0).length());
        assertTrue(told.course().spans().size() <= 6000);
        assertTrue(told.course().context().size() <= 4001);
        assertTrue(says(told, "too many turns"), told.unseen()::toString);
    }

    /** A result of 40 MB, and one line that is an array nested without end: neither is held in memory, nor thrown on. */
    @Test
    void whatIsHugeOrHostileIsPassedOver() throws IOException {
        Path file = home.resolve(SESSION + ".jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(prompt("go") + "\n" + call("one", "Bash", "{}") + "\n");
            out.write(result("one", "\\u001b[2J<script>".repeat(2_400_000), false) + "\n");
            out.write("{\"type\":\"assistant\",\"message\":" + "[".repeat(100_000) + "\n");
            out.write("\u0000\u0000null\n[]\n\"text\"\n{\"type\":7,\"timestamp\":[],\"message\":{\"usage\":[1]}}\n");
            out.write(record("user", "\"message\":{\"content\":{\"text\":{}}},\"toolUseResult\":null") + "\n");
            out.write(prompt("\\u202e\\ud800 again"));
        }
        Chronicle told = new ChronicleReader(Map.of("HOME", home.toString())).read(file, bytes -> {});
        assertEquals(2, told.subject().asked().count());
        assertEquals(1, told.work().tools().get(0).calls());
        assertEquals(0, told.work().tools().get(0).failed());
        assertTrue(says(told, "could not be read whole"), told.unseen()::toString);
    }

    @Test
    void progressIsAllBytesAtLeastOnce() throws IOException {
        lines.add(prompt("go"));
        lines.add(call("one", "Bash", "{}"));
        told();
        Path file = home.resolve(SESSION + ".jsonl");
        long[] read = {0};
        new ChronicleReader(Map.of("HOME", home.toString())).read(file, bytes -> read[0] += bytes);
        assertEquals(Files.size(file), read[0]);
    }
}
