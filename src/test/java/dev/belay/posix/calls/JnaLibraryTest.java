package dev.belay.posix.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Functions with variable arguments are called as such: on Apple silicon these travel on the stack, all others in
 * registers, and a function that is called the wrong way reads garbage. No other machine shows it, so that the flags of
 * the calls are looked at.
 */
class JnaLibraryTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    /** All of the C library's and the kernel's calls with variable arguments, and how many come before these. */
    private static final Map<String, Integer> VARIADIC = Map.ofEntries(
            Map.entry("open", 2),
            Map.entry("openat", 3),
            Map.entry("fcntl", 2),
            Map.entry("ioctl", 2),
            Map.entry("prctl", 1),
            Map.entry("syscall", 1),
            Map.entry("ptrace", 1),
            Map.entry("semctl", 3),
            Map.entry("sem_open", 2),
            Map.entry("mq_open", 2),
            Map.entry("shm_open", 2),
            Map.entry("mremap", 4),
            Map.entry("clone", 4),
            Map.entry("ulimit", 1),
            Map.entry("execl", 2),
            Map.entry("execlp", 2),
            Map.entry("execle", 2),
            Map.entry("printf", 1),
            Map.entry("fprintf", 2),
            Map.entry("dprintf", 2),
            Map.entry("sprintf", 2),
            Map.entry("snprintf", 3),
            Map.entry("scanf", 1),
            Map.entry("sscanf", 2),
            Map.entry("syslog", 2));

    private static final Pattern CALL =
            Pattern.compile("(?:\\b(?:integer|pointer)\\(\\s*|getFunction\\(\\s*)\"(\\w+)\"");
    private static final Pattern MAPPED = Pattern.compile("\\bnative\\s+[\\w.\\[\\]]+\\s+(\\w+)\\(");

    @Test
    void everyCallSaysHowManyArgumentsAreFixed() throws IOException {
        Map<String, Integer> wanted = new TreeMap<>();
        Map<String, Integer> given = new TreeMap<>();
        for (String name : names(CALL)) {
            if (exists(name)) {
                wanted.put(name, VARIADIC.getOrDefault(name, 0));
                given.put(name, flags(name));
            }
        }
        assertTrue(wanted.keySet().containsAll(Set.of("ioctl", "fcntl", "open")), wanted.toString());
        wanted.replaceAll((name, fixed) -> fixed << 7);
        assertEquals(wanted, given);
    }

    /** JNA's direct mapping knows no variable arguments. */
    @Test
    void noneIsMappedDirectly() throws IOException {
        Set<String> mapped = names(MAPPED);
        assertTrue(mapped.contains("poll"), mapped.toString());
        mapped.retainAll(VARIADIC.keySet());
        assertEquals(Set.of(), mapped);
    }

    private static boolean exists(String name) {
        try {
            JnaLibrary.function(name);
            return true;
        } catch (UnsatisfiedLinkError elsewhere) {
            return false;
        }
    }

    private static int flags(String name) {
        try {
            var field = com.sun.jna.Function.class.getDeclaredField("callFlags");
            field.setAccessible(true);
            return field.getInt(JnaLibrary.function(name));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> names(Pattern pattern) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    names.add(matcher.group(1));
                }
            }
        }
        return names;
    }
}
