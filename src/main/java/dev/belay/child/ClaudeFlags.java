package dev.belay.child;

import java.util.Set;

/**
 * Claude's own flags, as six versions list them (client-facts 7.2), by how many words they take. The client's parser is
 * commander: an optional value is the next word unless that begins with a hyphen, a variadic flag takes all words up to
 * the next flag.
 */
final class ClaudeFlags {
    /** How many words follow a flag. */
    enum Arity {
        NONE,
        ONE,
        OPTIONAL,
        SEVERAL,
        UNKNOWN
    }

    private static final Set<String> NONE = Set.of(
            "--allow-dangerously-skip-permissions", "--ax-screen-reader", "--bare", "--bg", "--background", "--brief",
            "--chrome", "-c", "--continue", "--dangerously-skip-permissions", "--desktop", "--disable-slash-commands",
            "--exclude-dynamic-system-prompt-sections", "--fork-session", "--forward-subagent-text", "-h", "--help",
            "--ide", "--include-hook-events", "--include-partial-messages", "--mcp-debug", "--no-chrome",
            "--no-session-persistence", "-p", "--print", "--replay-user-messages", "--restricted", "--safe-mode",
            "--strict-mcp-config", "--tmux", "--verbose", "-v", "--version");

    private static final Set<String> ONE = Set.of(
            "--agent", "--agents", "--append-system-prompt", "--append-system-prompt-file", "--autocompact",
            "--debug-file", "--effort", "--environment", "--fallback-model", "--input-format", "--json-schema",
            "--max-budget-usd", "--max-turns", "--model", "-n", "--name", "--output-format", "--permission-mode",
            "--permission-prompts", "--permission-prompt-tool", "--plugin-url", "--remote-control-session-name-prefix",
            "--session-id", "--setting-sources", "--settings", "--system-prompt", "--system-prompt-file",
            "--system-prompt-snapshot");

    private static final Set<String> OPTIONAL = Set.of(
            "-r", "--resume", "-d", "--debug", "--from-pr", "-w", "--worktree", "--prompt-suggestions", "--teleport",
            "--cloud", "--remote-control");

    private static final Set<String> SEVERAL = Set.of(
            "--add-dir", "--allowedTools", "--allowed-tools", "--betas", "--disallowedTools", "--disallowed-tools",
            "--file", "--mcp-config", "--plugin-dir", "--tools");

    /** What says which session: replaced on every resume. */
    static final Set<String> SESSION = Set.of(
            "-r", "--resume", "-c", "--continue", "--session-id", "--fork-session", "--from-pr", "--teleport");

    /** What a compaction in print mode keeps: who answers, with which rights and which surroundings. */
    static final Set<String> SURROUNDINGS = Set.of(
            "--model", "--settings", "--setting-sources", "--mcp-config", "--strict-mcp-config", "--permission-mode",
            "--dangerously-skip-permissions", "--allow-dangerously-skip-permissions", "--allowedTools",
            "--allowed-tools", "--disallowedTools", "--disallowed-tools", "--tools", "--add-dir", "--plugin-dir",
            "--agent", "--agents", "--append-system-prompt", "--system-prompt", "--betas", "--bare", "--debug-file");

    /** The first words that start something that is no session (client-facts 7.1). */
    static final Set<String> SUBCOMMANDS = Set.of(
            "agents", "attach", "auth", "auto-mode", "config", "doctor", "gateway", "import", "install", "kill", "logs",
            "mcp", "migrate-installer", "plugin", "plugins", "purge", "respawn", "rm", "setup-token", "stop",
            "ultrareview", "update", "upgrade");

    /** Flags that start no session of ours: they print and end, or start it elsewhere. */
    static final Set<String> ELSEWHERE = Set.of(
            "-v", "--version", "-h", "--help", "--bg", "--background", "--cloud", "--teleport", "--remote-control",
            "--tmux", "-w", "--worktree");

    private ClaudeFlags() {}

    static Arity arity(String flag) {
        if (NONE.contains(flag)) {
            return Arity.NONE;
        }
        if (ONE.contains(flag)) {
            return Arity.ONE;
        }
        if (OPTIONAL.contains(flag)) {
            return Arity.OPTIONAL;
        }
        return SEVERAL.contains(flag) ? Arity.SEVERAL : Arity.UNKNOWN;
    }
}
