package dev.belay.endtoend.background;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What the daemon of one configuration directory leaves: processes and a folder for their sockets. A test leaves neither. */
final class DaemonLeftovers {
    private static final int SHORT = 8;

    private DaemonLeftovers() {}

    /** Ends the processes, and clears the folder away. */
    static void end(Path configuration) throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(configuration.toString().getBytes(StandardCharsets.UTF_8));
        String name = HexFormat.of().formatHex(digest).substring(0, SHORT);
        for (ProcessHandle left : processes("/" + name + "/")) {
            left.destroyForcibly();
            left.onExit().join();
        }
        try (Stream<Path> folders = Files.list(Path.of("/tmp"))) {
            for (Path folder : folders.filter(
                            path -> path.getFileName().toString().startsWith("cc-daemon-"))
                    .toList()) {
                clear(folder.resolve(name));
            }
        }
    }

    private static List<ProcessHandle> processes(String folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(word -> word.contains("/cc-daemon-") && word.contains(folder)))
                .toList();
    }

    private static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
