package dev.belay.doctor.mcp;

import dev.belay.doctor.Amount;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Finding;
import dev.belay.doctor.Findings;
import dev.belay.doctor.TemporaryFolder;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Whether each MCP server that a session here would start is found, starts, and answers {@code initialize} in time. All
 * are asked at once and ended again. A server of a project that the user has not trusted is not started.
 */
public final class McpCheck implements Check {
    static final String FIX =
            "Start it by hand to see what it says, repair or remove it (`claude mcp remove NAME`), and try"
                    + " again: belay doctor --only mcp.";

    /** The client itself waits for 30 seconds; a session that waits for so long for a tool is no fun either. */
    private static final long PATIENCE = 8_000;

    private static final int SHOWN = 60;

    @Override
    public String name() {
        return "mcp";
    }

    @Override
    public Duration limit() {
        return Duration.ofMillis(2 * PATIENCE + 2_000);
    }

    @Override
    public Finding run(CheckContext context) throws InterruptedException {
        McpServers servers = McpServers.of(context);
        Findings findings = new Findings();
        if (!servers.waiting().isEmpty()) {
            String names = Untrusted.line(String.join(", ", new TreeSet<>(servers.waiting())), SHOWN);
            findings.warn(
                    "not started because this folder is not trusted in claude: " + names + " of .mcp.json",
                    "Start claude here once and answer its question.");
        }
        if (servers.started().isEmpty()) {
            return findings.or(Finding.ok("no MCP servers"));
        }
        try (TemporaryFolder folder = TemporaryFolder.open(context)) {
            ask(servers.started(), context, folder).forEach(findings::add);
        } catch (IOException noRoom) {
            return findings.or(Finding.skip("no temporary folder could be created, so no server was started"));
        }
        int count = servers.started().size();
        return findings.or(Finding.ok(Amount.of(count, "MCP server") + (count == 1 ? " answers" : " answer")));
    }

    private static List<Finding> ask(List<McpServer> servers, CheckContext context, TemporaryFolder folder)
            throws InterruptedException {
        long limit = limit(context);
        List<FutureTask<Optional<Finding>>> tasks = new ArrayList<>();
        for (McpServer server : servers) {
            FutureTask<Optional<Finding>> task = new FutureTask<>(() -> fault(server, context, folder, limit));
            Thread thread = new Thread(task, "belay-doctor-mcp-" + server.name());
            thread.setDaemon(true);
            thread.start();
            tasks.add(task);
        }
        List<Finding> faults = new ArrayList<>();
        try {
            for (FutureTask<Optional<Finding>> task : tasks) {
                task.get().ifPresent(faults::add);
            }
            return faults;
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        } finally {
            tasks.forEach(task -> task.cancel(true));
        }
    }

    /** What the user has set, as far as a doctor has the patience. */
    private static long limit(CheckContext context) {
        try {
            long set = Long.parseLong(
                    context.variable("MCP_TIMEOUT").orElse("" + PATIENCE).strip());
            return set > 0 ? Math.min(set, PATIENCE) : PATIENCE;
        } catch (NumberFormatException word) {
            return PATIENCE;
        }
    }

    private static Optional<Finding> fault(McpServer server, CheckContext context, TemporaryFolder folder, long limit)
            throws IOException, InterruptedException {
        if (!server.missing().isEmpty()) {
            return Optional.of(Finding.fail(
                    "MCP server " + named(server) + " needs variables that are not set: "
                            + Untrusted.line(String.join(", ", server.missing()), SHOWN),
                    "Set them, or give them a default: ${NAME:-default}."));
        }
        return switch (server.type()) {
            case "stdio" ->
                new StdioServer(server, context, folder.path())
                        .fault(limit)
                        .map(fault -> Finding.fail("MCP server " + named(server) + " " + fault, FIX));
            case "http", "sse" -> new HttpServer(server, context, limit).fault();
            // Kinds that only a program can have (sdk), or that are newer than Belay.
            default -> Optional.empty();
        };
    }

    static String named(McpServer server) {
        return Untrusted.line(server.name(), SHOWN);
    }
}
