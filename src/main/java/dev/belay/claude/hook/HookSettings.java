package dev.belay.claude.hook;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.CommandLine;
import dev.belay.claude.IdleCompaction;
import dev.belay.evidence.dialog.ColdResume;
import dev.belay.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /**
     * From here on a hook in the background leaves nothing behind. 2.1.116 knows the key as well, but writes a record
     * for each of them into the transcript, with a line about output that there was not; 2.0.37 ignores the key.
     */
    private static final ClientVersion BACKGROUND = new ClientVersion(2, 1, 329);

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

    /** Below a compaction the client prints which hooks were run for it, in the background or not. */
    private static final List<String> UNSEEN =
            List.of("SessionStart", "UserPromptSubmit", "Stop", "StopFailure", "SessionEnd", "Notification");

    private final Path directory;
    private final ColdResume coldResume;

    /** @param state {@code $XDG_STATE_HOME/belay}; need not exist */
    public HookSettings(Path state) {
        this(state, ColdResume.FULL);
    }

    /**
     * @param state {@code $XDG_STATE_HOME/belay}; need not exist
     * @param coldResume what becomes of a session that is no longer cached
     */
    public HookSettings(Path state, ColdResume coldResume) {
        this.directory = state.resolve("hooks");
        this.coldResume = coldResume;
    }

    /**
     * What each hook runs, in the user's shell, with its input on standard input; ready to be run.
     *
     * @throws IOException when it cannot be put there
     */
    public String command() throws IOException {
        return HookHandler.command(directory);
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
     * @param seen whether a person looks at the client's screen: then nothing of ours may appear there
     */
    public CommandLine inject(CommandLine line, Optional<ClientVersion> version, Path workingDirectory, boolean seen) {
        List<String> events = events(version);
        if (events.isEmpty() || !line.isSession()) {
            return line;
        }
        boolean background = seen && version.get().atLeast(BACKGROUND);
        try {
            HookEntries entries = new HookEntries(
                    named(events, line, seen),
                    command(),
                    background,
                    IdleCompaction.isUnwanted(coldResume, line, version));
            Optional<String> content = content(line.settings(), version.get(), entries, workingDirectory);
            return content.isPresent() ? line.withSettings(store(content.get()).toString()) : line;
        } catch (IOException unwritable) {
            return line;
        }
    }

    private static List<String> named(List<String> events, CommandLine line, boolean seen) {
        List<String> named = new ArrayList<>(events);
        if (seen) {
            named.retainAll(UNSEEN);
        }
        // The client reports these hooks, and these alone, in its stream; a prompt, which tells the session too,
        // follows.
        if (line.outputFormat().orElse("").equals("stream-json")) {
            named.remove("SessionStart");
        }
        return named;
    }

    private static Optional<String> content(
            List<String> users, ClientVersion version, HookEntries entries, Path workingDirectory) {
        if (users.isEmpty()) {
            return Optional.of(entries.settings());
        }
        if (users.size() == 1 || version.atLeast(LAST_SETTINGS_WIN)) {
            return HookMerge.merge(users.get(users.size() - 1), workingDirectory, entries);
        }
        return version.compareTo(LATER_EVENTS) <= 0
                ? HookMerge.merge(users.get(0), workingDirectory, entries)
                : Optional.empty();
    }

    /** Of the user's several {@code --settings} the one that a client of this version heeds. */
    public static Optional<String> heeded(List<String> users, Optional<ClientVersion> version) {
        boolean first = version.isPresent() && version.get().compareTo(LATER_EVENTS) <= 0;
        return users.isEmpty() ? Optional.empty() : Optional.of(users.get(first ? 0 : users.size() - 1));
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
