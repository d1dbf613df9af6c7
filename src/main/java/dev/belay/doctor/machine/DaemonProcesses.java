package dev.belay.doctor.machine;

import dev.belay.machine.process.Processes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The processes that the client's daemon starts, for one configuration directory: a host for the terminal of each
 * background session ({@code --bg-pty-host}), and the client in it ({@code --bg-spare}), which waits as a spare until a
 * session needs it. They outlive a daemon that is killed. Their sockets are in a folder that is named after the
 * directory, and so they are known without reading anybody's environment.
 */
final class DaemonProcesses {
    private static final int SHORT = 8;

    private DaemonProcesses() {}

    /**
     * One of them.
     *
     * @param host whether it has a terminal for a client, and is not a client itself
     * @param spare whether it was started before there was a session for it
     * @param owned whether a live daemon, or another of these, has started it
     */
    record Started(long pid, boolean host, boolean spare, boolean owned, Optional<Instant> since) {

        /** What it holds in memory, 0 where that is not known. */
        long bytes() {
            List<Processes.Entry> tree = Processes.here().of(pid);
            return tree.isEmpty() ? 0 : tree.get(0).resident();
        }
    }

    /** Those that are there now. */
    static List<Started> of(Path configuration) {
        String folder = "/" + name(configuration) + "/";
        return ProcessHandle.allProcesses()
                .map(handle -> started(handle, folder))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Started> started(ProcessHandle handle, String folder) {
        List<String> words = words(handle);
        boolean host = words.contains("--bg-pty-host");
        if (!host && !words.contains("--bg-spare")) {
            return Optional.empty();
        }
        Optional<String> socket = words.stream()
                .filter(word -> word.contains("/cc-daemon-") && word.contains(folder))
                .findFirst();
        return socket.map(path -> new Started(
                handle.pid(),
                host,
                path.contains("/spare/"),
                handle.parent().filter(DaemonProcesses::owns).isPresent(),
                handle.info().startInstant()));
    }

    private static boolean owns(ProcessHandle parent) {
        List<String> words = words(parent);
        return words.contains("daemon") || words.contains("--bg-pty-host");
    }

    private static List<String> words(ProcessHandle handle) {
        return handle.info().arguments().map(List::of).orElse(List.of());
    }

    /** As 2.1.332 names it: the beginning of the path's SHA-256. */
    static String name(Path configuration) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(configuration.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, SHORT);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
