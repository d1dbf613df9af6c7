package dev.belay.operate.client;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.CommandLine;
import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.provider.ClientArguments;
import dev.belay.claude.provider.ProviderLookup;
import dev.belay.evidence.SessionId;
import dev.belay.transcript.safekeeping.PutBack;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where all clients of a run are started.
 *
 * @param chosen the claude that the user chose
 * @param environment the user's own
 * @param configuration the client's configuration directory
 */
public record RunContext(
        Optional<String> chosen,
        Map<String, String> environment,
        RunDirectory runDirectory,
        Path configuration,
        Path workingDirectory) {

    /** Where the transcript of this session is kept. */
    public Path transcript(SessionId session) {
        return ProjectDirectory.of(configuration, workingDirectory).transcript(session);
    }

    /** Puts a transcript back where it has vanished and was kept, and no client writes it; else claude would not know it. */
    void putBackIfLost(Path transcript) {
        PutBack.in(environment).ifPresent(kept -> kept.ifLost(transcript));
    }

    /** Makes room for a session of this id, where one has it in which nothing was said: claude would refuse it. */
    void makeRoom(SessionId session) {
        PutBack.makeRoom(transcript(session));
    }

    /** Whose API a claude of this version, started with these words, talks to; read once somebody asks. */
    ProviderLookup provider(CommandLine commandLine, Optional<ClientVersion> version) {
        ClientArguments arguments = ClientArguments.of(commandLine, version);
        return new ProviderLookup(
                environment, configuration, workingDirectory, arguments, version.map(ClientVersion::toString));
    }
}
