package dev.belay.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Where releases and repository are stands in {@code packaging/addresses}. Scripts that are downloaded alone and pages that a
 * person copies from have it once more, as it is there.
 */
class AddressesTest {
    private static final List<String> RELEASES = List.of(
            "install.sh",
            "packaging/jbang/belay.java",
            "src/main/java/dev/belay/command/update/Releases.java",
            "packaging/ci/gitlab.yml",
            "README.md",
            "docs/how-to/install.md");
    private static final List<String> REPOSITORY =
            List.of("README.md", "docs/how-to/set-up.md", "docs/how-to/install.md", "docs/how-to/ci.md");

    private static String address(String name) throws IOException {
        Properties addresses = new Properties();
        try (InputStream in = new FileInputStream("packaging/addresses")) {
            addresses.load(in);
        }
        return addresses.getProperty(name);
    }

    @Test
    void everyFileNamesTheSameServer() throws IOException {
        for (String file : RELEASES) {
            String text = Files.readString(Path.of(file));
            Matcher address = Pattern.compile("https://[a-z.-]+/releases\\b").matcher(text);
            assertTrue(address.find(), file);
            assertEquals(address("releases"), address.group(), file);
            assertFalse(address.find() && !address.group().equals(address("releases")), file);
        }
    }

    @Test
    void everyFileNamesTheSameRepository() throws IOException {
        for (String file : REPOSITORY) {
            String text = Files.readString(Path.of(file));
            Matcher repository = Pattern.compile(
                            "(?:marketplace add |--marketplace |belay@|uses: (?!actions/))([A-Za-z0-9._-]+/[A-Za-z0-9._-]+)")
                    .matcher(text);
            assertTrue(repository.find(), file);
            do {
                assertEquals(address("repository"), repository.group(1), file);
            } while (repository.find());
        }
    }
}
