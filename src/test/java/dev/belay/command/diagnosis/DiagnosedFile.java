package dev.belay.command.diagnosis;

import dev.belay.command.diagnosis.input.TargetReader;
import dev.belay.console.Console;
import dev.belay.console.Terminals;
import dev.belay.diagnose.Rulebook;
import dev.belay.rules.RuleFiles;
import dev.belay.settings.UsageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** {@code belay diagnose} again and again with one reading of the rules. */
public final class DiagnosedFile {
    private final Rulebook rules = RuleFiles.ours();
    private final Path folder;

    /** @param folder the home, and the working directory */
    public DiagnosedFile(Path folder) {
        this.folder = folder;
    }

    /**
     * What it prints.
     *
     * @param name a file, or - for the input
     */
    public String diagnose(String name, byte[] input, boolean json) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = new Console(
                new ByteArrayInputStream(input),
                print,
                print,
                Terminals.none(),
                Map.of("HOME", folder.toString()),
                folder);
        try {
            TargetReport report = new TargetReport(rules, console);
            report.on(TargetReader.read(name, console, console.progress()));
            report.print(json);
        } catch (UsageException said) {
            print.println(said.getMessage());
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
