package dev.belay.child;

/**
 * What the client's flags take, over all versions from 1.0.35 to 2.1.329, hidden ones included. A flag that is not in
 * this table is {@link Takes#UNKNOWN}: the client is released more often than we are.
 */
final class ClientFlag {
    private ClientFlag() {}

    /** How many of the words after a flag belong to it. */
    enum Takes {
        NOTHING,
        ONE,
        /** The next word unless that looks like a flag. */
        PERHAPS_ONE,
        /** The next word and all after it up to one that looks like a flag. */
        MANY,
        UNKNOWN
    }

    /** The one spelling under which a flag is compared: {@code -r} becomes {@code --resume}. */
    static String canonical(String flag) {
        return switch (flag) {
            case "-p" -> "--print";
            case "-r" -> "--resume";
            case "-c" -> "--continue";
            case "-d" -> "--debug";
            case "-n" -> "--name";
            case "-w" -> "--worktree";
            case "-v" -> "--version";
            case "-h" -> "--help";
            case "-d2e" -> "--debug-to-stderr";
            case "--background" -> "--bg";
            case "--remote" -> "--cloud";
            case "--rc" -> "--remote-control";
            case "--allowed-tools" -> "--allowedTools";
            case "--disallowed-tools" -> "--disallowedTools";
            default -> flag;
        };
    }

    /** What the flag of this canonical name takes. */
    static Takes takes(String flag) {
        return switch (flag) {
            case "--add-dir",
                    "--allowedTools",
                    "--disallowedTools",
                    "--tools",
                    "--mcp-config",
                    "--betas",
                    "--file",
                    "--channels",
                    "--dangerously-load-development-channels" -> Takes.MANY;
            case "--resume",
                    "--debug",
                    "--from-pr",
                    "--cloud",
                    "--teleport",
                    "--remote-control",
                    "--worktree",
                    "--prompt-suggestions" -> Takes.PERHAPS_ONE;
            default -> takesOne(flag) ? Takes.ONE : takesNothing(flag) ? Takes.NOTHING : Takes.UNKNOWN;
        };
    }

    private static boolean takesOne(String flag) {
        return switch (flag) {
            case "--agent", "--agents", "--advisor", "--autocompact", "--effort", "--environment", "--fallback-model" ->
                true;
            case "--append-system-prompt", "--append-system-prompt-file", "--system-prompt", "--system-prompt-file" ->
                true;
            case "--append-subagent-system-prompt",
                    "--append-subagent-system-prompt-file",
                    "--system-prompt-snapshot",
                    "--plan-mode-instructions" -> true;
            case "--debug-file", "--input-format", "--output-format", "--json-schema", "--model", "--name" -> true;
            case "--max-budget-usd", "--max-thinking-tokens", "--max-turns", "--task-budget", "--thinking" -> true;
            case "--thinking-display", "--fast-mode", "--proactivity", "--managed-settings", "--setting-sources" ->
                true;
            case "--permission-mode", "--permission-prompts", "--permission-prompt-tool", "--inherit-permission-mode" ->
                true;
            case "--plugin-dir", "--plugin-dir-no-mcp", "--plugin-url", "--prefill", "--prefill-b64" -> true;
            case "--remote-control-session-name-prefix", "--session-id", "--settings", "--sdk-url", "--workload" ->
                true;
            case "--resume-session-at", "--resume-drops-turn", "--rewind-files", "--parent-session-id" -> true;
            case "--agent-color", "--agent-id", "--agent-name", "--agent-type", "--team-name", "--teammate-mode" ->
                true;
            case "--deep-link-cwd-b64", "--deep-link-last-fetch", "--deep-link-repo" -> true;
            default -> false;
        };
    }

    private static boolean takesNothing(String flag) {
        return switch (flag) {
            case "--print", "--continue", "--version", "--help", "--verbose", "--bg", "--tmux", "--desktop" -> true;
            case "--allow-dangerously-skip-permissions", "--dangerously-skip-permissions", "--enable-auto-mode" -> true;
            case "--ax-screen-reader", "--bare", "--brief", "--chrome", "--no-chrome", "--ide", "--cowork" -> true;
            case "--debug-to-stderr", "--mcp-debug", "--strict-mcp-config", "--disable-slash-commands" -> true;
            case "--exclude-dynamic-system-prompt-sections", "--fork-session", "--no-session-persistence" -> true;
            case "--forward-subagent-text",
                    "--include-hook-events",
                    "--include-partial-messages",
                    "--replay-user-messages" -> true;
            case "--restricted", "--safe-mode", "--init", "--init-only", "--maintenance", "--deep-link-origin" -> true;
            case "--enable-auth-status", "--plan-mode-required", "--session-mirror" -> true;
            default -> false;
        };
    }

    /** Flags with which the client starts no session in this terminal and this directory. */
    static boolean startsNoSession(String flag) {
        return switch (flag) {
            case "--version", "--help", "--bg", "--cloud", "--teleport", "--remote-control", "--tmux" -> true;
            case "--desktop", "--init-only", "--sdk-url" -> true;
            default -> false;
        };
    }

    /** Flags that choose the session or that belong to one start only: no resume may repeat them. */
    static boolean choosesSession(String flag) {
        return switch (flag) {
            case "--resume", "--continue", "--session-id", "--fork-session", "--from-pr", "--teleport" -> true;
            case "--resume-session-at", "--resume-drops-turn", "--rewind-files", "--prefill", "--prefill-b64" -> true;
            case "--deep-link-origin", "--deep-link-cwd-b64", "--deep-link-last-fetch", "--deep-link-repo" -> true;
            default -> false;
        };
    }

    /** Flags that the client itself leaves out where it repeats the user's at its end (2.1.332). */
    static boolean isLeftOutOfTheHint(String flag) {
        return switch (flag) {
            case "--name", "--cloud", "--desktop", "--environment", "--worktree", "--tmux", "--bg", "--file" -> true;
            case "--init", "--init-only", "--maintenance" -> true;
            default -> choosesSession(flag);
        };
    }

    /** Flags about what print mode reads, prints or may spend, which a compaction in between must not inherit. */
    static boolean shapesOutput(String flag) {
        return switch (flag) {
            case "--print", "--output-format", "--input-format", "--verbose", "--json-schema", "--max-turns" -> true;
            case "--include-partial-messages",
                    "--include-hook-events",
                    "--replay-user-messages",
                    "--forward-subagent-text",
                    "--prompt-suggestions" -> true;
            case "--debug-to-stderr", "--permission-prompt-tool", "--permission-prompts", "--name", "--ide" -> true;
            default -> false;
        };
    }

    /**
     * Words that some version takes for a subcommand (docs/concepts/client.md, command line). Elsewhere the same word is a prompt; then the
     * session merely goes unsupervised.
     */
    static boolean isSubcommand(String word) {
        return switch (word) {
            case "agents", "attach", "auth", "auto-mode", "config", "doctor", "gateway", "import", "install" -> true;
            case "kill", "logs", "mcp", "migrate-installer", "plugin", "plugins", "project", "purge" -> true;
            case "remote-control", "respawn", "rm", "setup-token", "stop", "ultrareview", "update", "upgrade" -> true;
            default -> false;
        };
    }
}
