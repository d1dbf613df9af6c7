package dev.belay.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Finished;
import dev.belay.testing.Launcher;
import dev.belay.testing.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What holds for every script, and for the file that the build generates for the launcher. */
@DisabledOnOs(OS.WINDOWS)
class ScriptsTest {
    private static final Path POPUP = Path.of("src/main/resources/dev/belay/notify/channel/popup.sh");
    private static final Path STAND_IN = Path.of("src/main/resources/dev/belay/demo/stand-in-claude");
    private static final Path PROBE = Path.of("src/main/resources/dev/belay/batch/kubernetes/progress.sh");
    private static final Path INSTALLER = Path.of("install.sh");
    private static final Path IN_CI = Path.of("packaging/ci/belay-ci");
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\((?!\\()");
    private static final Pattern CASE = Pattern.compile("(?:^|[\\s;&|(])case\\s[^\\n]*\\sin\\b");

    private static List<Path> scripts() throws IOException {
        List<Path> scripts = new ArrayList<>(List.of(POPUP, STAND_IN, PROBE, INSTALLER, IN_CI, Path.of(".ci/run")));
        try (Stream<Path> files = Files.list(Path.of("scripts"))) {
            files.filter(Files::isRegularFile).forEach(scripts::add);
        }
        assertTrue(scripts.size() > 10, scripts.toString());
        return scripts;
    }

    private static String launch() throws IOException {
        return read(Launcher.path().resolveSibling("../target/belay/launch"));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /** bash before version 4, which is macOS's /bin/sh, takes the first ) of a pattern for the end of the substitution. */
    @Test
    void noCaseStandsInsideASubstitution() throws IOException {
        assertTrue(caseInSubstitution("x=$(case $1 in a | b) echo c ;; esac)"));
        assertTrue(caseInSubstitution("x=$(echo \"$(\n    case $1 in\n a) echo c ;; esac)\")"));
        assertFalse(caseInSubstitution("case $(ps) in\n *a*) b ;;\nesac\n# $(case $1 in"));
        for (Path script : scripts()) {
            assertFalse(caseInSubstitution(read(script)), script.toString());
        }
        assertFalse(caseInSubstitution(launch()));
    }

    static boolean caseInSubstitution(String text) {
        String code = text.replaceAll("(?m)^\\s*#.*$", "");
        Matcher substitution = SUBSTITUTION.matcher(code);
        while (substitution.find()) {
            int end = substitution.end();
            for (int depth = 1; end < code.length() && depth > 0; end++) {
                depth += code.charAt(end) == '(' ? 1 : code.charAt(end) == ')' ? -1 : 0;
            }
            if (CASE.matcher(code.substring(substitution.end(), end)).find()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void shellcheckHasNothingToSay() throws Exception {
        Tool.require("shellcheck");
        List<String> command = new ArrayList<>(List.of("shellcheck"));
        for (Path script : scripts()) {
            if (!script.equals(POPUP)) {
                command.add(script.toString());
            }
        }
        Finished all = Finished.run(new ProcessBuilder(command), "");
        assertEquals("", all.output() + all.errors());
        Finished popup = Finished.run(new ProcessBuilder("shellcheck", "--shell=sh", POPUP.toString()), "");
        assertEquals("", popup.output() + popup.errors());
    }

    @Test
    void everyShellCanReadThem() throws Exception {
        List<Path> files = new ArrayList<>(scripts());
        files.add(Launcher.path().resolveSibling("../target/belay/launch"));
        for (String shell : List.of("dash", "bash --posix", "busybox sh")) {
            Tool.require(shell.split(" ")[0]);
            for (Path file : files) {
                if (!read(file).startsWith("#!/usr/bin/env bash")) {
                    List<String> command = new ArrayList<>(List.of(shell.split(" ")));
                    command.addAll(List.of("-n", file.toString()));
                    assertEquals(
                            "", Finished.run(new ProcessBuilder(command), "").errors(), shell);
                }
            }
        }
    }

    /** A carriage return at the end of a line stops every script in WSL. */
    @Test
    void noneHasCarriageReturnsInAnyCheckout() throws Exception {
        for (Path script : scripts()) {
            assertFalse(read(script).contains("\r"), script.toString());
        }
        String attributes = read(Path.of(".gitattributes"));
        assertTrue(attributes.contains("\n* -text\n"), attributes);
        for (String name : List.of("scripts/*", "*.sh", ".ci/run")) {
            assertTrue(attributes.contains("\n" + name + " text eol=lf\n"), attributes);
        }
    }

    /** The launcher's variables are the user's too, where these are exported: claude must not see ours. */
    @Test
    void theLauncherAndItsFileSetNoVariableOfAnybodyElse() throws IOException {
        Pattern assignment = Pattern.compile("(?m)(?:^|[;{] |&& |\\|\\| )\\s*([A-Za-z_][A-Za-z0-9_]*)=");
        Matcher found = assignment.matcher(read(Path.of("scripts/belay")) + launch());
        int count = 0;
        while (found.find()) {
            assertTrue(found.group(1).startsWith("belay_"), found.group(1));
            count++;
        }
        assertTrue(count > 40, "only " + count);
    }

    /** They answer for Linux in one function, which has an answer for macOS beside it. */
    @Test
    void onlyFunctionsForLinuxReadProc() throws IOException {
        String belay = read(Path.of("scripts/belay")).replaceAll("(?m)^\\s*#.*$", "");
        // The last two run only where the launcher holds the terminal, or claude's descriptors outlive the JVM: on
        // Linux.
        for (String function : List.of("left_over() {", "is_running() {", "print_plainly() {")) {
            int from = belay.indexOf(function);
            belay = belay.substring(0, from) + belay.substring(belay.indexOf("\n}\n", from));
        }
        assertFalse(belay.contains("/proc"), "scripts/belay");
        for (Path script : List.of(Path.of("scripts/build"), Path.of("scripts/rehearse"), POPUP)) {
            assertFalse(read(script).contains("/proc"), script.toString());
        }
    }
}
