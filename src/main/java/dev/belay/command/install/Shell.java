package dev.belay.command.install;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A shell that reads a startup file of the user's. */
enum Shell {
    BASH,
    ZSH,
    FISH;

    /** Those that have a startup file, and the login shell; bash where nothing is known. */
    static List<Shell> used(Path home, Map<String, String> environment) {
        String login = environment.getOrDefault("SHELL", "");
        List<Shell> used = new ArrayList<>();
        for (Shell shell : values()) {
            if (login.endsWith("/" + shell.id()) || shell.hasFile(home, environment)) {
                used.add(shell);
            }
        }
        return used.isEmpty() ? List.of(BASH) : used;
    }

    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    private boolean hasFile(Path home, Map<String, String> environment) {
        // What every shell reads tells nothing of bash.
        return Files.exists(startupFile(home, environment), LinkOption.NOFOLLOW_LINKS)
                || this == BASH && Files.exists(home.resolve(".bash_profile"), LinkOption.NOFOLLOW_LINKS);
    }

    /** Read by each interactive shell, but by bash only where it is no login shell. */
    Path startupFile(Path home, Map<String, String> environment) {
        return switch (this) {
            case BASH -> home.resolve(".bashrc");
            case ZSH -> folder(environment, "ZDOTDIR", home).resolve(".zshrc");
            case FISH -> fish(home, environment).resolve("config.fish");
        };
    }

    /** All in which a user may have an alias. */
    List<Path> filesOfAliases(Path home, Map<String, String> environment) {
        List<Path> files = new ArrayList<>();
        if (this == BASH) {
            BashLogin.FILES.forEach(name -> files.add(home.resolve(name)));
            files.add(home.resolve(".bash_aliases"));
        }
        files.add(startupFile(home, environment));
        return files;
    }

    /** Where its completion is put. Fish looks there by itself. */
    Path completion(Path home, Path data, Map<String, String> environment) {
        return switch (this) {
            case BASH -> data.resolve("completions/belay.bash");
            case ZSH -> data.resolve("completions/_belay");
            case FISH -> fish(home, environment).resolve("completions/belay.fish");
        };
    }

    /** Lines that make claude Belay's, where this Belay still is. */
    String alias(String belay) {
        String itself = belay.equals("belay") ? "" : alias("belay", belay);
        String both = itself + alias("claude", belay + " run --");
        return this == FISH
                ? "if command -q " + belay + "\n" + both + "end\n"
                : "if command -v " + belay + " >/dev/null 2>&1; then\n" + both + "fi\n";
    }

    private String alias(String name, String value) {
        return "    alias " + name + (this == FISH ? " '" : "='") + value + "'\n";
    }

    /** Lines that put this folder first on the PATH. */
    String firstOnPath(Path folder) {
        return this == FISH
                ? "contains -- '" + folder + "' $PATH; or set -gx PATH '" + folder + "' $PATH\n"
                : "case :$PATH: in\n    *:'" + folder + "':*) ;;\n    *) export PATH='" + folder
                        + "':\"$PATH\" ;;\nesac\n";
    }

    /** Lines that read the completion. */
    String reads(Path completion) {
        return switch (this) {
            case BASH -> "[ -z \"${BASH_VERSION-}\" ] || [ ! -r '" + completion + "' ] || . '" + completion + "'\n";
            case ZSH ->
                "fpath=('" + completion.getParent() + "' $fpath)\n"
                        + "if (( $+functions[compdef] )); then\n    autoload -Uz _belay\n    compdef _belay belay\nfi\n";
            case FISH -> "";
        };
    }

    private static Path fish(Path home, Map<String, String> environment) {
        return folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("fish");
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.startsWith("/") ? Path.of(value) : otherwise;
    }
}
