package dev.belay.command.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.Commands;
import dev.belay.console.Console;
import dev.belay.console.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code belay batch ...} as somebody types it in a folder, without a terminal, and what it has said. */
public final class TypedBatch {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Path folder;
    private Map<String, String> environment;

    public TypedBatch(Path folder) {
        this.folder = folder;
        this.environment = Map.of("HOME", folder.toString());
    }

    /** From now on with these variables, and no others. */
    public void in(Map<String, String> variables) {
        environment = variables;
    }

    /** Its exit status. */
    public int run(String... words) {
        out.reset();
        errors.reset();
        List<String> command = new ArrayList<>(List.of("batch"));
        command.addAll(List.of(words));
        return Commands.run(
                command,
                new Console(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8),
                        Terminals.none(),
                        environment,
                        folder));
    }

    /** Its standard output, the last time. */
    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Its standard error, the last time. */
    public String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    /** Runs it: it ends so, and says this. */
    public void says(int status, String sentence, String... words) {
        assertEquals(status, run(words), this::errors);
        assertTrue(errors().contains(sentence), this::errors);
    }

    /** The same, where it says nothing else. */
    public void refuses(int status, String sentence, String... words) {
        says(status, sentence, words);
        assertEquals(1, errors().lines().count(), this::errors);
        assertEquals("", out());
    }
}
