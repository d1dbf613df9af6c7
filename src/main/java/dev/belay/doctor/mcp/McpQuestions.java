package dev.belay.doctor.mcp;

import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Finding;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Asks MCP servers to initialize, all at once, each in the way in which it is reached. */
final class McpQuestions {
    /** The client itself waits for 30 seconds; a session that waits for so long for a tool is no fun either. */
    static final long PATIENCE = 8_000;

    private static final int SHOWN = 60;

    private final CheckContext context;
    private final Path folder;

    /** @param folder for what they write */
    McpQuestions(CheckContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    /** What is wrong with them, once all have answered or are given up. */
    List<Finding> ask(List<McpServer> servers) throws InterruptedException {
        long limit = limit();
        List<FutureTask<Optional<Finding>>> tasks = new ArrayList<>();
        for (McpServer server : servers) {
            FutureTask<Optional<Finding>> task = new FutureTask<>(() -> fault(server, limit));
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
    private long limit() {
        try {
            long set = Long.parseLong(
                    context.variable("MCP_TIMEOUT").orElse("" + PATIENCE).strip());
            return set > 0 ? Math.min(set, PATIENCE) : PATIENCE;
        } catch (NumberFormatException word) {
            return PATIENCE;
        }
    }

    private Optional<Finding> fault(McpServer server, long limit) throws IOException, InterruptedException {
        if (!server.missing().isEmpty()) {
            return Optional.of(Finding.fail(
                    server.title() + " needs variables that are not set: "
                            + Untrusted.line(String.join(", ", server.missing()), SHOWN),
                    "Set them, or give them a default: ${NAME:-default}."));
        }
        return switch (server.type()) {
            case "stdio" ->
                new StdioServer(server, context, folder).fault(limit).map(server::fault);
            case "http", "sse" -> new HttpServer(server, context, Duration.ofMillis(limit)).fault();
            // Kinds that only a program can have (sdk), or that are newer than Belay.
            default -> Optional.empty();
        };
    }
}
