package dev.belay.child;

import dev.belay.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The settings file through which the client tells us what it does: hooks for the events that its version knows, put
 * beside whatever the user's own {@code --settings} say. Each hook hands its input to the directory that
 * {@code BELAY_INBOX} names, and does nothing at all where that is unset or gone. The files are named after their
 * content and stay: 2.1.329 prints {@code claude --resume ID --settings FILE} when it ends, and that must work next
 * year. Whatever cannot be done safely is not done: the client then starts as the user said, unobserved.
 */
public final class HookSettings {
    /** The variable, set for our child only, that names the directory in which hook inputs arrive as *.json files. */
    public static final String INBOX = "BELAY_INBOX";

    /** Hooks begin here; 1.0.35 refuses {@code --settings} as an unknown option. */
    private static final ClientVersion FIRST = new ClientVersion(1, 0, 128);

    private static final ClientVersion LATER_EVENTS = new ClientVersion(2, 1, 116);

    /** Of several {@code --settings} the first counts up to 2.1.116, the last one here; between, nobody measured. */
    private static final ClientVersion LAST_SETTINGS_WIN = new ClientVersion(2, 1, 329);

    private static final List<String> BASE =
            List.of("SessionStart", "UserPromptSubmit", "Stop", "SessionEnd", "Notification", "PreCompact");
    private static final List<String> ALL = List.of(
            "SessionStart",
            "UserPromptSubmit",
            "Stop",
            "StopFailure",
            "SessionEnd",
            "Notification",
            "PreCompact",
            "PostCompact");

    /**
     * One word for each shell that a user may have: within single quotes sh, dash, bash, zsh, csh and fish agree as long
     * as there is neither a quote, a backslash nor an exclamation mark. Nothing is ever printed, since the client takes
     * what a SessionStart hook prints for context. The name begins with the time: a file's own is too coarse to order events by. The input is read to its end in any case.
     */
    static final String COMMAND = "/bin/sh -c 'exec >/dev/null 2>&1; umask 077; "
            + "if [ -n \"$BELAY_INBOX\" ] && [ -d \"$BELAY_INBOX\" ]; then "
            + "t=$(mktemp \"$BELAY_INBOX/$(date +%s%N).XXXXXXXXXX\") || t=$BELAY_INBOX/hook.$$; "
            + "cat >\"$t\" && mv -f \"$t\" \"$t.json\" || rm -f \"$t\"; "
            + "fi; cat >/dev/null; exit 0'";

    private final Path directory;

    /** @param state {@code $XDG_STATE_HOME/belay}; need not exist */
    public HookSettings(Path state) {
        this.directory = state.resolve("hooks");
    }

    /** What each hook runs, in the user's shell, with its input on standard input. */
    public static String command() {
        return COMMAND;
    }

    /** The events that may be named to a client of this version: none where it is too old or unknown. */
    public static List<String> events(Optional<ClientVersion> version) {
        if (version.isEmpty() || !version.get().atLeast(FIRST)) {
            return List.of();
        }
        return version.get().atLeast(LATER_EVENTS) ? ALL : BASE;
    }

    /**
     * The command line with our hooks in it, or the same one when there is nothing to inject: a client without hooks,
     * user settings that cannot be read as they stand (the client will say so itself), a directory that cannot be
     * written.
     *
     * @param workingDirectory where the client will be started; the user's file is relative to it
     */
    public CommandLine inject(CommandLine line, Optional<ClientVersion> version, Path workingDirectory) {
        List<String> events = events(version);
        if (events.isEmpty() || !line.isSession()) {
            return line;
        }
        try {
            Optional<String> content = content(line.settings(), version.get(), events, workingDirectory);
            return content.isPresent() ? line.withSettings(store(content.get())) : line;
        } catch (IOException unwritable) {
            return line;
        }
    }

    private static Optional<String> content(
            List<String> users, ClientVersion version, List<String> events, Path workingDirectory) {
        if (users.isEmpty()) {
            return Optional.of(ours(events));
        }
        if (users.size() == 1 || version.atLeast(LAST_SETTINGS_WIN)) {
            return HookMerge.merge(users.get(users.size() - 1), workingDirectory, events, entry());
        }
        return version.compareTo(LATER_EVENTS) <= 0
                ? HookMerge.merge(users.get(0), workingDirectory, events, entry())
                : Optional.empty();
    }

    private static String ours(List<String> events) {
        String entry = entry();
        StringBuilder text = new StringBuilder("{\"hooks\":{");
        for (int i = 0; i < events.size(); i++) {
            text.append(i == 0 ? "" : ",").append('"').append(events.get(i)).append("\":[");
            text.append(entry).append(']');
        }
        return text.append("}}").toString();
    }

    /** One element of an event's array. Ten seconds are for a machine that swaps; the command takes milliseconds. */
    private static String entry() {
        return new StringBuilder("{\"hooks\":[{\"type\":\"command\",\"command\":\"")
                .append(COMMAND.replace("\"", "\\\""))
                .append("\",\"timeout\":10}]}")
                .toString();
    }

    private Path store(String content) throws IOException {
        Path file = directory.resolve(name(content));
        if (!Files.isRegularFile(file)
                || !Files.readString(file, StandardCharsets.UTF_8).equals(content)) {
            PrivateFiles.write(file, content);
        }
        return file;
    }

    /** FNV-1a: the directory is the user's own, and a digest would load a security provider before claude starts. */
    private static String name(String content) {
        long hash = 0xcbf29ce484222325L;
        for (byte octet : content.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
        }
        return Long.toHexString(hash).concat(".json");
    }
}
