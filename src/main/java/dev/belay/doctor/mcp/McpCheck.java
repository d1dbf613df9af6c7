package dev.belay.doctor.mcp;

import dev.belay.doctor.Amount;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.doctor.TemporaryFolder;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.time.Duration;
import java.util.TreeSet;

/**
 * Whether each MCP server that a session here would start is found, starts, and answers {@code initialize} in time. All
 * are asked at once and ended again. A server of a project that the user has not trusted is not started.
 */
public final class McpCheck implements Check {
    private static final int SHOWN = 60;

    @Override
    public String name() {
        return "mcp";
    }

    @Override
    public Duration limit() {
        return Duration.ofMillis(2 * McpQuestions.PATIENCE + 2_000);
    }

    @Override
    public void look(CheckContext context, Findings findings) throws InterruptedException {
        McpServers servers = McpServers.of(context);
        if (!servers.waiting().isEmpty()) {
            String names = Untrusted.line(String.join(", ", new TreeSet<>(servers.waiting())), SHOWN);
            findings.warn(
                    "not started because this folder is not trusted in claude: " + names + " of .mcp.json",
                    "Start claude here once and answer its question.");
        }
        if (servers.started().isEmpty()) {
            findings.ok("no MCP servers");
            return;
        }
        try (TemporaryFolder folder = TemporaryFolder.open(context)) {
            new McpQuestions(context, folder.path()).ask(servers.started()).forEach(findings::add);
        } catch (IOException noRoom) {
            findings.skip("no temporary folder could be created, so no server was started");
            return;
        }
        int count = servers.started().size();
        findings.ok(Amount.of(count, "MCP server") + (count == 1 ? " answers" : " answer"));
    }
}
