package dev.belay.doctor.machine;

import dev.belay.doctor.Amount;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.doctor.Fix;
import dev.belay.machine.DiskSpace;
import dev.belay.posix.Libc;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether claude may read and write its own files: configuration, transcripts, temporary folders. Finds what a run with
 * sudo has left behind, read-only mounts, and credentials that others can read.
 */
public final class PermissionsCheck implements Check {
    /** Of any one folder: sessions are in the thousands, and a run with sudo leaves more than one file behind. */
    private static final int MOST_OF_A_FOLDER = 2_000;

    @Override
    public String name() {
        return "permissions";
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        int own = Libc.getuid();
        Set<Path> unwritable = new LinkedHashSet<>();
        for (Path path : files(context)) {
            judge(path, unwritable);
        }
        if (!unwritable.isEmpty()) {
            unwritable(unwritable, own, findings);
        } else if (own == 0) {
            locked(files(context), findings);
        }
        Path settings = context.paths().configuration().resolve("settings.json");
        if (Files.exists(settings) && !Files.isReadable(settings)) {
            findings.fail(
                    settings + " cannot be read", "Give yourself access: `chmod u+r " + Fix.quoted(settings) + "`.");
        }
        foreign(context, own, findings);
        open(context.paths().configuration().resolve(".credentials.json"), own, findings);
        findings.ok("configuration, transcripts and temporary files can be written");
    }

    /** What a session reads and writes, as far as it is there. */
    private static List<Path> files(CheckContext context) {
        Path configuration = context.paths().configuration();
        List<Path> files = new ArrayList<>();
        files.add(DiskSpace.existing(context.paths().stateFile()));
        files.add(context.paths().stateFile().toAbsolutePath().getParent());
        files.add(DiskSpace.existing(configuration));
        for (String name : List.of(
                "projects",
                ".credentials.json",
                "todos",
                "shell-snapshots",
                "sessions",
                "statsig",
                "file-history",
                "backups",
                "history.jsonl")) {
            files.add(configuration.resolve(name));
        }
        Path transcripts = context.paths().transcripts();
        files.add(DiskSpace.existing(transcripts));
        files.addAll(in(transcripts));
        files.add(context.paths().temporary());
        files.add(context.paths().temporary().resolve("claude"));
        files.add(context.paths().temporary().resolve("claude-" + Libc.getuid()));
        files.removeIf(file -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS));
        return files;
    }

    private static List<Path> in(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (files.size() >= MOST_OF_A_FOLDER) {
                    break;
                }
                files.add(entry);
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            return files;
        }
        return files;
    }

    private static void judge(Path path, Set<Path> unwritable) {
        boolean usable = Files.isWritable(path)
                && Files.isReadable(path)
                && (!Files.isDirectory(path) || Files.isExecutable(path));
        if (!usable) {
            unwritable.add(path);
        }
    }

    private static void unwritable(Set<Path> paths, int own, Findings findings) {
        Path first = paths.iterator().next();
        String others = paths.size() > 1 ? " (and " + (paths.size() - 1) + " more)" : "";
        int owner = Owner.of(first);
        if (owner >= 0 && owner != own && own != 0) {
            findings.fail(
                    first + others + " belongs to " + Owner.name(first) + " and cannot be written",
                    "Take it back: `sudo chown -R \"$(id -un)\" " + Fix.quoted(first)
                            + "`. Never run claude with sudo.");
            return;
        }
        if (own == 0 || readOnlyMount(first)) {
            findings.fail(
                    first + others + " is on a read-only file system",
                    "Mount it writable, or point CLAUDE_CONFIG_DIR and HOME at a folder that is.");
            return;
        }
        List<Path> ours = paths.stream().filter(path -> Owner.of(path) == own).toList();
        String say = first + others + " cannot be written: its mode is " + mode(first);
        String fix = "Give yourself access: `chmod u+rwX " + Fix.quoted(first) + "`.";
        if (ours.isEmpty()) {
            findings.fail(say, fix);
        } else {
            findings.fail(say, fix, allowing(ours));
        }
    }

    /** Root may write whatever the mode, but the mode says that somebody has locked claude out. */
    private static void locked(List<Path> paths, Findings findings) {
        List<Path> locked = paths.stream()
                .filter(path -> Owner.of(path) == 0 && !Owner.mayWrite(path))
                .toList();
        if (!locked.isEmpty()) {
            Path first = locked.get(0);
            findings.warn(
                    first + " is not writable (" + mode(first) + "); only root can write there",
                    "Make it writable: `chmod u+rwX " + Fix.quoted(first) + "`.",
                    allowing(locked));
        }
    }

    private static Fix allowing(List<Path> ours) {
        return new Fix(
                "Give yourself read and write permission on " + Amount.of(ours.size(), "file") + " of yours, "
                        + ours.get(0) + (ours.size() > 1 ? " and others" : "") + "?",
                () -> Owner.allow(ours));
    }

    private static boolean readOnlyMount(Path path) {
        try {
            return Files.getFileStore(path).isReadOnly();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Files of somebody else among ours: a run with sudo. They can still be written now, or were told of already. */
    private static void foreign(CheckContext context, int own, Findings findings) {
        int homeOwner = Owner.of(context.paths().home());
        List<Path> looked = new ArrayList<>(
                List.of(context.paths().stateFile(), context.paths().configuration()));
        looked.addAll(in(context.paths().configuration()));
        for (Path folder : in(context.paths().configuration().resolve("projects"))) {
            looked.add(folder);
        }
        looked.addAll(in(context.paths().transcripts()));
        List<Path> foreign = new ArrayList<>();
        for (Path path : looked) {
            int owner = Owner.of(path);
            if (owner >= 0 && homeOwner >= 0 && owner != homeOwner && (own == 0 || Files.isWritable(path))) {
                foreign.add(path);
            }
        }
        if (!foreign.isEmpty()) {
            findings.warn(
                    foreign.get(0) + (foreign.size() > 1 ? " (and " + (foreign.size() - 1) + " more)" : "")
                            + " belongs to " + Owner.name(foreign.get(0)) + ", but "
                            + context.paths().home() + " to "
                            + Owner.name(context.paths().home()),
                    "Take it back: `sudo chown -R " + Owner.name(context.paths().home()) + " "
                            + Fix.quoted(context.paths().configuration()) + "`. Never run claude with sudo.");
        } else if (own == 0 && homeOwner > 0) {
            findings.warn(
                    "this is root, and " + context.paths().home() + " belongs to "
                            + Owner.name(context.paths().home())
                            + ": what claude writes as root, its owner cannot write later",
                    "Run claude as " + Owner.name(context.paths().home()) + ", not with sudo.");
        }
    }

    /** Credentials that others may read. */
    private static void open(Path credentials, int own, Findings findings) {
        try {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(credentials);
            mode.removeAll(PosixFilePermissions.fromString("rwx------"));
            if (mode.isEmpty() || !Owner.reachableByOthers(credentials)) {
                return;
            }
            String say = credentials + " can be read or written by others (" + mode(credentials) + ")";
            String fix = "Make it private: `chmod 600 " + Fix.quoted(credentials) + "`.";
            if (Owner.of(credentials) == own) {
                findings.warn(
                        say, fix, new Fix("Make " + credentials + " private to you?", () -> Owner.close(credentials)));
            } else {
                findings.warn(say, fix);
            }
        } catch (IOException | UnsupportedOperationException none) {
            // There is no such file, or no such thing as a mode.
        }
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException | UnsupportedOperationException unknown) {
            return "unknown";
        }
    }
}
