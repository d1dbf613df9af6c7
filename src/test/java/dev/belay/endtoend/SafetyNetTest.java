package dev.belay.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.testing.Checkout;
import dev.belay.testing.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is broken in Belay, the alias never costs anybody their claude: it gets its own words, standard input,
 * environment and descriptors, its exit status is the run's, and one line says why it is not supervised.
 */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class SafetyNetTest extends SafetyNetFixture {
    /** What may be broken. */
    private enum Broken {
        NO_NATIVE_LIBRARY(Checkout::loseNatives),
        NATIVE_LIBRARY_OF_ANOTHER_PROCESSOR(checkout -> {
            checkout.withoutOwnLibrary();
            Path natives = checkout.natives();
            String other = natives.endsWith("linux-aarch64") ? "linux-x86-64" : "linux-aarch64";
            checkout.launch(checkout.launch()
                    .replace(natives.toString(), natives.resolveSibling(other).toString()));
        }),
        NATIVE_LIBRARY_OF_GARBAGE(checkout -> {
            checkout.withoutOwnLibrary();
            Files.writeString(checkout.natives().resolve("libjnidispatch.so"), "no library");
        }),
        JAVA_IS_A_TEXT(checkout -> {
            Path text = checkout.java("");
            Files.writeString(text, "some words\nthat are no program\n");
        }),
        JAVA_FAILS(checkout -> checkout.java("exit 1")),
        JAVA_SAYS_MUCH_AND_FAILS(checkout -> checkout.java("for i in 1 2 3 4; do echo line $i >&2; done; exit 3")),
        JAVA_IS_KILLED(checkout -> checkout.java("kill -KILL $$")),
        JAVA_CRASHES(checkout -> checkout.java("ulimit -c 0; kill -SEGV $$")),
        JAVA_ENDS_WELL_AND_HAS_DONE_NOTHING(checkout -> checkout.java("exit 0")),
        NO_JAR(checkout -> Files.delete(checkout.built("lib/belay.jar"))),
        LAUNCH_IS_EMPTY(checkout -> checkout.launch("")),
        LAUNCH_IS_A_FOLDER(checkout -> {
            Files.delete(checkout.built("launch"));
            Files.createDirectory(checkout.built("launch"));
        }),
        LAUNCH_IS_GARBAGE(checkout -> checkout.launch("\u0001((( ' \" `\u00ff if case $(")),
        LAUNCH_ENDS_THE_SHELL(checkout -> checkout.launch("exit 3\n"));

        private final Damage damage;

        Broken(Damage damage) {
            this.damage = damage;
        }
    }

    private interface Damage {
        void to(Checkout checkout) throws IOException;
    }

    private void assertClaudeRan(Finished finished) throws IOException {
        assertEquals("words [-p] [two  words] [--model] [x]\ntyped in\n", finished.output(), finished.errors());
        assertEquals(7, finished.status());
        assertOneLine(finished);
        try (var left = Files.list(folder.resolve("tmp"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    private static void assertOneLine(Finished finished) {
        assertTrue(
                finished.errors()
                        .matches("belay: can't supervise \\([^\n]{4,400}\\); starting claude without it\\."
                                + " `belay doctor` says more\\.\n"),
                finished.errors());
    }

    @ParameterizedTest
    @EnumSource
    void claudeStartsWithoutWhatIsBroken(Broken broken) throws Exception {
        broken.damage.to(checkout);
        assertClaudeRan(belay("run", "--deadline", "5m", "--no-notify", "--", "-p", "two  words", "--model", "x"));
        assertClaudeRan(belay("run", "--unattended", "--deadline=5m", "-p", "two  words", "--model", "x"));
    }

    @Test
    void aJvmThatIsKilledBeforeItStartsClaudeIsStartedOnceMore() throws Exception {
        String java = checkout.launch().replaceAll("(?s).*belay_jdk='([^']+)'.*", "$1");
        checkout.java("[ ! -e \"$HOME/once\" ] || exec '" + java + "' \"$@\"; : >\"$HOME/once\"; kill -KILL $$");
        Finished finished = belay("run", "--no-notify", "--", "-p", "two  words");
        assertTrue(finished.output().startsWith("words [-p] [two  words]"), finished.output());
        assertTrue(finished.errors().contains("claude exited with status 7"), finished.errors());
        assertEquals(7, finished.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash --posix", "bash", "busybox sh"})
    void aLaunchFileThatWasCutAnywhereIsNoneForAnyShell(String shell) throws Exception {
        ShellsTest.require(shell);
        String whole = checkout.launch();
        for (int length = 1; length < whole.length() - 1; length += 157) {
            checkout.launch(whole.substring(0, length));
            List<String> command = new ArrayList<>(List.of(shell.split(" ")));
            command.addAll(List.of(checkout.belay().toString(), "run", "--", "-p", "two  words", "--model", "x"));
            assertClaudeRan(Finished.run(builder.command(command), "typed in\n"));
        }
        checkout.launch(whole.substring(0, whole.length() - 2));
        assertClaudeRan(belay("run", "--", "-p", "two  words", "--model", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"belay.jsa", "belay.start.jsa"})
    void anArchiveOfGarbageOnlyCostsTime(String name) throws Exception {
        assumeTrue(Files.exists(checkout.built(name)), "this Java has no archive of that kind");
        Files.writeString(checkout.built(name), "garbage ".repeat(1000));
        Finished finished = belay("run", "--no-hooks", "--", "-p", "two  words", "--model", "x");
        assertEquals("words [-p] [two  words] [--model] [x]\ntyped in\n", finished.output(), finished.errors());
        assertEquals(7, finished.status());
        assertTrue(
                belay("doctor", "--only", "supervisor").output().startsWith("warn  supervisor  the startup archive"));
    }

    @Test
    void aBuildThatFailsIsToldInOneLine() throws Exception {
        Files.delete(checkout.built("launch"));
        builder.environment()
                .put(
                        "BELAY_JAVA",
                        Checkout.program(folder.resolve("old"), "echo 'openjdk version \"11.0.2\"'")
                                .toString());
        Finished finished = belay("run", "--", "-p", "two  words", "--model", "x");
        assertClaudeRan(finished);
        assertTrue(finished.errors().contains("is Java 11: 17 or newer is needed"), finished.errors());
    }

    @Test
    void aJavaThatHasGoneIsReplacedByAnother() throws Exception {
        checkout.java(folder.resolve("gone"));
        builder.environment()
                .put(
                        "BELAY_JAVA",
                        Path.of(System.getProperty("java.home"), "bin/java").toString());
        Finished finished = belay("run", "--no-hooks", "--", "-p", "x");
        assertEquals("words [-p] [x]\ntyped in\n", finished.output(), finished.errors());
        assertFalse(finished.errors().contains("can't supervise"), finished.errors());
        assertTrue(checkout.launch().contains("belay_jdk='" + System.getProperty("java.home")));
    }

    @Test
    void whatNobodyCatchesIsInTheLogAndNotOnTheScreen() throws Exception {
        checkout.loseNatives();
        assertOneLine(belay("run", "--", "-p", "x"));
        String log = Files.readString(folder.resolve("home/.local/state/belay/belay.log"));
        assertTrue(log.contains("UnsatisfiedLinkError") && log.contains("\tat "), log);
        Finished other = belay("doctor", "--only", "supervisor");
        assertEquals(1, other.status());
        assertTrue(other.output().startsWith("fail  supervisor  claude starts without supervision"), other.output());
        assertEquals("", other.errors());
    }

    /** The log can't be written then, and that is not said as well. */
    @Test
    void aHomeThatCannotBeWrittenChangesNothing() throws Exception {
        checkout.loseNatives();
        builder.environment()
                .put("HOME", Files.writeString(folder.resolve("file"), "").toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.resolve("file").toString());
        assertClaudeRan(belay("run", "--", "-p", "two  words", "--model", "x"));
    }

    @Test
    void aBrokenLibraryAfterTheStartCostsOnlyTheSupervision() throws Exception {
        try (var jars = Files.newDirectoryStream(checkout.built("lib"), "{jackson-core,slf4j}*.jar")) {
            for (Path jar : jars) {
                Files.delete(jar);
            }
        }
        // The archive may hold what the jars held.
        Files.deleteIfExists(checkout.built("belay.start.jsa"));
        Files.deleteIfExists(checkout.built("belay.jsa"));
        Finished finished = belay("run", "--no-hooks", "--", "-p", "x");
        assertEquals("words [-p] [x]\ntyped in\n", finished.output(), finished.errors());
        assertEquals(7, finished.status());
        assertEquals(1, finished.errors().lines().count(), finished.errors());
    }

    @Test
    void resumeBecomesClaudesOwn() throws Exception {
        checkout.java("exit 1");
        String id = "4eea3868-1616-4936-ae41-e4ce0849b13d";
        assertEquals(
                "words [--resume] [" + id + "] [-p] [x]\ntyped in\n",
                belay("resume", id, "--", "-p", "x").output());
        assertEquals(
                "words [--resume] [" + id + "]\ntyped in\n",
                belay("resume", "--unattended", "/some/where/" + id + ".jsonl").output());
        assertEquals(
                "words [--continue] [-p] [x]\ntyped in\n",
                belay("resume", "--no-hooks", "--", "-p", "x").output());
        assertEquals("words [--continue]\ntyped in\n", belay("resume").output());
    }

    @Test
    void theClaudeThatTheUserHasChosenIsStarted() throws Exception {
        checkout.java("exit 1");
        Path other = Checkout.program(folder.resolve("other claude"), "echo the other");
        assertEquals(
                "the other\n", belay("run", "--claude", other.toString(), "x").output());
        Path settings =
                Files.createDirectories(folder.resolve("home/.config/belay")).resolve("settings.json");
        Files.writeString(settings, "{\n  \"unattended\": true, \"claude\" : \"" + other + "\"}\n");
        assertEquals("the other\n", belay("run", "x").output());
        builder.environment().put("BELAY_CLAUDE", claude.toString());
        assertEquals("words [x]\ntyped in\n", belay("run", "x").output());
    }

    @Test
    void withoutAnyClaudeItIs69() throws Exception {
        checkout.java("exit 1");
        Files.delete(claude);
        // A link to Belay itself is no claude: it would start itself for ever.
        Files.createSymbolicLink(claude, checkout.belay());
        Finished finished = belay("run", "x");
        assertEquals(69, finished.status());
        assertEquals(1, finished.errors().lines().count(), finished.errors());
        assertTrue(finished.errors().contains("found no claude on the PATH"), finished.errors());
    }

    @Test
    void otherCommandsSayInOneLineWhyTheyDoNotStart() throws Exception {
        checkout.java("echo first >&2; echo second >&2; exit 1");
        Finished doctor = belay("doctor");
        assertEquals(70, doctor.status());
        assertTrue(
                doctor.errors().matches("belay: can't start: .*java cannot start it: \"first\"\\. .*build.*\n"),
                doctor.errors());
        checkout.launch("half");
        for (String command : List.of("doctor", "sessions", "--version")) {
            Finished finished = belay(command);
            assertEquals(70, finished.status());
            assertTrue(finished.errors().matches("belay: can't start: .*launch is damaged; .*\n"), finished.errors());
        }
    }

    @Test
    void aRefusalIsNoReasonToStartClaude() throws Exception {
        for (String[] arguments :
                new String[][] {{"--deadline", "soon"}, {"--claude", "/no/such"}, {"--unatended", "x"}}) {
            List<String> command = new ArrayList<>(List.of("run"));
            command.addAll(List.of(arguments));
            Finished finished = belay(command.toArray(new String[0]));
            assertTrue(List.of(64, 69).contains(finished.status()), finished.errors());
            assertEquals("", finished.output());
            assertFalse(finished.errors().contains("can't supervise"), finished.errors());
        }
        Finished help = belay("run", "--help");
        assertEquals(0, help.status());
        assertTrue(help.output().startsWith("Usage: belay run"), help.output());
    }
}
