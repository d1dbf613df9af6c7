package dev.belay.operate.wait;

import dev.belay.claude.CommandLine;
import dev.belay.claude.SessionFiles;
import dev.belay.claude.provider.ProviderSetup;
import dev.belay.claude.provider.credentials.Credentials;
import dev.belay.claude.provider.credentials.CredentialsReader;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.client.RunContext;
import java.time.Instant;

/** Whose API the client that was started last talks to, and how its credentials stand; read again each time. */
public final class ClientProvider {
    private final RunContext context;
    private final CommandLine original;
    private final CurrentClient client;

    /** @param original the words that the user gave */
    public ClientProvider(RunContext context, CommandLine original, CurrentClient client) {
        this.context = context;
        this.original = original;
        this.client = client;
    }

    /** What is set up to talk to it; there must have been a start. */
    public ProviderSetup setup() {
        return client.started().provider(context, original).read();
    }

    /** How the credentials for it stand. */
    public Credentials credentials() {
        return CredentialsReader.read(
                setup(), SessionFiles.homeDirectory(context.environment()), context.configuration(), Instant.now());
    }
}
