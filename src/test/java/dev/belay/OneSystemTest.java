package dev.belay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only one system has stands only in the classes that answer for that system, and those bear its name. */
class OneSystemTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "belay");
    /** Repeats what the client itself checks, on every system. */
    private static final String CLIENTS_WORDS = "ResumeHint.java";

    private static final Pattern LINUX = Pattern.compile(
            "\"[^\"\\n]*(?:/proc\\b|/sys/)[^\"\\n]*\"|\"(?:ss|dmesg|journalctl|setsid|"
                    + "notify-send|gdbus|dbus-send|busctl|systemctl|systemd-inhibit|loginctl|xdg-open|stdbuf|free|pidof)\"");
    private static final Pattern DARWIN =
            Pattern.compile("\"(?:nettop|sysctl|log|lsof|caffeinate|sw_vers|vm_stat|proc_pidinfo|"
                    + "proc_listallpids|proc_pid_rusage|sysctlbyname|hw\\.memsize)\"");

    @Test
    void linuxIsOnlyInTheClassesThatAnswerForLinux() throws IOException {
        assertEquals(List.of(), strangers(LINUX, "Linux"));
    }

    @Test
    void darwinIsOnlyInTheClassesThatAnswerForDarwin() throws IOException {
        assertEquals(List.of(), strangers(DARWIN, "Darwin"));
    }

    private static List<String> strangers(Pattern words, String system) throws IOException {
        List<String> found = new ArrayList<>();
        int answering = 0;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString();
                boolean answers = name.contains(system) || name.equals(CLIENTS_WORDS);
                Matcher matcher = words.matcher(code(file));
                while (matcher.find()) {
                    answering += answers ? 1 : 0;
                    if (!answers) {
                        found.add(file + ": " + matcher.group());
                    }
                }
            }
        }
        assertTrue(answering > 3, "the pattern finds nothing any more");
        return found;
    }

    /** A source without its comments. */
    private static String code(Path file) throws IOException {
        return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("(?m)(?<!:)//.*$", " ");
    }
}
