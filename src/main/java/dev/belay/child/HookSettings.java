package dev.belay.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * The settings file that has claude tell us what it does, by hooks. Only events that the version knows are named: one
 * that it does not know silences all hooks, or opens a dialog (client-facts 8). The file stays, because 2.1.329 prints
 * {@code claude --resume ID --settings FILE} when it ends and that command must keep working; its hooks do nothing once
 * Belay has gone, and nothing in a claude that Belay did not start.
 */
public final class HookSettings {
    /** The environment variable that names the inbox, set for our child alone. */
    public static final String INBOX = "BELAY_INBOX";

    private static final List<String> BASE =
            List.of("SessionStart", "UserPromptSubmit", "Stop", "SessionEnd", "Notification", "PreCompact");
    private static final List<String> NEWER = List.of("StopFailure", "PostCompact");

    /** Without single quotes inside, so that every shell that the client may use takes it as one word. */
    private static final String COMMAND = "/bin/sh -c 'd=${" + INBOX + ":-}; { if [ -n \"$d\" ] && [ -d \"$d\" ]; then "
            + "n=$(date +%s%N)-$$; cat >\"$d/$n.part\" && mv \"$d/$n.part\" \"$d/$n.json\"; else cat; fi; } >/dev/null 2>&1; exit 0'";

    private final Optional<Path> folder;

    /** @param state Belay's state directory; without one no hook is injected */
    public HookSettings(Optional<Path> state) {
        this.folder = state.map(path -> path.resolve("hooks"));
    }

    /** The events that this version knows, of those that we want. */
    static List<String> events(Version version) {
        if (!version.atLeast(1, 0, 128)) {
            return List.of();
        }
        if (!version.atLeast(2, 1, 116)) {
            return BASE;
        }
        List<String> all = new java.util.ArrayList<>(BASE);
        all.addAll(NEWER);
        return all;
    }

    /**
     * The words with our hooks in them, or the words as they are where hooks are unknown, the version is, or the user's
     * own settings can't be read (claude says so itself).
     */
    public CommandLine inject(CommandLine words, Optional<Version> version) {
        List<String> events = version.map(HookSettings::events).orElse(List.of());
        if (events.isEmpty() || folder.isEmpty()) {
            return words;
        }
        try {
            String text = ours(events);
            String name = "hooks-" + events.size();
            if (words.settings().isPresent()) {
                Optional<String> merged = MergedSettings.merge(words.settings().get(), text);
                if (merged.isEmpty()) {
                    return words;
                }
                text = merged.get();
                name = "merged-" + MergedSettings.digest(text);
            }
            return words.withSettings(keep(name, text).toString());
        } catch (IOException | RuntimeException noRoom) {
            return words;
        }
    }

    private static String ours(List<String> events) {
        StringBuilder text = new StringBuilder("{\"hooks\":{");
        String command = COMMAND.replace("\\", "\\\\").replace("\"", "\\\"");
        for (int i = 0; i < events.size(); i++) {
            text.append(i == 0 ? "" : ",").append('"').append(events.get(i));
            text.append("\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"").append(command);
            text.append("\",\"timeout\":10}]}]");
        }
        return text.append("}}\n").toString();
    }

    private Path keep(String name, String text) throws IOException {
        Path file = folder.get().resolve(name + ".json");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(file) && Files.size(file) == bytes.length) {
            return file;
        }
        Files.createDirectories(
                folder.get(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path next = folder.get().resolve(name + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(next, bytes);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }
}
