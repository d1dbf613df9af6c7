package dev.belay.doctor.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class McpServerTest {
    private static McpServer of(Map<String, Object> entry) {
        return McpServer.of("tracker", entry, Map.of("TOKEN", "secret")::get);
    }

    @Test
    void replacesVariablesAndTellsWhichAreMissing() {
        McpServer server = of(Map.of(
                "command",
                "tracker",
                "args",
                List.of("--at", "${PLACE:-here}"),
                "env",
                Map.of("KEY", "${TOKEN}${NONE}")));
        assertEquals(List.of("tracker", "--at", "here"), server.command());
        assertEquals(Map.of("KEY", "secret${NONE}"), server.environment());
        assertEquals(Set.of("NONE"), server.missing());
        assertEquals("stdio", server.type());
    }

    @Test
    void isReachedByHttpWhereItHasAnAddressOnly() {
        assertEquals("http", of(Map.of("url", "http://localhost/mcp")).type());
        assertEquals(
                "http",
                of(Map.of("url", "http://localhost/mcp", "type", "streamable-http"))
                        .type());
        assertEquals(
                "sse", of(Map.of("url", "http://localhost/mcp", "type", "sse")).type());
    }

    @Test
    void aFaultNamesItAndSaysWhatToDo() {
        assertEquals(
                "MCP server tracker has no command",
                of(Map.of()).fault("has no command").say());
        assertEquals(true, of(Map.of()).fault("has no command").fix().contains("belay doctor --only mcp"));
    }
}
