package dev.belay.doctor.check;

import dev.belay.doctor.Amount;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.launcher.BelayLauncher;
import dev.belay.posix.SearchPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether typing {@code claude} starts Belay, and whether the alias for that leads somewhere. */
final class AliasCheck implements Check {
    private static final List<String> FILES = List.of(
            ".bashrc", ".bash_aliases", ".bash_profile", ".profile", ".zshrc", ".zprofile", ".config/fish/config.fish");
    private static final long LARGEST = Amount.MEGABYTE;

    @Override
    public String name() {
        return "alias";
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        for (String name : FILES) {
            Path file = context.paths().home().resolve(name);
            Optional<String> alias = alias(file);
            if (alias.isPresent()) {
                judge(file, alias.get(), context, findings);
                return;
            }
        }
        SearchPath path = SearchPath.of(context.environment());
        boolean shim = !path.first("claude").equals(path.first("claude", BelayLauncher.path()));
        String itself = "typing claude starts claude itself; " + line(lasting(context)) + " would supervise it";
        findings.ok(shim ? "typing claude starts Belay (" + path.first("claude").orElseThrow() + ")" : itself);
    }

    /** What starts this Belay after an update too, where there is such a name. */
    private static String lasting(CheckContext context) {
        return BelayLauncher.here()
                .command(SearchPath.of(context.environment()), context.paths().home());
    }

    /** The alias to write. */
    private static String line(String belay) {
        return "`alias claude='" + belay + " run --'`";
    }

    private static void judge(Path file, String alias, CheckContext context, Findings findings) {
        String program = program(alias).replaceFirst("^~/", context.paths().home() + "/");
        boolean there = program.indexOf('/') >= 0
                ? SearchPath.isProgram(
                        program.replace("$HOME", context.paths().home().toString()))
                : SearchPath.of(context.environment()).first(program).isPresent();
        if (!there) {
            findings.warn(
                    "the alias in " + file + " starts " + program + ", which does not exist",
                    "Point it at this Belay: " + line(lasting(context)) + ".");
        } else if (!alias.contains(" run")) {
            findings.warn(
                    "the alias in " + file + " starts Belay without its `run` command",
                    "Write it as " + line(BelayLauncher.quoted(program)) + ".");
        } else {
            findings.ok("typing claude starts Belay (" + file + ")");
        }
    }

    /** Its first word, which is quoted where the path has a space. */
    private static String program(String alias) {
        int end = alias.startsWith("\"") ? alias.indexOf('"', 1) : -1;
        return end > 0 ? alias.substring(1, end) : alias.split("\\s+", 2)[0];
    }

    /** What an alias for claude stands for, where it is Belay. */
    private static Optional<String> alias(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            String found = null;
            for (String line :
                    Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()) {
                String words = line.strip();
                if (words.startsWith("alias claude=") || words.startsWith("alias claude ")) {
                    String value = words.substring("alias claude=".length()).strip();
                    value = value.replaceAll("^['\"]|['\"]\\s*(#.*)?$", "");
                    found = value.contains("belay") ? value : null;
                }
            }
            return Optional.ofNullable(found);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
