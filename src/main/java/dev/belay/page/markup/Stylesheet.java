package dev.belay.page.markup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The one stylesheet, and the policy that lets a browser use it by its hash and load or run nothing else. */
final class Stylesheet {
    private static final String FILE = "/dev/belay/page/page.css";

    private final String rules;

    Stylesheet() {
        try (InputStream file = Stylesheet.class.getResourceAsStream(FILE)) {
            rules = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    String rules() {
        return rules;
    }

    /** For the {@code Content-Security-Policy} of the page. */
    String policy() {
        return "default-src 'none'; style-src 'sha256-" + hash() + "'; base-uri 'none'; form-action 'none'";
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(rules.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
