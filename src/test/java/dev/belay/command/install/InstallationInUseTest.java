package dev.belay.command.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Checkout;
import dev.belay.testing.Finished;
import dev.belay.testing.Launcher;
import dev.belay.testing.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A HOME in which claude is updated, started and killed while Belay is installed, in new shells as a person opens them. */
@DisabledOnOs(OS.WINDOWS)
class InstallationInUseTest {
    /** Laid out as claude's own installer does it: its updater writes a new version, and turns the link to that. */
    private static final String CLIENT = """
            versions=$HOME/.local/share/claude/versions
            case $1 in
                update)
                    sed 's/^version=.*/version=2.0.0/' "$versions/1.0.0" >"$versions/2.0.0"
                    chmod 755 "$versions/2.0.0"
                    ln -sf "$versions/2.0.0" "$HOME/.local/bin/claude"
                    echo "updated by $0 with $*"
                    exit 3
                    ;;
                --version | doctor) echo "$version $*" ;;
                *) kill -9 $$ ;;
            esac
            """;

    @TempDir
    Path home;

    @BeforeEach
    void aHomeWithClaude() throws IOException {
        Tool.require("bash");
        Path versions = Files.createDirectories(home.resolve(".local/share/claude/versions"));
        Checkout.program(versions.resolve("1.0.0"), "version=1.0.0\n" + CLIENT);
        Files.createDirectories(home.resolve(".local/bin"));
        Files.createSymbolicLink(home.resolve(".local/bin/claude"), versions.resolve("1.0.0"));
        Files.writeString(home.resolve(".bashrc"), "# mine\n");
    }

    private Finished shell(String command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "-ic", command);
        builder.environment().clear();
        builder.environment().put("HOME", home.toString());
        builder.environment().put("PATH", home + "/.local/bin:/usr/bin:/bin");
        // Notifications are delivered by a process that goes on when Belay has ended.
        builder.environment().put("BELAY_NO_NOTIFY", "true");
        builder.directory(home.toFile());
        return Finished.run(builder, "");
    }

    private void belay(String words) throws Exception {
        Finished done = shell(Launcher.path() + " " + words);
        assertEquals(0, done.status(), done.errors());
    }

    /** Every name in HOME with its mode and its content. */
    private Map<String, String> listing() throws IOException {
        Map<String, String> listing = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                listing.put(home.relativize(file).toString(), state(file));
            }
        }
        return listing;
    }

    private static String state(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return "-> " + Files.readSymbolicLink(file);
        }
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                ? mode
                : mode + Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    @Test
    void claudesOwnUpdaterIsReachedThroughTheShimThatOutlivesIt() throws Exception {
        belay("install --shim");
        Path shim = home.resolve(".local/share/belay/shim/claude");
        Path goal = Files.readSymbolicLink(shim);
        assertEquals(shim + "\n", shell("type -P claude").output());
        assertEquals("1.0.0 doctor\n", shell("claude doctor").output());
        Finished updated = shell("claude update --force");
        assertEquals("updated by " + home + "/.local/bin/claude with update --force\n", updated.output());
        assertFalse(updated.errors().contains("belay"), updated.errors());
        assertEquals(3, updated.status());
        assertEquals(goal, Files.readSymbolicLink(shim));
        assertEquals(shim + "\n", shell("type -P claude").output());
        assertEquals("2.0.0 --version\n", shell("claude --version").output());
        // The new one is supervised as the old one was.
        assertTrue(shell("claude -p hello").errors().contains("belay: "));
    }

    @Test
    void whatRunsHaveLeftIsAllThatStaysWithoutPurge() throws Exception {
        for (String how : List.of("--alias", "--shim")) {
            Map<String, String> before = listing();
            belay("install " + how);
            shell("claude -p hello");
            Map<String, String> left = states(listing());
            assertTrue(left.keySet().stream().anyMatch(name -> name.contains("/incidents/")), left::toString);
            belay("uninstall");
            Map<String, String> after = listing();
            assertEquals(left, states(after), how);
            after.keySet().removeAll(left.keySet());
            assertEquals(before, after, how);
            belay("uninstall --purge");
            assertEquals(before, listing(), how);
        }
    }

    /** What is in Belay's folder of state, and the folders around it, which were not there before. */
    private static Map<String, String> states(Map<String, String> listing) {
        Map<String, String> states = new TreeMap<>(listing);
        states.keySet().removeIf(name -> !(name + "/").startsWith(".local/state/"));
        return states;
    }
}
