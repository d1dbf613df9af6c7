package dev.belay.restore;

import dev.belay.posix.SearchPath;
import dev.belay.posix.Subprocess;
import dev.belay.register.Seat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** tmux, as far as windows are made in it. It ends nothing, and takes nobody's window away. */
final class Tmux {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SESSION = "belay";
    private static final String BUFFER = "belay-restore";
    /** The blank keeps it out of the history of a shell that heeds that. */
    private static final String SANE = " stty sane; ";

    private static final List<String> SHELLS = List.of("bash", "zsh", "fish", "sh", "dash", "ksh");
    private static final String FORMAT =
            "#{pane_id} #{session_name}:#{window_index}.#{pane_index} #{pane_pid} #{pid} #{pane_current_command} "
                    + "#{pane_current_path}";
    private static final int PARTS = 6;

    private final Map<String, String> environment;
    private final LinuxUserManager manager;

    Tmux(Map<String, String> environment, LinuxUserManager manager) {
        this.environment = environment;
        this.manager = manager;
    }

    /** Whether it is installed. */
    boolean isThere() {
        return new SearchPath(environment.getOrDefault("PATH", SearchPath.DEFAULT))
                .first("tmux")
                .isPresent();
    }

    /**
     * A pane.
     *
     * @param position session, window and pane
     * @param process the first process in it
     * @param server the process of its server
     * @param command what is in its foreground
     */
    record Pane(String id, String position, long process, long server, String command, String folder) {
        /** What is in its foreground, and in which folder, is not known in the first moment. */
        static Pane parse(String line) {
            String[] parts = line.split(" ", PARTS);
            return new Pane(parts[0], parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[3]), parts[4], parts[5]);
        }
    }

    /** The server at this socket, where its folder is there; else the user's usual one. */
    Server server(Optional<String> socket) {
        Optional<String> usable =
                socket.filter(path -> Files.isDirectory(Path.of(path).getParent()));
        return new Server(usable.map(path -> List.of("tmux", "-S", path)).orElse(List.of("tmux")));
    }

    /** A server of tmux, running or not. */
    final class Server {
        private final List<String> program;

        private Server(List<String> program) {
            this.program = program;
        }

        /** That pane, or the one that was made again in its place, where a shell is at its prompt there. */
        Optional<Pane> idle(Seat.Pane was, String folder) {
            return panes().stream()
                    .filter(pane -> pane.server() == was.server()
                            ? pane.id().equals(was.id())
                            : pane.position().equals(was.position())
                                    && pane.folder().equals(folder))
                    .filter(pane -> SHELLS.contains(pane.command()))
                    .findFirst();
        }

        /**
         * Has the shell in it read this line. A claude that was killed has left its modes and its line settings there, in
         * which Enter means nothing; a line feed always ends a line.
         */
        void type(String pane, String line) throws IOException {
            run(List.of("send-keys", "-R", "-t", pane), List.of());
            run(List.of("set-buffer", "-b", BUFFER, "--", SANE + line + "\n"), List.of());
            run(List.of("paste-buffer", "-d", "-r", "-b", BUFFER, "-t", pane), List.of());
        }

        /** A new window, which does not come to the front. */
        Pane window(String name, String folder, List<String> words) throws IOException {
            List<Pane> panes = panes();
            try {
                return window(hasSession(panes), !panes.isEmpty(), name, folder, words);
            } catch (IOException failed) {
                // Somebody else may have made the session at the same moment.
                if (hasSession(panes) || !hasSession(panes())) {
                    throw failed;
                }
                return window(true, true, name, folder, words);
            }
        }

        private static boolean hasSession(List<Pane> panes) {
            return panes.stream().anyMatch(pane -> pane.position().startsWith(SESSION + ":"));
        }

        private Pane window(boolean has, boolean runs, String name, String folder, List<String> words)
                throws IOException {
            List<String> command = new ArrayList<>(
                    has
                            ? List.of("new-window", "-d", "-t", SESSION + ":")
                            : List.of("new-session", "-d", "-s", SESSION));
            command.addAll(List.of("-P", "-F", FORMAT, "-n", name, "-c", folder, "--"));
            words.forEach(word -> command.add(escaped(word)));
            // A server that is started now shall not end with us.
            return run(command, runs ? List.of() : manager.scope())
                    .lines()
                    .filter(line -> line.split(" ", PARTS).length == PARTS)
                    .map(Pane::parse)
                    .findFirst()
                    .orElseThrow(() -> new IOException("tmux does not say where it made a window"));
        }

        private List<Pane> panes() {
            try {
                return run(List.of("list-panes", "-a", "-F", FORMAT), List.of())
                        .lines()
                        .filter(line -> line.split(" ", PARTS).length == PARTS)
                        .map(Pane::parse)
                        .toList();
            } catch (IOException none) {
                return List.of();
            }
        }

        private String run(List<String> words, List<String> prefix) throws IOException {
            List<String> all = new ArrayList<>(prefix);
            all.addAll(program);
            all.addAll(words);
            try {
                Subprocess.Ended ended =
                        new Subprocess(all).environment(environment).run(PATIENCE);
                if (ended.status().orElse(-1) != 0) {
                    throw new IOException("tmux: " + ended.errors().strip());
                }
                return ended.output();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted");
            }
        }
    }

    /** A word that ends in a semicolon would end the command. */
    private static String escaped(String word) {
        return word.endsWith(";") ? word.substring(0, word.length() - 1) + "\\;" : word;
    }
}
