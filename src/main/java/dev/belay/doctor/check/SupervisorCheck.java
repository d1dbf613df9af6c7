package dev.belay.doctor.check;

import com.sun.jna.Platform;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.doctor.TemporaryFolder;
import dev.belay.files.BelayDirectories;
import dev.belay.launcher.BelayLauncher;
import dev.belay.machine.DiskSpace;
import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether Belay can supervise, or would have to start claude without itself: what the launcher reads, the native library,
 * the archive for a quick start, a folder for the run. That this JVM runs at all the launcher has tried before it.
 */
final class SupervisorCheck implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String LOADED = "classes";

    @Override
    public String name() {
        return "supervisor";
    }

    @Override
    public Duration limit() {
        return PATIENCE.plusSeconds(2);
    }

    @Override
    public void look(CheckContext context, Findings findings) throws InterruptedException {
        Optional<Path> launcher = BelayLauncher.known().map(BelayLauncher::file);
        nativeLibrary(launcher, findings);
        if (launcher.isPresent()) {
            launchFile(launcher.get(), findings);
            archive(launcher.get(), context, findings);
        }
        runFolder(context, findings);
        findings.ok("claude can be supervised: Java "
                + Runtime.version().feature() + " for " + System.getProperty("os.arch") + ", native library "
                + (NativeCalls.here().name().equals("jni") ? "Belay's own" : "JNA's for " + Platform.RESOURCE_PREFIX));
    }

    private static void nativeLibrary(Optional<Path> launcher, Findings findings) {
        try {
            NativeCalls.here().ownId();
        } catch (LinkageError broken) {
            Path folder = Path.of(System.getProperty("jna.boot.library.path", ""));
            boolean matches = folder.endsWith(Platform.RESOURCE_PREFIX);
            boolean there = Files.exists(folder.resolve(System.mapLibraryName("jnidispatch")));
            findings.fail(
                    "claude starts without supervision: the native library "
                            + (!matches
                                    ? "is for " + folder.getFileName() + ", and this Java is for "
                                            + Platform.RESOURCE_PREFIX
                                    : there
                                            ? "in " + folder + " is damaged, or built for another processor"
                                            : "is missing from " + folder),
                    rebuild(launcher, matches ? "" : " --link"));
        }
    }

    /** Where the launcher is, so is its build; not so in the image of a release, whose parts can't be built. */
    private static String rebuild(Optional<Path> launcher, String option) {
        String made = System.getProperty("belay.built");
        if (made != null) {
            return "Delete " + made + ": the next start makes it again; or install Belay again.";
        }
        String build =
                launcher.map(path -> path.resolveSibling("build").toString()).orElse("scripts/build");
        return "Rebuild it: `" + build + option + "`.";
    }

    private static Path built(Path launcher) {
        String made = System.getProperty("belay.built");
        return made != null
                ? Path.of(made)
                : launcher.resolveSibling("../target/belay").normalize();
    }

    private static void launchFile(Path launcher, Findings findings) {
        Path launch = built(launcher).resolve("launch");
        try {
            String text = Files.readString(launch, StandardCharsets.ISO_8859_1);
            if (!text.endsWith("belay_complete=yes\n")) {
                findings.fail(
                        launch + " is damaged, so claude starts without supervision",
                        rebuild(Optional.of(launcher), ""));
            }
        } catch (IOException unreadable) {
            findings.fail(
                    launch + " cannot be read, so claude starts without supervision",
                    rebuild(Optional.of(launcher), ""));
        }
    }

    /** Where one of two archives is damaged, the JVM does without both, and is content with its own. */
    private static boolean isUsed(TemporaryFolder folder) throws IOException {
        return Files.readString(folder.path().resolve(LOADED), StandardCharsets.ISO_8859_1)
                .contains("dev.belay.Main source: shared objects file");
    }

    /** A JVM that is told to do without the archive's help, or not to start, tells whether it can use it. */
    private static void archive(Path launcher, CheckContext context, Findings findings) throws InterruptedException {
        List<String> options = new ArrayList<>();
        boolean named = false;
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            named |= option.startsWith("-XX:SharedArchiveFile=");
            if (!option.startsWith("-Xshare") && !option.startsWith("-Dbelay.") && !option.startsWith("-Xlog")) {
                options.add(option);
            }
        }
        if (!named) {
            findings.warn(
                    "the startup archive is missing, so each start takes longer",
                    rebuild(Optional.of(launcher), " --link"));
            return;
        }
        options.add(0, java());
        options.add("-Xshare:on");
        options.add("-Xlog:class+load:file=" + LOADED);
        options.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.belay.Main", "--version"));
        try (TemporaryFolder folder = TemporaryFolder.open(context)) {
            int status = folder.program(options, context.environment())
                    .run(PATIENCE)
                    .status()
                    .orElse(1);
            if (status != 0 || !isUsed(folder)) {
                findings.warn(
                        "the startup archive does not match this Java or these jars, so each start takes longer",
                        rebuild(Optional.of(launcher), " --link"));
            }
        } catch (IOException noRoom) {
            // What is wrong with temporary files other checks tell.
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** In the order in which the launcher tries them. */
    private static void runFolder(CheckContext context, Findings findings) {
        List<Path> candidates = new ArrayList<>();
        String runtime = context.environment().getOrDefault("XDG_RUNTIME_DIR", "");
        if (runtime.startsWith("/")) {
            candidates.add(Path.of(runtime));
        }
        candidates.add(context.paths().temporary());
        candidates.add(Path.of("/tmp"));
        BelayDirectories.state(context.environment()).ifPresent(candidates::add);
        for (Path candidate : candidates) {
            if (writable(candidate)) {
                return;
            }
        }
        findings.fail(
                "no folder for a run could be created, so claude starts without supervision: " + candidates,
                "Free space in " + context.paths().temporary() + ", or point TMPDIR at a writable folder.");
    }

    private static boolean writable(Path folder) {
        try {
            Path existing = DiskSpace.existing(folder);
            Path trial = Files.createTempDirectory(existing, ".belay");
            Files.delete(trial);
            return true;
        } catch (IOException | RuntimeException noRoom) {
            return false;
        }
    }
}
