package dev.belay.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What imitates another system's C library and programs on Linux: the sources in {@code src/test/c}, built with cc into
 * {@code target/c} at their first use in a JVM. Without a C compiler the test is skipped or fails as {@link Requirement}
 * says.
 */
public final class NativeCode {
    private static final Path BASE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    /** The variable that names another library of Belay's own calls. */
    public static final String LIBRARY = "BELAY_TEST_LIBRARY";

    private static final Map<String, Path> BUILT = new ConcurrentHashMap<>();

    private NativeCode() {}

    /** A stand-in for the program that makes claude the leader of a session on macOS. */
    public static Path spawnHelper() {
        return built("spawn-helper", List.of());
    }

    /** The library of Belay's own calls, from src/main/c, as scripts/build makes it; the environment may name another. */
    public static Path library() {
        String other = System.getenv(LIBRARY);
        return other != null ? Path.of(other) : ownLibrary("libbelay.so", List.of());
    }

    /** The same with every access to memory and all arithmetic looked at, and with fork(2) in place of vfork(2). */
    public static Path sanitizedLibrary() {
        return ownLibrary(
                "libbelay-sanitized.so",
                List.of("-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-g", "-DBELAY_FORK"));
    }

    /** What has to be loaded before everything else for that one, as LD_PRELOAD names it. */
    public static String sanitizer() throws IOException, InterruptedException {
        Process asked = new ProcessBuilder("cc", "-print-file-name=libasan.so").start();
        String file = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (asked.waitFor() != 0 || !file.startsWith("/")) {
            throw Requirement.missing("the C compiler has no address sanitizer");
        }
        return file;
    }

    private static Path ownLibrary(String name, List<String> options) {
        return BUILT.computeIfAbsent(name, file -> {
            List<String> command = new ArrayList<>(
                    List.of(BASE.resolve("scripts/native").toString(), System.getProperty("java.home")));
            Path built = BASE.resolve("target/c").resolve(file);
            command.add(built.toString());
            command.addAll(options);
            try {
                compile(command);
                return built;
            } catch (IOException e) {
                throw Requirement.missing("the native library can't be built: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }

    /** A library for LD_PRELOAD: ptys as macOS has them. */
    public static Path xnuPty() {
        return built("xnu-pty", List.of("-shared", "-fPIC"));
    }

    /** A library for LD_PRELOAD: fcntl(2) as it understands a caller that does not know of its variable argument. */
    public static Path lostFlags() {
        return built("lost-flags", List.of("-shared", "-fPIC"));
    }

    /** A library for LD_PRELOAD: clocks that run a hundred times as fast after ten seconds. */
    public static Path fastClock() {
        return built("fast-clock", List.of("-shared", "-fPIC"));
    }

    /**
     * More variables for the launcher's environment: its JVM, and nothing that this starts, then has both libraries in it
     * and takes the way of macOS to a pty.
     */
    public static Map<String, String> asOnDarwin() {
        return Map.of(
                "LD_PRELOAD",
                preload(),
                // The supervisor takes this out of what claude gets, as it does for what the launcher sets for the JVM.
                "BELAY_UNSET",
                "LD_PRELOAD",
                "BELAY_JVM_OPTIONS",
                "-Dbelay.native=jna -Dbelay.pty=helper -Dbelay.pty.helper=" + spawnHelper());
    }

    /** Both libraries, as LD_PRELOAD names them. */
    public static String preload() {
        return xnuPty() + ":" + lostFlags();
    }

    private static Path built(String name, List<String> options) {
        return BUILT.computeIfAbsent(name, source -> build(source, options));
    }

    private static Path build(String name, List<String> options) {
        Path target = BASE.resolve("target/c").resolve(name);
        try {
            Files.createDirectories(target.getParent());
            Path fresh = Files.createTempFile(target.getParent(), name, ".new");
            List<String> command = new ArrayList<>(List.of("cc", "-std=gnu11", "-Wall", "-Wextra", "-Werror"));
            command.addAll(options);
            command.addAll(List.of("-o", fresh.toString()));
            command.addAll(List.of(BASE.resolve("src/test/c/" + name + ".c").toString(), "-ldl"));
            compile(command);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            throw Requirement.missing("there is no C compiler (cc): " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void compile(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + words);
        }
    }
}
