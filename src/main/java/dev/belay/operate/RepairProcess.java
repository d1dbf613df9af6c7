package dev.belay.operate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.evidence.SessionId;
import dev.belay.operate.client.RunContext;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.posix.Subprocess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code belay repair} and {@code belay trim} as a program of their own, for the index of a long transcript needs more
 * memory than a supervisor has. It ends with the wait for it, and nothing that it says is believed but its one object.
 */
final class RepairProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST_OUTPUT = 1024 * 1024;

    private final String launcher;
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final UserDialog dialog;

    RepairProcess(String launcher, RunContext context, UserDialog dialog) {
        this.launcher = launcher;
        this.environment = context.environment();
        this.workingDirectory = context.workingDirectory();
        this.dialog = dialog;
    }

    /**
     * Repairs the session in this file; takes ten minutes at most.
     *
     * @param command {@code repair} or {@code trim}
     * @param options its options
     * @throws IOException with its own last words when there is no result
     */
    RepairRun.Done run(String command, Path transcript, List<String> options) throws IOException {
        Path file = transcript.toAbsolutePath();
        String what = command.equals("trim") ? "trimming" : "repairing";
        try {
            return result(new Subprocess(words(command, file, options))
                    .environment(environment)
                    .in(workingDirectory)
                    .keeping(MOST_OUTPUT)
                    .politely()
                    .run(
                            PATIENCE,
                            seconds -> dialog.progress(
                                    what + " the session ... " + seconds + " s (Ctrl-C resumes without it)")));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("it was stopped", stop);
        } finally {
            dialog.progress("");
        }
    }

    private static RepairRun.Done result(Subprocess.Ended ended) throws IOException {
        if (!ended.output().isEmpty() && ended.inTime()) {
            return read(ended.output().getBytes(StandardCharsets.UTF_8));
        }
        String[] arguments = ended.errors().strip().split("\\R");
        String last = arguments[arguments.length - 1].replaceFirst("^belay(?: [a-z]+)?: ", "");
        throw new IOException(
                !ended.inTime() ? "it was stopped" : last.isEmpty() ? "it ended without saying why" : last);
    }

    private List<String> words(String command, Path file, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of(launcher, command, "--json"));
        arguments.addAll(options);
        arguments.add(file.toString());
        return arguments;
    }

    static RepairRun.Done read(byte[] json) throws IOException {
        Optional<SessionId> session = Optional.empty();
        List<String> repaired = List.of();
        List<String> lost = List.of();
        boolean fits = true;
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("its output is not a result");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                if (name.equals("session") && text) {
                    session = Optional.of(new SessionId(parser.getText()));
                } else if (name.equals("mended")) {
                    repaired = texts(parser);
                } else if (name.equals("lost")) {
                    lost = texts(parser);
                } else if (name.equals("fits")) {
                    fits = parser.currentToken() != JsonToken.VALUE_FALSE;
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new RepairRun.Done(session, repaired, lost, fits);
    }

    private static List<String> texts(JsonParser parser) throws IOException {
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(parser.getText());
        }
        return texts;
    }
}
