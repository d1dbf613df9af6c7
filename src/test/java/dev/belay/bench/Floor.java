package dev.belay.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM takes to start with Belay's flags and an archive of its own, for a main that does nothing else. */
final class Floor {
    private static final double MILLION = 1e6;
    private static final Pattern FLAG = Pattern.compile("(?<= )-X(?:X:[+-]?\\w+(?:=\\w+)?|s\\w+|mx24m)(?= )");
    private static final Pattern OWN = Pattern.compile("AOTCache|SharedArchiveFile|ErrorFile|Xmx");

    private Floor() {}

    /** Milliseconds from the exec to main, in as many runs as all else. */
    static Samples measure(Rig rig) throws Exception {
        List<String> command = command(rig);
        Samples times = new Samples();
        for (int run = -1; run < rig.options.runs(); run++) {
            try (PtyProgram program = PtyProgram.start(command, rig.environment)) {
                rig.probe.await();
                double time = (System.nanoTime() - program.startedAt()) / MILLION;
                program.awaitEnd();
                if (run >= 0) {
                    times.add(time);
                }
            }
        }
        return times;
    }

    private static List<String> command(Rig rig) throws IOException, InterruptedException {
        String launch = Files.readString(rig.options.checkout().resolve("target/belay/launch"));
        Matcher java = Pattern.compile("belay_jdk='(.*)'").matcher(launch);
        if (!java.find()) {
            throw new IOException("target/belay/launch names no JVM");
        }
        List<String> command = new ArrayList<>(List.of(java.group(1), "-Xmx24m", "-Xlog:disable", "-Xlog:all=off"));
        Matcher flags = FLAG.matcher(launch);
        while (flags.find()) {
            if (!OWN.matcher(flags.group()).find()) {
                command.add(flags.group());
            }
        }
        Path archive = rig.folder.resolve("floor.archive");
        Path classes = Files.createDirectories(rig.folder.resolve("floor/dev/belay/bench"));
        try (var own = Floor.class.getResourceAsStream("FloorMain.class")) {
            Files.write(classes.resolve("FloorMain.class"), own.readAllBytes());
        }
        Path jar = rig.folder.resolve("floor.jar");
        run(
                rig,
                List.of(
                        sibling(java.group(1)),
                        "cf",
                        jar.toString(),
                        "-C",
                        rig.folder.resolve("floor").toString(),
                        "."));
        List<String> main = List.of("-cp", jar.toString(), FloorMain.class.getName());
        boolean newer = Integer.parseInt(rig.options.jdk().split("\\.")[0]) >= 25;
        List<String> training = new ArrayList<>(command);
        training.add((newer ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
        training.addAll(main);
        run(rig, training);
        if (Files.exists(archive)) {
            command.add((newer ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive);
        }
        command.addAll(main);
        return command;
    }

    private static String sibling(String java) {
        return java.substring(0, java.length() - "java".length()) + "jar";
    }

    private static void run(Rig rig, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(rig.folder.resolve("floor.log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(rig.folder.resolve("floor.log"), StandardCharsets.UTF_8));
        }
    }
}
