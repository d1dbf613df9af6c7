package dev.belay.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class of the tests as a program of its own; started for a moment, so nothing is compiled for the long run. */
public final class JavaProgram {
    private JavaProgram() {}

    /** What starts it; its arguments follow. */
    public static List<String> command(Class<?> main, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return command;
    }
}
