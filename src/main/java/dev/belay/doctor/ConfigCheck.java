package dev.belay.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether {@code .claude.json} and {@code .mcp.json} are whole; if not, where they break and which backup is good. */
final class ConfigCheck implements Check {
    private static final long HUGE = 16 * Amount.MEGABYTE;

    @Override
    public String name() {
        return "config";
    }

    @Override
    public Finding run(Surroundings surroundings) {
        Findings findings = new Findings();
        JsonFile state = surroundings.state().file();
        if (state.fault().isPresent()) {
            findings.add(broken(state, surroundings.configuration()));
        } else if (size(state.path()) > HUGE) {
            findings.warn(
                    state.path() + " has grown to " + Amount.bytes(size(state.path()))
                            + ", and claude writes all of it again and again",
                    "Remove the history of old projects from it while no claude runs.");
        }
        JsonFile older = JsonReader.read(surroundings.configuration().resolve("config.json"), (object, name) -> false);
        older.fault()
                .ifPresent(fault -> findings.warn(
                        older.path() + ", " + fault, "Mend it, or move it away: only few programs still read it."));
        for (JsonFile servers : McpServers.projectFiles(surroundings.workingDirectory())) {
            servers(servers, findings);
        }
        return findings.or(Finding.ok(
                state.there()
                        ? state.path() + " is whole"
                        : "there is no " + state.path() + " yet; claude makes it at its first start"));
    }

    private static Finding broken(JsonFile state, Path configuration) {
        String say = state.path() + ", " + state.fault().get();
        Optional<Path> backup = Backups.newestGood(state.path(), configuration);
        if (backup.isEmpty()) {
            return Finding.fail(
                    say,
                    "There is no good backup: mend the file by hand, or move it away and let claude make a new one (that"
                            + " forgets MCP servers and trusted folders).");
        }
        String when = "" + Backups.written(backup.get());
        return Finding.fail(
                        say,
                        "The newest good backup is of " + when + ": cp " + PermissionsCheck.quoted(backup.get()) + " "
                                + PermissionsCheck.quoted(state.path()) + ", or belay doctor --fix.")
                .offering(new Repair(
                        "Put the backup of " + when + " (" + backup.get() + ") in the place of " + state.path() + "?",
                        () -> Backups.restore(backup.get(), state.path())));
    }

    private static void servers(JsonFile file, Findings findings) {
        if (file.fault().isPresent()) {
            findings.fail(
                    file.path() + ", " + file.fault().get(),
                    "Mend it: claude ignores the whole file and says nothing, so none of its MCP servers are there.");
        } else if (!(file.content().get("mcpServers") instanceof java.util.Map<?, ?>)) {
            findings.warn(
                    file.path() + " has no object \"mcpServers\", so claude finds no server in it",
                    "Put the servers into it: { \"mcpServers\": { \"name\": { ... } } }.");
        }
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException missing) {
            return 0;
        }
    }
}
