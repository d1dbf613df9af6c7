package dev.belay.hostile;

import dev.belay.claude.SessionRegistry;
import dev.belay.command.diagnosis.DiagnosedFile;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.status.StatusReport;
import dev.belay.rules.LoadedRules;
import dev.belay.rules.RuleFileException;
import dev.belay.rules.RuleFiles;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import dev.belay.terminal.Modes;
import dev.belay.text.Untrusted;
import dev.belay.transcript.TranscriptTail;
import dev.belay.transcript.repair.SessionRepair;
import dev.belay.watch.ScreenTail;
import dev.belay.watch.follow.HookInbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Each kind of input that others write and Belay reads. */
enum Target {
    TRANSCRIPT("transcript", 24, Samples::transcripts, Target::transcript),
    REPAIR("repair", 256, Samples::transcripts, Target::repair),
    TERMINAL("terminal", 24, Samples::terminalOutput, folder -> Target::terminal),
    PASTED("pasted", 24, Samples::pastedText, Target::pasted),
    HOOKS("hooks", 24, Samples::hookFiles, Target::hooks),
    SESSIONS("sessions", 24, Samples::sessionFiles, Target::sessions),
    SETTINGS("settings", 24, Samples::settings, Target::settings),
    RULES("rules", 24, Samples::rules, Target::rules);

    /** Where the seeds come from. */
    @FunctionalInterface
    private interface Seeds {
        List<byte[]> read() throws IOException;
    }

    private final String id;
    private final int megabytes;
    private final Seeds seeds;
    private final Function<Path, Reader> reader;

    Target(String id, int megabytes, Seeds seeds, Function<Path, Reader> reader) {
        this.id = id;
        this.megabytes = megabytes;
        this.seeds = seeds;
        this.reader = reader;
    }

    String id() {
        return id;
    }

    /** The heap of the program that reads it, as the launcher sets it. */
    int megabytes() {
        return megabytes;
    }

    List<byte[]> seeds() throws IOException {
        return seeds.read();
    }

    /** What reads it, with a folder of its own. */
    Reader reader(Path folder) {
        return reader.apply(folder);
    }

    private static Reader transcript(Path folder) {
        Path file = folder.resolve("0a80a98a-2efd-473d-8988-80fe42db6e92.jsonl");
        DiagnosedFile diagnosed = new DiagnosedFile(folder);
        return input -> {
            // First the half of it, as it looks to somebody who follows it.
            Files.write(file, java.util.Arrays.copyOf(input, input.length / 2));
            TranscriptTail tail = TranscriptTail.fromStart(file);
            tail.poll();
            Files.write(file, input);
            tail.poll();
            tail.finish();
            return diagnosed.diagnose(file.toString(), new byte[0], input.length % 2 == 0);
        };
    }

    private static Reader repair(Path folder) {
        Path file = folder.resolve("0a80a98a-2efd-473d-8988-80fe42db6e92.jsonl");
        return input -> {
            Files.write(file, input);
            SessionRepair.Result result = new SessionRepair(folder, file, bytes -> {}).repair(false);
            return String.join("\n", result.repaired()) + "\n" + String.join("\n", result.lost()) + "\n"
                    + String.join("\n", result.notes());
        };
    }

    /** What the pump does with it in chunks, and what is made of the screen at a death. */
    private static String terminal(byte[] input) {
        Modes modes = new Modes();
        ScreenTail tail = new ScreenTail();
        int chunk = 1 + input.length % 4096;
        for (int at = 0; at < input.length; at += chunk) {
            int length = Math.min(chunk, input.length - at);
            byte[] bytes = new byte[length];
            System.arraycopy(input, at, bytes, 0, length);
            modes.read(bytes, length);
            tail.write(bytes, 0, length);
        }
        String restoring = new String(modes.restoring(), StandardCharsets.ISO_8859_1);
        if (restoring.length() > 2000) {
            throw new IllegalStateException("restores with " + restoring.length() + " bytes");
        }
        StatusReport.parse(new String(input, StandardCharsets.ISO_8859_1));
        return Untrusted.lines(tail.render(1 + input.length % 200, 1 + input.length % 60));
    }

    private static Reader pasted(Path folder) {
        DiagnosedFile diagnosed = new DiagnosedFile(folder);
        return input -> diagnosed.diagnose("-", input, input.length % 2 == 0);
    }

    private static Reader hooks(Path folder) {
        return input -> {
            Files.write(folder.resolve("1.json"), input);
            HookInbox inbox = new HookInbox(folder);
            inbox.poll();
            Files.deleteIfExists(folder.resolve("1.json.garbage"));
            inbox.hooks();
            inbox.transcript();
            inbox.workingDirectory();
            return inbox.session().map(SessionId::value).orElse("");
        };
    }

    private static Reader sessions(Path folder) {
        return input -> {
            Path sessions = Files.createDirectories(folder.resolve("sessions"));
            Files.write(sessions.resolve(ProcessHandle.current().pid() + ".json"), input);
            SessionRegistry registry = SessionRegistry.read(folder);
            return registry.of(new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92"))
                    .map(entry -> entry.state().id())
                    .orElse("");
        };
    }

    private static Reader settings(Path folder) {
        return input -> {
            Path file = Files.createDirectories(folder.resolve("belay")).resolve("settings.json");
            Files.write(file, input);
            try {
                Settings.read(Map.of(), Map.of("XDG_CONFIG_HOME", folder.toString()));
                return "";
            } catch (UsageException said) {
                return said.getMessage();
            }
        };
    }

    private static Reader rules(Path folder) {
        DiagnosedRule diagnosed = new DiagnosedRule();
        Rulebook ours = RuleFiles.ours();
        return input -> {
            Path file = Files.createDirectories(folder.resolve("failures")).resolve("overloaded.json");
            Files.write(file, input);
            LoadedRules loaded = RuleFiles.over(ours, folder.resolve("failures"));
            Optional<RuleFileException> broken = loaded.broken().stream().findFirst();
            return broken.isPresent() ? broken.get().leftOut() : diagnosed.by(loaded.rulebook());
        };
    }
}
