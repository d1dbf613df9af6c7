package dev.belay.testing;

import dev.belay.claude.TriedClients;
import dev.belay.testing.client.NpmFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A real client of one version, installed by npm into a cache at its first use: {@code $BELAY_TEST_CLIENTS}, else
 * {@code $XDG_CACHE_HOME/belay/clients}, else {@code ~/.cache/belay/clients}, one directory a version. Several JVMs may
 * ask at once. Where it cannot be had, the test is skipped or fails as {@link Requirement} says.
 */
public final class RealClient {
    /** Stands for the newest version, wherever one is named: {@link #newest}. */
    public static final String NEWEST = "newest";

    /** Without hooks (node); the version of the seed report (native); the newest (native). */
    public static final List<String> VERSIONS = List.of("1.0.35", "2.1.116", newest());

    private static final String PACKAGE = "@anthropic-ai/claude-code";
    private static final Map<String, String> FAILED = new ConcurrentHashMap<>();
    private static final Object INSTALLING = new Object();

    private final String version;

    private RealClient(String version) {
        this.version = version;
    }

    /** @param version three numbers, or {@link #NEWEST} */
    public static RealClient of(String version) {
        return new RealClient(version.equals(NEWEST) ? newest() : version);
    }

    /** The newest that was tried; the one that is being tried under {@code scripts/try-client}. */
    public static String newest() {
        return System.getProperty("belay.newest-client", TriedClients.newest());
    }

    /** Whether it is the one that {@link #newest} says. */
    public boolean isNewest() {
        return version.equals(newest());
    }

    public String version() {
        return version;
    }

    /** Whether it knows hooks and {@code --settings}. */
    public boolean hasHooks() {
        return !version.startsWith("1.0.35");
    }

    /** Its executable, to be started as it is; installed now if it is not yet. */
    public Path executable() {
        if (FAILED.containsKey(version)) {
            throw Requirement.missing(FAILED.get(version));
        }
        try {
            synchronized (INSTALLING) {
                return executableIn(installed());
            }
        } catch (IOException e) {
            FAILED.put(version, "claude " + version + " cannot be installed: " + e.getMessage());
            throw Requirement.missing(FAILED.get(version));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "claude " + version;
    }

    private Path installed() throws IOException, InterruptedException {
        return new NpmFolder(cache(), version, List.of(PACKAGE + "@" + version)).installed(RealClient::executableIn);
    }

    /** The native executable where the version has one, else the script that node runs through its first line. */
    private static Path executableIn(Path directory) throws IOException {
        Path scope = directory.resolve("node_modules/@anthropic-ai");
        if (Files.isDirectory(scope)) {
            try (Stream<Path> packages = Files.list(scope)) {
                // npm installs the one platform package that fits; with two (glibc and musl) the shorter name is ours.
                var found = packages.map(folder -> folder.resolve("claude"))
                        .filter(Files::isExecutable)
                        .min(java.util.Comparator.comparingInt(
                                path -> path.toString().length()));
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        Path script = directory.resolve("node_modules/.bin/claude");
        if (!Files.isExecutable(script)) {
            throw new IOException("there is no executable in " + directory);
        }
        return script;
    }

    public static Path cache() {
        String own = System.getenv("BELAY_TEST_CLIENTS");
        if (own != null) {
            return Path.of(own);
        }
        String caches = System.getenv("XDG_CACHE_HOME");
        Path base = caches != null
                ? Path.of(caches)
                : Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home")), ".cache");
        return base.resolve("belay/clients");
    }
}
