package dev.belay.command.install;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.Commands;
import dev.belay.console.Console;
import dev.belay.console.Terminals;
import dev.belay.text.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallCommandTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    private Terminals console = Terminals.none();

    private int run(String... arguments) {
        environment.put("HOME", home.toString());
        environment.put("PATH", "/usr/bin:/bin");
        out.reset();
        errors.reset();
        Console here = new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                console,
                environment,
                home);
        return Commands.run(List.of(arguments), here);
    }

    /** Every name in HOME with its kind, its mode and its content. */
    private Map<String, String> listing() throws IOException {
        Map<String, String> listing = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                String content = Files.isSymbolicLink(file)
                        ? "-> " + Files.readSymbolicLink(file)
                        : PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                                + (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                                        ? ""
                                        : Files.readString(file, StandardCharsets.ISO_8859_1));
                listing.put(home.relativize(file).toString(), content);
            }
        }
        return listing;
    }

    private void startupFiles() throws IOException {
        Files.writeString(home.resolve(".bashrc"), "# mine \u00e4\nexport A=1\n");
        Files.writeString(home.resolve(".zshrc"), "export B=2");
        Files.createDirectories(home.resolve(".config/fish"));
        Files.writeString(home.resolve(".config/fish/config.fish"), "");
    }

    @Test
    void leavesNotAByteAfterItself() throws IOException {
        startupFiles();
        for (String how : List.of("--alias", "--shim")) {
            Map<String, String> before = listing();
            assertEquals(0, run("install", how), errors::toString);
            assertTrue(Files.exists(home.resolve(".local/share/man/man1/belay-run.1")));
            assertEquals(0, run("uninstall"), errors::toString);
            assertEquals(before, listing(), how);
        }
    }

    @Test
    void doesNothingTheSecondTime() throws IOException {
        startupFiles();
        run("install");
        Map<String, String> first = listing();
        assertEquals(0, run("install"));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertEquals(first, listing());
        run("install", "--shim");
        first = listing();
        assertEquals(0, run("install", "--shim"));
        assertEquals(first, listing());
    }

    @Test
    void changesFromAliasToShimAndBack() throws IOException {
        startupFiles();
        Map<String, String> before = listing();
        run("install");
        run("install", "--shim");
        assertFalse(Files.readString(home.resolve(".bashrc"), StandardCharsets.ISO_8859_1)
                .contains("alias claude"));
        run("install", "--alias");
        run("uninstall");
        assertEquals(before, listing());
    }

    @Test
    void onlySaysWhatItWouldDo() throws IOException {
        startupFiles();
        Map<String, String> before = listing();
        assertEquals(0, run("install", "--dry-run"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("add to ~/.bashrc"), out::toString);
        assertEquals(0, run("install", "--ask"));
        assertEquals(before, listing());
        run("install");
        Map<String, String> installed = listing();
        run("uninstall", "--dry-run");
        assertEquals(installed, listing());
    }

    @Test
    void keepsALinkALinkAndItsFilesMode() throws IOException {
        Path real = Files.createDirectories(home.resolve("dotfiles")).resolve("bashrc");
        Files.writeString(real, "# mine\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-x---"));
        Files.createSymbolicLink(home.resolve(".bashrc"), Path.of("dotfiles/bashrc"));
        Map<String, String> before = listing();
        assertEquals(0, run("install"));
        assertTrue(Files.isSymbolicLink(home.resolve(".bashrc")));
        assertTrue(Files.readString(real).contains("alias claude="));
        assertEquals("rw-r-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
        run("uninstall");
        assertEquals(before, listing());
    }

    @Test
    void makesTheFileThatALinkLeadsTo() throws IOException {
        Files.createSymbolicLink(home.resolve(".bashrc"), Path.of("not-there-yet"));
        assertEquals(0, run("install"));
        assertTrue(Files.readString(home.resolve("not-there-yet")).contains("alias claude="));
    }

    @Test
    void leavesAReadOnlyFileAloneAndSaysSo() throws IOException {
        Path file = Files.writeString(home.resolve(".bashrc"), "# mine\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertEquals(1, run("install"));
        assertEquals("# mine\n", Files.readString(file));
        assertTrue(errors.toString(StandardCharsets.UTF_8).contains(".bashrc is read-only"), errors::toString);
        assertTrue(Files.exists(home.resolve(".local/share/man/man1/belay.1")));
    }

    @Test
    void aLoginShellOfBashHasItToo() throws IOException {
        Path bashrc = Files.writeString(home.resolve(".bashrc"), "# mine\n");
        assertEquals(0, run("install"), errors::toString);
        assertTrue(
                out.toString(StandardCharsets.UTF_8).contains("~/.profile: the same for login shells"), out::toString);
        assertTrue(Files.readString(home.resolve(".profile")).contains("alias claude="));
        run("uninstall");
        assertFalse(Files.exists(home.resolve(".profile")));
        // The first one that there is, and only where it does not read .bashrc itself.
        for (String name : BashLogin.FILES) {
            Path login = Files.writeString(home.resolve(name), "# not .bashrc\n");
            run("install");
            assertTrue(Files.readString(login).contains("alias claude="), name);
            run("uninstall");
            Files.writeString(login, "[ ! -f ~/.bashrc ] || . ~/.bashrc\n");
            run("install");
            assertFalse(Files.readString(login).contains("alias claude="), name);
            assertTrue(Files.readString(bashrc).contains("alias claude="), name);
            run("uninstall");
            Files.delete(login);
        }
    }

    @Test
    void anAliasThatAnotherFileOfTheShellHasIsLeftAloneToo() throws IOException {
        Files.writeString(home.resolve(".bashrc"), ". ~/.bash_aliases\n");
        Files.writeString(home.resolve(".bash_aliases"), "alias claude='claude --model opus'\n");
        assertEquals(1, run("install"));
        assertFalse(Files.readString(home.resolve(".bashrc")).contains("alias claude"));
        assertTrue(errors.toString(StandardCharsets.UTF_8).contains(".bash_aliases, line 1"), errors::toString);
    }

    @Test
    void leavesAnAliasOfTheUsersAlone() throws IOException {
        Files.writeString(home.resolve(".bashrc"), "alias claude='claude --model opus'\n");
        assertEquals(1, run("install"));
        String now = Files.readString(home.resolve(".bashrc"));
        assertEquals(now.indexOf("alias claude"), now.lastIndexOf("alias claude"));
        Files.writeString(home.resolve(".bashrc"), "alias claude='/opt/belay run --'\n");
        assertEquals(0, run("install"));
    }

    @Test
    void leavesAFileAloneThatSomebodyElseHasPutThere() throws IOException {
        Path page = home.resolve(".local/share/man/man1/belay.1");
        Files.createDirectories(page.getParent());
        Files.writeString(page, "theirs");
        assertEquals(1, run("install"));
        run("uninstall");
        assertEquals("theirs", Files.readString(page));
    }

    @Test
    void keepsWhatWasWrittenSince() throws IOException {
        run("install");
        Path file = home.resolve(".bashrc");
        Files.writeString(file, "# before\n" + Files.readString(file) + "# since\n");
        run("uninstall");
        assertEquals("# before\n# since\n", Files.readString(file));
    }

    @Test
    void keepsTheJournalUntilItIsToldNotTo() throws IOException {
        Path journal = Files.createDirectories(home.resolve(".local/state/belay/incidents"));
        Files.createDirectories(home.resolve(".cache/belay/images/belay-1"));
        run("install");
        run("uninstall");
        assertTrue(Files.exists(journal));
        assertEquals(0, run("uninstall", "--purge"));
        assertEquals(List.of(""), List.copyOf(listing().keySet()));
    }

    @Test
    void saysOnATerminalWhatTheNextStepIsUntilItIsDone() throws IOException {
        console = new Terminals(new Style(false), 80, true, false, 80);
        assertEquals(0, run());
        String page = out.toString(StandardCharsets.UTF_8);
        assertTrue(page.contains("Next: ") && page.lines().count() <= 10, page);
        run("install");
        run();
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("Usage: belay"), out::toString);
        console = Terminals.none();
        run("uninstall");
        run();
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("Usage: belay"), out::toString);
    }

    @Test
    void refusesToDoBoth() {
        assertEquals(64, run("install", "--alias", "--shim"));
    }

    @Test
    void putsItsLinesAroundAnyBytes() {
        for (String text : List.of("", "\n", "a", "a\n", "a\r\nb", "\u00ff\u0000", "# >>> belay >>>", "x\n\n")) {
            byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
            byte[] with = MarkedLines.with(content, "one\n");
            assertArrayEquals(with, MarkedLines.with(with, "one\n"));
            assertArrayEquals(content, MarkedLines.without(MarkedLines.with(with, "two\n")), text);
        }
    }
}
