package dev.belay.claude;

import dev.belay.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The versions of the clients on this machine, known without starting one: from a small cache, from npm's package.json
 * or from the path. What cannot be known so is asked of the client itself by {@link #probe}, once it is on the screen,
 * and remembered for the next start. A cache that is missing, broken or cannot be written costs an answer, never a
 * start.
 *
 * <p>The cache holds one client per line: path, size, time of change in milliseconds and version, with tabs between.
 */
public final class ClientVersions {
    private static final int CACHE_LIMIT = 64 * 1024;
    private static final int LINES = 50;

    private final Path cache;

    /** @param state {@code $XDG_STATE_HOME/belay}; need not exist */
    public ClientVersions(Path state) {
        this.cache = state.resolve("clients");
    }

    /**
     * What is known about a client.
     *
     * @param certain false when {@link #probe} should be called when there is time: nothing is known, or the
     *     executable is a script behind which the client may have been updated since
     */
    public record Known(Optional<ClientVersion> version, boolean certain) {}

    /** What is known about this executable now. Reads a few small files, starts nothing. */
    public Known known(Path executable) {
        try {
            InstalledClient client = InstalledClient.at(executable);
            Optional<ClientVersion> named = client.named();
            if (named.isPresent()) {
                return new Known(named, true);
            }
            Optional<ClientVersion> cached = cached(client);
            return new Known(cached, cached.isPresent() && !client.isWrapper());
        } catch (IOException noSuchFile) {
            return new Known(Optional.empty(), false);
        }
    }

    /**
     * Runs {@code claude --version} and remembers the answer. Blocks for at most the limit; meant for a thread of its
     * own, after the start.
     *
     * @param environment the environment for the client, all of it
     * @return nothing when the client did not answer in time or with something else than a version
     */
    public Optional<ClientVersion> probe(Path executable, Map<String, String> environment, Duration limit) {
        try {
            InstalledClient client = InstalledClient.at(executable);
            Optional<ClientVersion> version = VersionProbe.ask(executable, environment, limit);
            if (version.isPresent()) {
                remember(client, version.get());
            }
            return version;
        } catch (IOException failed) {
            return Optional.empty();
        }
    }

    private Optional<ClientVersion> cached(InstalledClient client) {
        String key = key(client);
        for (String line : lines()) {
            if (line.startsWith(key)) {
                return ClientVersion.parse(line.substring(key.length()));
            }
        }
        return Optional.empty();
    }

    private String[] lines() {
        try {
            if (!Files.isRegularFile(cache) || Files.size(cache) > CACHE_LIMIT) {
                return new String[0];
            }
            return new String(Files.readAllBytes(cache), StandardCharsets.UTF_8).split("\n");
        } catch (IOException unreadable) {
            return new String[0];
        }
    }

    private static String key(InstalledClient client) {
        return new StringBuilder()
                .append(client.path())
                .append('\t')
                .append(client.size())
                .append('\t')
                .append(client.modified())
                .append('\t')
                .toString();
    }

    private void remember(InstalledClient client, ClientVersion version) {
        StringBuilder text =
                new StringBuilder().append(key(client)).append(version).append('\n');
        String path = client.path() + "\t";
        int kept = 1;
        for (String line : lines()) {
            if (line.indexOf('\t') > 0 && !line.startsWith(path) && kept < LINES) {
                text.append(line).append('\n');
                kept++;
            }
        }
        try {
            PrivateFiles.write(cache, text.toString());
        } catch (IOException readOnly) {
            // The next start does not know the version either: no hooks then, nothing worse.
        }
    }
}
