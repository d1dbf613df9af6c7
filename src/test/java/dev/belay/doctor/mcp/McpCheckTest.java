package dev.belay.doctor.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.belay.doctor.Finding;
import dev.belay.doctor.HealthyHome;
import dev.belay.doctor.Status;
import dev.belay.machine.process.Processes;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McpCheckTest {
    private static final String ANSWER =
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{\"protocolVersion\":\"2025-06-18\"}}";

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private HealthyHome home;
    private HttpServer server;

    @BeforeEach
    void begin() throws IOException {
        home = new HealthyHome(folder);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void end() throws IOException {
        server.stop(0);
        home.close();
    }

    private Finding find() {
        return home.examine(List.of(new McpCheck())).get("mcp");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(String path, int status, String type, String body) {
        server.createContext(path, exchange -> {
            requests.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("X-Own") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.getResponseHeaders().add("Mcp-Session-Id", "one");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }

    private void servers(String json) throws IOException {
        home.state(", \"mcpServers\": {" + json + "}");
    }

    @Test
    void asksAServerOnHttpAndClosesItsSession() throws IOException {
        answer("/mcp", 200, "application/json", ANSWER);
        servers("\"web\": {\"type\": \"http\", \"url\": \"" + url("/mcp")
                + "\", \"headers\": {\"X-Own\": \"${OWN:-a}\"}}");
        assertEquals(Finding.ok("1 MCP server answers"), find());
        assertEquals("POST a " + McpMessage.INITIALIZE, requests.poll());
        assertEquals("DELETE a ", requests.poll());
        assertTrue(requests.isEmpty());
    }

    @Test
    void readsTheAnswerFromAStreamOfEvents() throws IOException {
        answer("/mcp", 200, "text/event-stream", "event: message\ndata: " + ANSWER + "\n\n");
        answer("/sse", 200, "text/event-stream", "event: endpoint\ndata: /messages\n\n");
        servers("\"web\": {\"type\": \"http\", \"url\": \"" + url("/mcp")
                + "\"}, \"old\": {\"type\": \"sse\", \"url\": \"" + url("/sse") + "\"}");
        assertEquals(Finding.ok("2 MCP servers answer"), find());
    }

    @Test
    void tellsWhatIsWrongWithAServerOnHttp() throws IOException {
        answer("/page", 200, "text/html", "<html>");
        servers("\"web\": {\"type\": \"http\", \"url\": \"" + url("/page") + "\"}");
        assertTrue(
                find().say().contains("MCP server web answers initialize with something other than MCP"), "" + find());
        answer("/gone", 404, "text/plain", "");
        servers("\"web\": {\"type\": \"http\", \"url\": \"" + url("/gone") + "\"}");
        assertTrue(find().say().contains("answers initialize with HTTP 404"), "" + find());
        answer("/closed", 401, "text/plain", "");
        servers("\"web\": {\"type\": \"http\", \"url\": \"" + url("/closed") + "\"}");
        assertEquals(Status.WARN, find().status());
        server.stop(0);
        assertTrue(find().say().contains("connection refused"), "" + find());
    }

    @Test
    void namesWhatIsNotThere() throws IOException {
        servers("\"a\": {\"command\": \"nonesuch-program\"}");
        assertTrue(
                find().say().contains("MCP server a cannot be started: no such program: nonesuch-program"),
                "" + find());
        servers("\"a\": {\"command\": \"cat\", \"args\": [\"${NOT_SET}\"]}");
        assertTrue(find().say().contains("needs variables that are not set: NOT_SET"), "" + find());
    }

    @Test
    void startsNothingOfAProjectThatIsNotTrusted() throws IOException {
        Path trace = folder.resolve("trace");
        home.program("leaves-a-trace", "touch " + trace);
        Files.writeString(
                home.project.resolve(".mcp.json"), "{\"mcpServers\": {\"x\": {\"command\": \"leaves-a-trace\"}}}");
        Files.writeString(home.stateFile(), "{}");
        assertEquals(Status.WARN, find().status());
        assertTrue(find().say().contains("x of .mcp.json"), "" + find());
        assertTrue(Files.notExists(trace));
        home.state("");
        assertEquals(Status.FAIL, find().status());
        assertTrue(Files.exists(trace));
    }

    @Test
    void startsNothingThatIsTurnedOff() throws IOException {
        Files.writeString(home.project.resolve(".mcp.json"), "{\"mcpServers\": {\"x\": {\"command\": \"nonesuch\"}}}");
        Files.writeString(home.configuration().resolve("settings.json"), "{\"disabledMcpjsonServers\": [\"x\"]}");
        assertEquals(Finding.ok("no MCP servers"), find());
    }

    @Test
    void leavesNoProcessBehindHoweverStubbornTheServer() throws IOException {
        Path pids = folder.resolve("pids");
        // It closes its output once it has said who it is, so that no time must run out for it to be given up.
        home.program("stubborn", "trap '' TERM\nsleep 60 >&- &\necho $$ $! > " + pids + "\nexec >&-\nwait\nsleep 60");
        home.environment.put("MCP_TIMEOUT", "60000");
        servers("\"s\": {\"command\": \"stubborn\"}");
        assertEquals(Status.FAIL, find().status());
        for (String pid : Files.readString(pids).strip().split(" ")) {
            assertEquals(List.of(), Processes.here().of(Long.parseLong(pid)));
        }
    }
}
