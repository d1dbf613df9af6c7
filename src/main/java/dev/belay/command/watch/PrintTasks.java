package dev.belay.command.watch;

import dev.belay.claude.SessionRegistry;
import dev.belay.machine.process.ProcessStart;
import dev.belay.machine.process.Processes;
import dev.belay.register.KeptVariables;
import dev.belay.register.Seat;
import dev.belay.register.StartedAs;
import dev.belay.settings.Setting;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How clients in print mode were started, as long as that is to be seen. */
final class PrintTasks {
    /** What a claude has started as a tool of its own is that one's matter. */
    private static final String TOOL = "CLAUDECODE";

    private static final String RUNTIMES = " node nodejs bun ";

    private PrintTasks() {}

    /** Nothing where it is not in print mode, or does not show with which words it was started. */
    static Optional<OpenSession.Task> of(SessionRegistry.Entry entry, Processes.Entry client) {
        Optional<String> folder = entry.way().folder();
        if (!entry.isPrintMode() || folder.isEmpty()) {
            return Optional.empty();
        }
        return Processes.here()
                .start(client.pid())
                .filter(start ->
                        start.words().size() > 1 && !start.environment().containsKey(TOOL))
                .map(start -> new OpenSession.Task(
                        started(start, folder.get()), entry.started().orElseGet(Instant::now)));
    }

    private static StartedAs started(ProcessStart start, String folder) {
        List<String> words = start.words();
        int program = program(words);
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        given.put(Setting.UNATTENDED, "true");
        if (isProgram(words.get(program))) {
            given.put(Setting.CLAUDE, words.get(program));
        }
        return new StartedAs(
                folder,
                given,
                List.copyOf(words.subList(program + 1, words.size())),
                KeptVariables.of(start.environment()),
                true,
                Seat.none());
    }

    /** A name without a folder is looked up in its PATH once more. */
    private static boolean isProgram(String word) {
        try {
            return word.startsWith("/") && Files.isExecutable(Path.of(word));
        } catch (InvalidPathException inAnotherCharset) {
            return false;
        }
    }

    /** Where claude's own name stands: the words of what runs it come before that. */
    private static int program(List<String> words) {
        String name = words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
        if (!RUNTIMES.contains(" " + name + " ")) {
            return 0;
        }
        for (int at = 1; at < words.size(); at++) {
            if (!words.get(at).startsWith("-")) {
                return at;
            }
        }
        return 0;
    }
}
