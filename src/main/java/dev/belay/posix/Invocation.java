package dev.belay.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How this process was called, to the byte. The JVM decodes arguments and environment with the locale's charset and so
 * loses what the locale can't express (LANG=C and an umlaut is enough); Linux still has the bytes.
 */
public final class Invocation {
    private Invocation() {}

    /** The program's arguments: {@code decoded}, or the same from the kernel where that can be read. */
    public static List<String> arguments(String[] decoded) {
        if (ascii(decoded)) {
            return List.of(decoded);
        }
        List<String> all = split("cmdline");
        return all.size() < decoded.length ? List.of(decoded) : all.subList(all.size() - decoded.length, all.size());
    }

    /** The environment, in its order; a variable that is set twice counts once, the first (as getenv(3) has it). */
    public static Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String entry : split("environ")) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                environment.putIfAbsent(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return environment.isEmpty() ? new LinkedHashMap<>(System.getenv()) : environment;
    }

    private static boolean ascii(String[] arguments) {
        for (String word : arguments) {
            for (int i = 0; i < word.length(); i++) {
                if (word.charAt(i) > 126) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<String> split(String file) {
        List<String> parts = new ArrayList<>();
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(LinuxSelf.FOLDER.resolve(file));
        } catch (IOException notLinux) {
            return parts;
        }
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                parts.add(ByteText.decode(java.util.Arrays.copyOfRange(bytes, from, i)));
                from = i + 1;
            }
        }
        return parts;
    }
}
