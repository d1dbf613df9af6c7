package dev.belay.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** A checkout of its own, as {@code scripts/build} leaves it, in which a test may break what it likes. */
public final class Checkout {
    private static final List<String> SCRIPTS = List.of("belay", "build", "rehearse");

    private final Path root;

    private Checkout(Path root) {
        this.root = root;
    }

    /** Makes it in this folder, which must not be there yet. */
    public static Checkout in(Path root) throws IOException {
        Path original = Launcher.path().getParent().getParent();
        Files.createDirectories(root.resolve("scripts"));
        for (String script : SCRIPTS) {
            copy(
                    original.resolve("scripts").resolve(script),
                    root.resolve("scripts").resolve(script));
        }
        Path built = original.resolve("target/belay");
        try (Stream<Path> files = Files.walk(built)) {
            for (Path file : files.toList()) {
                Path copy = root.resolve("target/belay")
                        .resolve(built.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    copy(file, copy);
                }
            }
        }
        Checkout checkout = new Checkout(root);
        checkout.launch(checkout.launch().replace(original.toString(), root.toString()));
        return checkout;
    }

    private static void copy(Path from, Path to) throws IOException {
        // The time of change is a part of what an archive knows of a jar.
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    public Path belay() {
        return root.resolve("scripts/belay");
    }

    /** The build script. */
    public Path build() {
        return root.resolve("scripts/build");
    }

    /** A file or folder of the build. */
    public Path built(String name) {
        return root.resolve("target/belay").resolve(name);
    }

    /** The file that the launcher reads. */
    public String launch() throws IOException {
        return Files.readString(built("launch"), StandardCharsets.ISO_8859_1);
    }

    public void launch(String text) throws IOException {
        Files.writeString(built("launch"), text, StandardCharsets.ISO_8859_1);
    }

    /** Lets the launcher take this for the JVM. */
    public void java(Path program) throws IOException {
        launch(launch().replaceFirst("(?m)^belay_jdk=.*$", "belay_jdk='" + program + "'"));
    }

    /** The same with a script of these lines. */
    public Path java(String script) throws IOException {
        Path program = program(root.resolve("java"), script);
        java(program);
        return program;
    }

    /** The folder that holds the native library of this JVM. */
    public Path natives() throws IOException {
        String launch = launch();
        int from = launch.indexOf("jna.boot.library.path='") + "jna.boot.library.path='".length();
        return Path.of(launch.substring(from, launch.indexOf('\'', from)));
    }

    /** Leaves the calls of the system to JNA. */
    public void withoutOwnLibrary() throws IOException {
        launch(launch().replaceFirst("-Dbelay\\.native\\.library='[^']*'", "-Dbelay.native=jna"));
    }

    /** Takes the native libraries away. */
    public void loseNatives() throws IOException {
        withoutOwnLibrary();
        Path natives = natives();
        Files.move(natives, natives.resolveSibling("away"));
    }

    /** A program of these lines for {@code /bin/sh}. */
    public static Path program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }
}
