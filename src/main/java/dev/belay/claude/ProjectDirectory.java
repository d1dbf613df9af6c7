package dev.belay.claude;

import dev.belay.evidence.SessionId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the client keeps the transcripts of a working directory. It guesses no session: it only lists. */
public final class ProjectDirectory {
    /** Longer names are cut here and get a hash (measured: 2.1.116, 2.1.329; 1.0.35 does not cut). */
    private static final int LONGEST = 200;

    private final Path cut;
    /** Names that others would give it; the first that is there counts when ours is not. */
    private final List<Path> others;

    private ProjectDirectory(Path cut, List<Path> others) {
        this.cut = cut;
        this.others = others;
    }

    /**
     * The directory for a working directory, whether it exists or not. The client sees the physical path, so symbolic
     * links are followed.
     */
    public static ProjectDirectory of(Path configurationDirectory, Path workingDirectory) {
        Path projects = configurationDirectory.resolve("projects");
        String physical = physical(workingDirectory).toString();
        Path cut = projects.resolve(name(physical));
        List<Path> others = new ArrayList<>();
        for (String form : forms(physical)) {
            others.add(projects.resolve(name(form)));
            others.add(projects.resolve(dashes(form)));
        }
        others.removeIf(cut::equals);
        return new ProjectDirectory(cut, List.copyOf(others));
    }

    /** The path, and the same with its accents written in the two ways of Unicode: on macOS Java and the client differ. */
    private static List<String> forms(String physical) {
        for (int i = 0; i < physical.length(); i++) {
            if (physical.charAt(i) > 126) {
                return List.of(
                        physical,
                        Normalizer.normalize(physical, Normalizer.Form.NFC),
                        Normalizer.normalize(physical, Normalizer.Form.NFD));
            }
        }
        return List.of(physical);
    }

    /** The path as the kernel reports it to a process that runs there. */
    public static Path physical(Path workingDirectory) {
        try {
            return workingDirectory.toRealPath();
        } catch (IOException gone) {
            return workingDirectory.toAbsolutePath().normalize();
        }
    }

    /** The name that the client makes of a path. */
    public static String name(String path) {
        String dashes = dashes(path);
        if (dashes.length() <= LONGEST) {
            return dashes;
        }
        int hash = 0;
        for (int i = 0; i < path.length(); i++) {
            hash = 31 * hash + path.charAt(i);
        }
        return dashes.substring(0, LONGEST) + "-" + Long.toString(Math.abs((long) hash), 36);
    }

    /** Where it is: another name only when a client has made that (an old one the uncut) and no newer one ours. */
    public Path path() {
        if (others.isEmpty() || Files.isDirectory(cut)) {
            return cut;
        }
        for (Path other : others) {
            if (Files.isDirectory(other)) {
                return other;
            }
        }
        return cut;
    }

    /** The transcript of a session. */
    public Path transcript(SessionId session) {
        return path().resolve(session.value() + ".jsonl");
    }

    /** The session that a transcript's name says, or nothing: sub-agents and stubs are named otherwise. */
    public static Optional<SessionId> session(Path transcript) {
        String name = transcript.getFileName().toString();
        return name.endsWith(".jsonl")
                ? SessionId.parse(name.substring(0, name.length() - ".jsonl".length()))
                : Optional.empty();
    }

    /**
     * The transcripts of all sessions, in no order.
     *
     * @throws IOException when the directory is there and cannot be read
     */
    public List<Path> transcripts() throws IOException {
        List<Path> transcripts = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path(), "*.jsonl")) {
            for (Path file : files) {
                if (session(file).isPresent()) {
                    transcripts.add(file);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        }
        return transcripts;
    }

    private static String dashes(String path) {
        StringBuilder name = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char character = path.charAt(i);
            boolean plain = character >= 'a' && character <= 'z'
                    || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9';
            name.append(plain ? character : '-');
        }
        return name.toString();
    }
}
