package dev.belay.doctor.check;

import dev.belay.claude.Backups;
import dev.belay.doctor.Amount;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.doctor.Fix;
import dev.belay.doctor.mcp.McpServers;
import dev.belay.json.JsonFile;
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
    public void look(CheckContext context, Findings findings) {
        JsonFile state = context.state().file();
        if (state.fault().isPresent()) {
            broken(state, context.paths().configuration(), findings);
        } else if (size(state.path()) > HUGE) {
            findings.warn(
                    state.path() + " has grown to " + Amount.bytes(size(state.path()))
                            + ", and claude keeps rewriting all of it",
                    "Remove the history of old projects from it while no claude is running.");
        }
        JsonFile older = JsonFile.parsed(context.paths().configuration().resolve("config.json"));
        older.fault()
                .ifPresent(fault -> findings.warn(
                        older.path() + ", " + fault, "Repair it, or move it away: few programs still read it."));
        for (JsonFile servers : McpServers.projectFiles(context.paths().workingDirectory())) {
            servers(servers, findings);
        }
        findings.ok(
                state.there()
                        ? state.path() + " is valid"
                        : "no " + state.path() + " yet; claude creates it when it first starts");
    }

    private static void broken(JsonFile state, Path configuration, Findings findings) {
        String say = state.path() + ", " + state.fault().get();
        Optional<Path> backup = Backups.newestGood(state.path(), configuration);
        if (backup.isEmpty()) {
            findings.fail(
                    say,
                    "There is no good backup: repair the file by hand, or move it away and let claude create a new one (that"
                            + " loses MCP servers and trusted folders).");
            return;
        }
        String when = "" + Backups.written(backup.get());
        findings.fail(
                say,
                "The newest good backup is from " + when + ": `cp " + Fix.quoted(backup.get()) + " "
                        + Fix.quoted(state.path()) + "`, or `belay doctor --fix`.",
                new Fix(
                        "Replace it with the backup from " + when + " (" + backup.get() + ") in place of "
                                + state.path() + "?",
                        () -> Backups.restore(backup.get(), state.path())));
    }

    private static void servers(JsonFile file, Findings findings) {
        if (file.fault().isPresent()) {
            findings.fail(
                    file.path() + ", " + file.fault().get(),
                    "Repair it: claude silently ignores the whole file, so none of its MCP servers are available.");
        } else if (!(file.content().get("mcpServers") instanceof java.util.Map<?, ?>)) {
            findings.warn(
                    file.path() + " has no \"mcpServers\" object, so claude finds no servers in it",
                    "Put the servers in it: { \"mcpServers\": { \"name\": { ... } } }.");
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
