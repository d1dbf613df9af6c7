package dev.belay.transcript.safekeeping;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionFiles;
import dev.belay.files.BelayDirectories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the transcripts of one configuration directory of the client are kept, in the same folders and under the same
 * names as there: {@code projects/PROJECT/SESSION.jsonl}, and beside it the folder {@code SESSION} of its sub-agents and
 * tool results. So whatever reads the client's sessions reads the kept ones, and each can go back to its very place.
 */
public final class KeptTranscripts {
    static final String SUFFIX = ".jsonl";
    private static final String FOLDER = "transcripts";
    private static final String PROJECTS = "projects";

    private final Path client;
    private final Path root;

    private KeptTranscripts(Path client, Path root) {
        this.client = client;
        this.root = root;
    }

    /**
     * Those of one client.
     *
     * @param state where Belay keeps what it records
     * @param configuration the client's configuration directory
     */
    public static KeptTranscripts of(Path state, Path configuration) {
        Path physical = ProjectDirectory.physical(configuration);
        return new KeptTranscripts(physical, state.resolve(FOLDER).resolve(ProjectDirectory.name(physical.toString())));
    }

    /** Those of the client that is started in this environment; nothing without a HOME. */
    public static Optional<KeptTranscripts> of(Map<String, String> environment) {
        Optional<Path> state = BelayDirectories.state(environment);
        return state.isPresent()
                ? Optional.of(of(state.get(), SessionFiles.configurationDirectory(environment)))
                : Optional.empty();
    }

    /** Can be read as a client's configuration directory. */
    public Path configuration() {
        return root;
    }

    /** The client's own configuration directory. */
    Path client() {
        return client;
    }

    Path projects() {
        return root.resolve(PROJECTS);
    }

    /** Copies that are made while a session runs, for a client that destroys what it has written. */
    Path running() {
        return root.resolve("running");
    }

    /** What a session was before its client wrote less of it. */
    Path earlier() {
        return root.resolve("earlier");
    }

    /** What was there of this session before most of it went, where that has happened. */
    public Optional<Path> earlier(Path transcript) {
        Path file = in(earlier(), transcript);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** Whether this session of the client's is kept. */
    public boolean has(Path transcript) {
        return Files.isRegularFile(in(projects(), transcript));
    }

    /** Whether this file is one of the kept ones. */
    public boolean holds(Path transcript) {
        return transcript.toAbsolutePath().normalize().startsWith(root);
    }

    /** Where the client looks for it. */
    public Path original(Path kept) {
        return in(client.resolve(PROJECTS), kept);
    }

    /** A session's place below this folder: its project and its name. */
    static Path in(Path folder, Path transcript) {
        Path absolute = transcript.toAbsolutePath();
        return folder.resolve(absolute.getParent().getFileName()).resolve(absolute.getFileName());
    }

    /** The folder of what belongs to a session besides its transcript. */
    static Path sideFolder(Path transcript) {
        String name = transcript.getFileName().toString();
        return transcript.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
    }
}
