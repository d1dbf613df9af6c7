package dev.belay.scripts;

import static dev.belay.scripts.ReleaseFiles.listing;
import static dev.belay.scripts.ReleaseFiles.names;
import static dev.belay.scripts.ReleaseFiles.succeeds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Checkout;
import dev.belay.testing.Finished;
import dev.belay.testing.Launcher;
import dev.belay.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A release of this checkout, installed from a server on loopback, with what goes wrong on the way. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@Tag("slow")
class ReleaseTest {
    private static final String VERSION = "0.1.0";

    @TempDir
    static Path releases;

    private static ReleaseServer server;

    @TempDir
    Path folder;

    private Path home;
    private String search = System.getenv("PATH");

    @BeforeAll
    static void release() throws Exception {
        Path checkout = Launcher.path().getParent().getParent();
        Path made = Files.createDirectories(releases.resolve("made"));
        ReleaseFiles.makeInTurn(checkout.resolve("scripts/release") + " --built --into " + made);
        Path served = Files.createDirectories(releases.resolve("served"));
        Files.createDirectories(served.resolve(VERSION));
        Files.writeString(served.resolve("latest"), VERSION + "\n");
        for (String name : List.of("", ".sha256")) {
            Path file = made.resolve("belay-" + VERSION + "-linux-x64.tar.gz" + name);
            Files.createLink(served.resolve(VERSION).resolve(file.getFileName()), file);
        }
        server = new ReleaseServer(served);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void home() throws IOException {
        home = Files.createDirectories(folder.resolve("home/.config")).getParent();
        server.serveAsItIs();
    }

    @Test
    void isInstalledWithOneLineAndLeavesNothingWhenItGoes() throws Exception {
        List<String> before = listing(home);
        String script = Files.readString(Path.of("install.sh"));
        Finished installed = Finished.run(shell("sh -s"), script);
        assertEquals(0, installed.status(), installed.errors());
        assertStarts();
        assertTrue(Files.isSymbolicLink(home.resolve(".local/bin/belay")));
        assertTrue(Files.exists(image().resolve("linked/launch")));
        assertTrue(installer("").output().contains("is there, and whole"));
        Finished gone = installer("--uninstall");
        assertEquals(0, gone.status(), gone.errors());
        assertEquals(before, listing(home));
    }

    @Test
    void aDamagedInstallationIsRepaired() throws Exception {
        installs("");
        Files.writeString(image().resolve("lib/belay.jar"), "x", StandardOpenOption.APPEND);
        installs("");
        assertStarts();
        assertEquals(List.of(".made", VERSION), names(image().getParent()));
    }

    @Test
    void aFailureSaysWhyAndLeavesWhatWasThere() throws Exception {
        installs("");
        List<String> before = listing(home);
        server.breakOff();
        failsWith("--version 0.2.0", "the download broke off");
        server.serveAsItIs();
        server.rename(VERSION, "0.2.0");
        server.spoilSum();
        failsWith("--version 0.2.0", "its SHA-256 differs");
        failsWith("--version 0.9.9", "there is no belay 0.9.9 for linux-x64");
        search = Files.createDirectories(folder.resolve("other")) + ":" + search;
        Checkout.program(folder.resolve("other/uname"), "echo FreeBSD");
        failsWith("", "there is no Belay for FreeBSD");
        assertEquals(before, listing(home));
        assertStarts();
    }

    @Test
    void withoutRoomNothingIsChanged() throws Exception {
        Tool.require("unshare");
        List<String> before = listing(home);
        Finished full = Finished.run(
                shell("unshare --user --map-root-user --mount sh -c 'mount -t tmpfs -o size=60m none " + home
                        + " && sh install.sh; echo status $?; ls -A " + home + "/.local/share/belay'"),
                "");
        assertTrue(full.errors().contains("there is no room in"), full.errors());
        assertTrue(full.output().contains("status 1"), full.output());
        assertEquals(before, listing(home));
    }

    @Test
    void aProgramOfTheSameNameStays() throws Exception {
        Path own = Files.createDirectories(home.resolve(".local/bin")).resolve("belay");
        Checkout.program(own, "echo mine");
        Finished installed = installer("");
        assertEquals(0, installed.status(), installed.errors());
        assertTrue(installed.output().contains(own + " is another's and stays as it is"), installed.output());
        assertEquals("mine\n", Finished.run(shell(own.toString()), "").output());
        installer("--uninstall");
        assertTrue(Files.exists(own));
    }

    @Test
    void aNewVersionStandsBesideTheOneThatSessionsRunFrom() throws Exception {
        installs("");
        Process session = shell("sh -c 'read -r line' " + image() + "/session").start();
        try {
            for (String version : List.of("0.2.0", "0.3.0")) {
                server.rename(VERSION, version);
                installs("--version " + version);
            }
            assertEquals(List.of(".made", VERSION, "0.2.0", "0.3.0"), names(image().getParent()));
            session.getOutputStream().close();
            assertTrue(session.waitFor(20, TimeUnit.SECONDS));
            // Back to an older one: nothing runs from the others but the one that was in use just now.
            installs("--version 0.2.0");
            assertEquals(List.of(".made", "0.2.0", "0.3.0"), names(image().getParent()));
            assertStarts();
        } finally {
            session.destroy();
        }
    }

    @Test
    void updateInstallsTheNewerVersionBesideTheOneThatItRanFrom() throws Exception {
        installs("");
        server.rename(VERSION, "0.2.0");
        server.announce("0.2.0");
        try {
            Finished updated = Finished.run(shell(home + "/.local/bin/belay update"), "");
            assertEquals(0, updated.status(), updated.errors());
            Path now = home.resolve(".local/bin/belay").toRealPath();
            assertEquals(image().resolveSibling("0.2.0").toRealPath().resolve("bin/belay"), now);
            assertEquals(List.of(".made", VERSION, "0.2.0"), names(image().getParent()));
            assertStarts();
        } finally {
            server.announce(VERSION);
        }
    }

    @Test
    void whoeverSaysYesHasTheAliasInTheNextShellUntilItIsUninstalled() throws Exception {
        Tool.require("script");
        Tool.require("bash");
        Files.writeString(home.resolve(".bashrc"), "# mine\n");
        List<String> before = listing(home);
        Finished installed =
                Finished.run(shell("export SHELL=/bin/bash; script -qec 'sh install.sh' /dev/null"), "y\n");
        assertEquals(0, installed.status(), installed.output());
        assertTrue(installed.output().contains("do this? [Y/n]"), installed.output());
        String alias = Finished.run(shell("bash -ic 'alias claude'"), "").output();
        assertTrue(alias.contains("belay run --"), alias + installed.output());
        Finished gone = Finished.run(shell("export SHELL=/bin/bash; sh install.sh --uninstall"), "");
        assertEquals(0, gone.status(), gone.errors());
        assertEquals("# mine\n", Files.readString(home.resolve(".bashrc")));
        assertEquals(before, listing(home));
    }

    /** An image that is somebody else's: what the first start makes goes into the user's cache. */
    @Test
    void whereTheImageCannotBeWrittenTheFirstStartMakesItsPartInTheCache() throws Exception {
        Tool.require("setpriv");
        Path image = unpacked();
        succeeds("chmod -R a+rX " + image + " && chmod 755 " + folder + " && chown -R 65534 " + home);
        Finished first = Finished.run(
                shell("setpriv --reuid 65534 --clear-groups env HOME=" + home + " " + image + "/bin/belay --version"),
                "");
        assertEquals("belay " + VERSION + "\n", first.output(), first.errors());
        assertFalse(Files.exists(image.resolve("linked")));
        assertEquals(1, names(home.resolve(".cache/belay/images")).size());
    }

    @Test
    void npmInstallsThePackedFiles() throws Exception {
        Tool.require("npm");
        Path made = releases.resolve("made");
        succeeds("packaging/npm/pack " + made);
        Path prefix = Files.createDirectories(folder.resolve("npm"));
        succeeds("npm install --global --offline --no-audit --no-fund --prefix " + prefix + " " + made + "/*.tgz");
        assertStarts(prefix + "/bin/belay");
    }

    @Test
    void theDebianPackageHoldsTheSameImage() throws Exception {
        Tool.require("dpkg-deb");
        Path made = releases.resolve("made");
        succeeds("packaging/debian/pack " + made);
        Path root = folder.resolve("root");
        succeeds("dpkg-deb -x " + made + "/belay_" + VERSION + "_amd64.deb " + root);
        assertStarts(root + "/usr/bin/belay");
    }

    @Test
    void theRpmHoldsTheSameImage() throws Exception {
        List.of("rpmbuild", "rpm2archive").forEach(Tool::require);
        Path made = releases.resolve("made");
        succeeds("packaging/rpm/pack " + made);
        Path root = Files.createDirectories(folder.resolve("root"));
        succeeds("cd " + root + " && rpm2archive - <" + made + "/belay-" + VERSION + "-1.x86_64.rpm | tar -xz");
        assertStarts(root + "/usr/bin/belay");
    }

    @Test
    void itIsSmallAndSaysWhatItIsMadeOf() throws Exception {
        ReleasedImage image = new ReleasedImage(unpacked());
        image.assertSmall(
                releases.resolve("served").resolve(VERSION).resolve("belay-" + VERSION + "-linux-x64.tar.gz"));
        image.assertEveryPartHasItsLicence();
    }

    private Path unpacked() throws Exception {
        Path image = Files.createDirectories(folder.resolve("image"));
        succeeds("tar -C " + image + " --strip-components 1 -xzf "
                + releases.resolve("served").resolve(VERSION) + "/*.tar.gz");
        return image;
    }

    private Path image() {
        return home.resolve(".local/share/belay").resolve(VERSION);
    }

    private ProcessBuilder shell(String command) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
        builder.environment().clear();
        builder.environment().put("HOME", home.toString());
        builder.environment().put("PATH", search);
        builder.environment().put("BELAY_BASE_URL", server.url());
        return builder;
    }

    private Finished installer(String words) throws Exception {
        return Finished.run(shell("sh install.sh --no-setup " + words), "");
    }

    private void installs(String words) throws Exception {
        Finished installed = installer(words);
        assertEquals(0, installed.status(), installed.errors());
    }

    private void failsWith(String words, String sentence) throws Exception {
        Finished failed = installer(words);
        assertEquals(1, failed.status(), failed.output());
        assertTrue(failed.errors().contains(sentence), failed.errors());
        assertEquals(1, failed.errors().lines().count(), failed.errors());
    }

    private void assertStarts() throws Exception {
        assertStarts(home + "/.local/bin/belay");
    }

    private void assertStarts(String program) throws Exception {
        Finished version = Finished.run(shell(program + " --version"), "");
        assertEquals("belay " + VERSION + "\n", version.output(), version.errors());
    }
}
