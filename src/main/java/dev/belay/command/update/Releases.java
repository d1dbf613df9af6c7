package dev.belay.command.update;

import dev.belay.console.Version;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Where releases are: a folder of the web with {@code latest}, the newest version, and {@code install.sh}. */
final class Releases {
    /** The same variable and address as in install.sh. */
    static final String VARIABLE = "BELAY_BASE_URL";

    private static final String USUAL = "https://belay.example/releases";
    private static final int LARGEST = 1 << 20;

    private final String base;
    private final int patience;

    /** @param patience how many milliseconds an answer may take */
    Releases(Map<String, String> environment, int patience) {
        this.base = environment.getOrDefault(VARIABLE, USUAL);
        this.patience = patience;
    }

    /** The version of this Belay. */
    static String ours() {
        return Version.ours();
    }

    String base() {
        return base;
    }

    /** The newest version. */
    String newest() throws IOException {
        String version = get("latest").strip();
        if (!isVersion(version)) {
            throw new IOException("no version is there");
        }
        return version;
    }

    static boolean isVersion(String text) {
        return text.matches("\\d{1,6}(\\.\\d{1,6}){1,3}([-+][0-9A-Za-z.]{1,40})?");
    }

    /** Whether nobody has said yet where releases are: the usual address is a reserved name. */
    static boolean isPlaceholder(Map<String, String> environment) {
        return environment.getOrDefault(VARIABLE, USUAL).startsWith("https://belay.example/");
    }

    String get(String name) throws IOException {
        URLConnection connection = URI.create(base + "/" + name).toURL().openConnection();
        connection.setConnectTimeout(patience);
        connection.setReadTimeout(patience);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noAddress) {
            throw new IOException(noAddress.getMessage());
        }
    }

    /** Whether the first is the newer one. */
    static boolean isNewer(String one, String other) {
        String[] left = one.split("[-+]")[0].split("\\.");
        String[] right = other.split("[-+]")[0].split("\\.");
        for (int at = 0; at < Math.max(left.length, right.length); at++) {
            int difference = part(left, at) - part(right, at);
            if (difference != 0) {
                return difference > 0;
            }
        }
        return false;
    }

    private static int part(String[] version, int at) {
        return at < version.length && version[at].matches("\\d{1,6}") ? Integer.parseInt(version[at]) : 0;
    }
}
