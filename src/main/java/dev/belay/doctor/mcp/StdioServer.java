package dev.belay.doctor.mcp;

import dev.belay.doctor.Amount;
import dev.belay.doctor.CheckContext;
import dev.belay.posix.SearchPath;
import dev.belay.posix.Subprocess;
import dev.belay.text.Untrusted;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Starts an MCP server on pipes, asks it to initialize, and ends it again with all that it has started: by closing its
 * input, then politely, then by force. It is given the user's environment, for it would not work otherwise.
 */
final class StdioServer {
    private static final int SHOWN = 120;
    private static final int ERRORS_READ = 4_096;
    private static final int LONGEST_LINE = 1 << 20;
    private static final long GRACE = 400;
    private static final String END = "\0";

    private final McpServer server;
    private final CheckContext context;
    private final Path errors;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>(1_000);

    /** @param folder for its standard error */
    StdioServer(McpServer server, CheckContext context, Path folder) throws IOException {
        this.server = server;
        this.context = context;
        this.errors = Files.createTempFile(folder, "mcp", null);
    }

    /** What is wrong with it, in words that follow its name; nothing when it answers. */
    Optional<String> fault(long limit) throws InterruptedException {
        if (server.command().isEmpty() || server.command().get(0).isBlank()) {
            return Optional.of("has no command");
        }
        String program = server.command().get(0);
        Map<String, String> environment = environment();
        boolean found = program.indexOf('/') >= 0
                ? SearchPath.isProgram(
                        context.paths().workingDirectory().resolve(program).toString())
                : SearchPath.of(environment).first(program).isPresent();
        if (!found) {
            return Optional.of("cannot be started: no such program: " + shown(program));
        }
        Process process;
        try {
            process = start(environment);
        } catch (IOException failed) {
            return Optional.of("cannot be started: " + shown("" + failed.getMessage()));
        }
        try {
            return converse(process, limit);
        } finally {
            ProcessFamily.end(process);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(context.environment());
        environment.putAll(context.settings().variables());
        environment.putAll(server.environment());
        // As few traces as can be. What is left is the server's own: npx touches its cache of packages whatever one
        // says.
        environment.putIfAbsent("npm_config_logs_dir", errors.getParent().toString());
        environment.putIfAbsent("npm_config_prefer_offline", "true");
        environment.putIfAbsent("npm_config_update_notifier", "false");
        environment.putIfAbsent("NO_UPDATE_NOTIFIER", "1");
        environment.putIfAbsent("PYTHONDONTWRITEBYTECODE", "1");
        return environment;
    }

    private Process start(Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(server.command());
        SearchPath.of(environment)
                .first(command.get(0))
                .filter(path -> command.get(0).indexOf('/') < 0)
                .ifPresent(path -> command.set(0, path.toString()));
        return new Subprocess(command)
                .environment(environment)
                .in(context.paths().workingDirectory())
                .errors(errors)
                .pipeIn()
                .start();
    }

    private Optional<String> converse(Process process, long limit) throws InterruptedException {
        Thread reader = new Thread(() -> read(process), "belay-doctor-mcp-" + server.name());
        reader.setDaemon(true);
        reader.start();
        try {
            OutputStream input = process.getOutputStream();
            input.write((McpMessage.INITIALIZE + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException gone) {
            // It has ended already; what it printed tells why.
        }
        String garbage = null;
        long end = System.nanoTime() + limit * 1_000_000;
        while (true) {
            String line = lines.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (line == null) {
                return Optional.of((garbage == null ? "does not answer" : "prints something other than MCP, " + garbage)
                        + ": no answer to initialize within " + Amount.time(java.time.Duration.ofMillis(limit)));
            }
            if (line.equals(END)) {
                return Optional.of(ended(process, garbage));
            }
            switch (McpMessage.kind(line)) {
                case ANSWER -> {
                    return Optional.empty();
                }
                case REFUSAL -> {
                    return Optional.of("answers initialize with an error: " + shown(line));
                }
                case GARBAGE -> garbage = garbage == null && !line.isBlank() ? "\"" + shown(line) + "\"" : garbage;
                case OTHER -> {}
            }
        }
    }

    private String ended(Process process, String garbage) throws InterruptedException {
        boolean over = process.waitFor(GRACE, TimeUnit.MILLISECONDS);
        String said = lastError().map(line -> ": " + line).orElse(garbage == null ? "" : " after " + garbage);
        return over
                ? "exits at once with status " + process.exitValue() + said
                : "closes its output before it answers" + said;
    }

    private void read(Process process) {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int unit = output.read(); unit >= 0; unit = output.read()) {
                if (unit != '\n') {
                    line.append((char) unit);
                }
                if (unit == '\n' || line.length() > LONGEST_LINE) {
                    lines.offer(line.toString().replace(END, ""));
                    line.setLength(0);
                }
            }
            if (!line.isEmpty()) {
                lines.offer(line.toString().replace(END, ""));
            }
        } catch (IOException ended) {
            // As at the end of its output.
        }
        lines.offer(END);
    }

    private Optional<String> lastError() {
        File file = errors.toFile();
        try (RandomAccessFile text = new RandomAccessFile(file, "r")) {
            text.seek(Math.max(0, text.length() - ERRORS_READ));
            byte[] bytes = new byte[(int) Math.min(ERRORS_READ, text.length())];
            text.readFully(bytes);
            List<String> said = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            // An exception's name says more than the last line of its stack.
            return said.stream()
                    .filter(line -> line.contains("Error") && !line.startsWith(" "))
                    .reduce((first, second) -> second)
                    .or(() -> said.stream().reduce((first, second) -> second))
                    .map(StdioServer::shown);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String shown(String text) {
        return Untrusted.redacted(text, SHOWN);
    }
}
