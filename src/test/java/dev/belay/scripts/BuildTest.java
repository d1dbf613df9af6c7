package dev.belay.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Checkout;
import dev.belay.testing.Finished;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The build on machines that are not this one: which JDK it takes, and for which processor. */
@DisabledOnOs(OS.WINDOWS)
class BuildTest {
    @TempDir
    Path folder;

    private Path programs;
    private ProcessBuilder builder;

    @BeforeEach
    void prepare() throws IOException {
        programs = Files.createDirectories(folder.resolve("bin"));
        builder = new ProcessBuilder().directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", programs + ":/usr/bin:/bin");
        builder.environment()
                .put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        builder.environment()
                .put(
                        "BELAY_TEST_ROOT",
                        Files.createDirectories(folder.resolve("root")).toString());
        // Whatever the machine has: none of it is the JDK that is looked for, and Maven tells which one was found.
        Checkout.program(programs.resolve("java"), "echo 'openjdk version \"11.0.2\"' >&2");
        Checkout.program(programs.resolve("mvn"), "echo \"JAVA_HOME=$JAVA_HOME\" >&2; exit 1");
    }

    private void jdk(String at, String version, String architecture) throws IOException {
        Path home = folder.resolve(at);
        Checkout.program(Files.createDirectories(home.resolve("bin")).resolve("java"), "exit 3");
        Files.writeString(
                home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\nOS_ARCH=\"" + architecture + "\"\n");
    }

    private Checkout empty() throws IOException {
        Checkout checkout = Checkout.in(folder.resolve("checkout"));
        return checkout;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root/opt/homebrew/opt/openjdk/libexec/openjdk.jdk/Contents/Home",
                "root/usr/local/opt/openjdk@21/libexec/openjdk.jdk/Contents/Home",
                "root/Library/Java/JavaVirtualMachines/temurin-21.jdk/Contents/Home",
                "root/Library/Java/JavaVirtualMachines/zulu-21.jdk/Contents/Home",
                "home/Library/Java/JavaVirtualMachines/corretto-21/Contents/Home",
                "home/.sdkman/candidates/java/21.0.2-tem",
                "home/.jdks/openjdk-21",
                "root/usr/lib/jvm/java-21-openjdk",
                "root/opt/java/openjdk",
                "root/elsewhere/jdk",
            })
    void theJdkIsFoundWhereItsInstallerPutsItBeforeMavenRuns(String place) throws Exception {
        darwin();
        jdk(place, "21.0.2", "aarch64");
        jdk("home/.jdks/too-old", "11.0.2", "aarch64");
        Path tool = folder.resolve("root/usr/libexec/java_home");
        Checkout.program(
                Files.createDirectories(tool.getParent()).resolve("java_home"),
                place.contains("elsewhere") ? "[ \"$2\" = 17+ ] && echo '" + folder.resolve(place) + "'" : "exit 1");
        Finished finished = Finished.run(builder.command(empty().build().toString()), "");
        assertEquals(70, finished.status());
        assertTrue(finished.errors().contains("JAVA_HOME=" + folder.resolve(place) + "\n"), finished.errors());
    }

    /** It only says where to get one, and opens a window for that. */
    @Test
    void theStubOfMacOsIsNoJdkAndMavenIsNotStartedWithoutOne() throws Exception {
        darwin();
        Path stub = Files.createDirectories(folder.resolve("root/usr/bin")).resolve("java");
        Checkout.program(stub, "touch '" + folder + "/opened'; exit 1");
        Files.delete(programs.resolve("java"));
        Checkout.program(programs.resolve("mvn"), "touch '" + folder + "/built'; exit 1");
        builder.environment().put("PATH", stub.getParent() + ":" + programs + ":/bin");
        Finished finished =
                Finished.run(builder.command("/bin/sh", empty().build().toString()), "");
        assertEquals(70, finished.status());
        assertEquals("belay: no Java found: install a JDK, 17 or newer\n", finished.errors());
        assertFalse(Files.exists(folder.resolve("opened")));
        assertFalse(Files.exists(folder.resolve("built")));
    }

    /** An Intel JDK on an ARM processor runs, and needs the library for Intel. */
    @ParameterizedTest
    @CsvSource({"x86_64, darwin-x86-64", "aarch64, darwin-aarch64", "arm64, darwin-aarch64"})
    void theNativeLibraryIsThatOfTheJvmAndNotOfTheProcessor(String architecture, String natives) throws Exception {
        darwin();
        jdk("root/usr/lib/jvm/jdk", "21", architecture);
        Checkout checkout = Checkout.in(folder.resolve("checkout"));
        Files.createDirectories(checkout.built("native/jna").resolve(natives));
        Finished finished = Finished.run(builder.command(checkout.build().toString(), "--brief", "--link"), "");
        // Such a JVM does not run here: that is told in one line, and the launch file that would not work is gone.
        assertEquals(70, finished.status());
        assertTrue(finished.output().startsWith("Belay does not start on " + folder), finished.output());
        assertEquals(1, finished.output().lines().count());
        assertEquals("", finished.errors());
        assertFalse(Files.exists(checkout.built("launch")));
        assertTrue(Files.readString(checkout.built("launch.failed")).contains("/native/jna/" + natives + "'"));
    }

    @Test
    void withoutAnArchiveItWorksAndSaysSo() throws Exception {
        Checkout checkout = Checkout.in(folder.resolve("checkout"));
        String real = Path.of(System.getProperty("java.home"), "bin/java").toString();
        // It refuses what the training needs, and nothing else.
        builder.environment()
                .put(
                        "BELAY_JAVA",
                        Checkout.program(
                                        folder.resolve("java"),
                                        "for word; do case $word in dev.belay.run.TrainingRun) exit 1 ;; esac; done; exec '"
                                                + real + "' \"$@\"")
                                .toString());
        Finished finished = Finished.run(builder.command(checkout.build().toString(), "--link"), "");
        assertEquals(0, finished.status(), finished.errors());
        assertTrue(finished.errors().contains("could not create the startup archive"), finished.errors());
        assertEquals(1, finished.errors().lines().count(), finished.errors());
        Finished version = Finished.run(builder.command(checkout.belay().toString(), "--version"), "");
        assertEquals(0, version.status(), version.errors());
        assertEquals(List.of(), version.errors().lines().toList());
    }

    /** Everything of this machine's is there but a compiler, and no library was shipped. */
    @Test
    void withoutACompilerJnaMakesTheCalls() throws Exception {
        Checkout checkout = Checkout.in(folder.resolve("checkout"));
        Files.deleteIfExists(checkout.built("native/belay/libbelay.so"));
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String place : List.of("/bin", "/usr/bin")) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of(place))) {
                for (Path tool : all) {
                    String name = tool.getFileName().toString();
                    if (!name.equals("cc") && Files.notExists(tools.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                        Files.createSymbolicLink(tools.resolve(name), tool);
                    }
                }
            }
        }
        builder.environment().put("PATH", tools.toString());
        builder.environment()
                .put(
                        "BELAY_JAVA",
                        Path.of(System.getProperty("java.home"), "bin/java").toString());
        Finished finished = Finished.run(builder.command(checkout.build().toString(), "--link"), "");
        assertEquals(0, finished.status(), finished.errors());
        assertFalse(checkout.launch().contains("belay.native.library"));
        Finished doctor =
                Finished.run(builder.command(checkout.belay().toString(), "doctor", "--only", "supervisor"), "");
        assertTrue(doctor.output().contains("native library JNA's for "), doctor.output());
    }

    private void darwin() throws IOException {
        Checkout.program(
                programs.resolve("uname"), "case ${1-} in -s) echo Darwin ;; -m) echo arm64 ;; *) echo Darwin ;; esac");
    }
}
