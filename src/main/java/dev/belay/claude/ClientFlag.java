package dev.belay.claude;

import java.util.ArrayList;
import java.util.List;

/**
 * What the client's flags take, over all versions from 1.0.35 to 2.1.332, hidden ones included. A flag that is not in
 * this table is {@link Takes#UNKNOWN}: the client is released more often than we are. The launcher's own table
 * ({@code scripts/belay}) is made from this one: {@code scripts/test -Dbelay.regenerate=true} writes it, and a test holds
 * the two together.
 *
 * <p>Lists in one text each, because this is read at every start: nothing is built to look a flag up.
 */
public final class ClientFlag {
    /** Each short or old spelling, and the one under which the flag is compared. */
    private static final String SPELLINGS = """
            -p=--print -r=--resume -c=--continue -d=--debug -n=--name -w=--worktree -v=--version -h=--help
            -d2e=--debug-to-stderr --background=--bg --remote=--cloud --rc=--remote-control
            --allowed-tools=--allowedTools --disallowed-tools=--disallowedTools
            """;

    private static final String MANY = """
            --add-dir --allowedTools --disallowedTools --tools --mcp-config --betas --file --channels
            --dangerously-load-development-channels
            """;
    private static final String PERHAPS_ONE = """
            --resume --debug --from-pr --cloud --teleport --remote-control --worktree --prompt-suggestions
            """;
    private static final String ONE = """
            --agent --agents --advisor --autocompact --effort --environment --fallback-model
            --append-system-prompt --append-system-prompt-file --system-prompt --system-prompt-file
            --append-subagent-system-prompt --append-subagent-system-prompt-file --system-prompt-snapshot
            --plan-mode-instructions
            --debug-file --input-format --output-format --json-schema --model --name
            --max-budget-usd --max-thinking-tokens --max-turns --task-budget --thinking
            --thinking-display --fast-mode --proactivity --managed-settings --setting-sources
            --permission-mode --permission-prompts --permission-prompt-tool --inherit-permission-mode
            --plugin-dir --plugin-dir-no-mcp --plugin-url --prefill --prefill-b64
            --remote-control-session-name-prefix --session-id --settings --sdk-url --workload
            --resume-session-at --resume-drops-turn --rewind-files --parent-session-id
            --agent-color --agent-id --agent-name --agent-type --team-name --teammate-mode
            --deep-link-cwd-b64 --deep-link-last-fetch --deep-link-repo
            """;
    private static final String NOTHING = """
            --print --continue --version --help --verbose --bg --tmux --desktop
            --allow-dangerously-skip-permissions --dangerously-skip-permissions --enable-auto-mode
            --ax-screen-reader --bare --brief --chrome --no-chrome --ide --cowork
            --debug-to-stderr --mcp-debug --strict-mcp-config --disable-slash-commands
            --exclude-dynamic-system-prompt-sections --fork-session --no-session-persistence
            --forward-subagent-text --include-hook-events --include-partial-messages --replay-user-messages
            --restricted --safe-mode --init --init-only --maintenance --deep-link-origin
            --enable-auth-status --plan-mode-required --session-mirror
            """;
    /** Those with which the session is in another process, on another machine or in another terminal. */
    private static final String ELSEWHERE = """
            --bg --cloud --teleport --remote-control --tmux
            """;

    private static final String NO_SESSION = """
            --version --help --desktop --init-only --sdk-url
            """;
    private static final String CHOOSES_SESSION = """
            --resume --continue --session-id --fork-session --from-pr --teleport
            --resume-session-at --resume-drops-turn --rewind-files --prefill --prefill-b64
            --deep-link-origin --deep-link-cwd-b64 --deep-link-last-fetch --deep-link-repo
            """;
    private static final String LEFT_OUT_OF_THE_HINT = """
            --name --cloud --desktop --environment --worktree --tmux --bg --file
            --init --init-only --maintenance
            """;
    private static final String SHAPES_OUTPUT = """
            --print --output-format --input-format --verbose --json-schema --max-turns
            --include-partial-messages --include-hook-events --replay-user-messages --forward-subagent-text
            --prompt-suggestions --debug-to-stderr --permission-prompt-tool --permission-prompts --name --ide
            """;
    private static final String SUBCOMMANDS = """
            agents attach auth auto-mode bridge config daemon design-login doctor
            edit-chrome-settings edit-hook edit-memory-settings edit-permission-rules edit-sandbox-settings
            edit-skill-overrides gateway import import-conversations install kill logs mcp migrate-installer
            plugin plugins project purge rc remote remote-control respawn rm sandbox self-hosted-agent-proxy
            self-hosted-runner setup-token stop sync ultrareview update upgrade workspace-trust worktree-hook
            """;

    private ClientFlag() {}

    /** How many of the words after a flag belong to it. */
    public enum Takes {
        NOTHING(ClientFlag.NOTHING),
        ONE(ClientFlag.ONE),
        /** The next word unless that looks like a flag. */
        PERHAPS_ONE(ClientFlag.PERHAPS_ONE),
        /** The next word and all after it up to one that looks like a flag. */
        MANY(ClientFlag.MANY),
        UNKNOWN("");

        private final String flags;

        Takes(String flags) {
            this.flags = flags;
        }

        /** Those flags, in every spelling. */
        public List<String> flags() {
            return spellings(flags);
        }
    }

    /** The one spelling under which a flag is compared: {@code -r} becomes {@code --resume}. */
    static String canonical(String flag) {
        int at = SPELLINGS.indexOf(flag.concat("="));
        while (at > 0 && SPELLINGS.charAt(at - 1) > ' ') {
            at = SPELLINGS.indexOf(flag.concat("="), at + 1);
        }
        return at < 0 ? flag : SPELLINGS.substring(at + flag.length() + 1, end(SPELLINGS, at));
    }

    /** What the flag of this canonical name takes. */
    static Takes takes(String flag) {
        return lists(NOTHING, flag)
                ? Takes.NOTHING
                : lists(ONE, flag)
                        ? Takes.ONE
                        : lists(PERHAPS_ONE, flag) ? Takes.PERHAPS_ONE : lists(MANY, flag) ? Takes.MANY : Takes.UNKNOWN;
    }

    /** Flags with which the client starts no session in this terminal and this directory. */
    static boolean startsNoSession(String flag) {
        return lists(NO_SESSION, flag) || lists(ELSEWHERE, flag);
    }

    /** Flags that choose the session or that belong to one start only: no resume may repeat them. */
    static boolean choosesSession(String flag) {
        return lists(CHOOSES_SESSION, flag);
    }

    /** Flags that the client itself leaves out where it repeats the user's at its end (2.1.332). */
    static boolean isLeftOutOfTheHint(String flag) {
        return lists(LEFT_OUT_OF_THE_HINT, flag) || choosesSession(flag);
    }

    /** Flags about what print mode reads, prints or may spend, which a compaction in between must not inherit. */
    static boolean shapesOutput(String flag) {
        return lists(SHAPES_OUTPUT, flag);
    }

    /**
     * Words that some version takes for a subcommand, those included that its {@code --help} does not name
     * (docs/concepts/client.md, command line). Elsewhere the same word is a prompt; then the session merely goes unsupervised.
     */
    static boolean isSubcommand(String word) {
        return lists(SUBCOMMANDS, word);
    }

    /** All of those, in every spelling. */
    public static List<String> elsewhere() {
        return spellings(ELSEWHERE);
    }

    /** The flags, in every spelling, after which there is no session at all. */
    public static List<String> noSession() {
        return spellings(NO_SESSION);
    }

    public static List<String> subcommands() {
        return words(SUBCOMMANDS);
    }

    private static boolean lists(String list, String word) {
        int at = word.isEmpty() ? -1 : list.indexOf(word);
        while (at >= 0) {
            int end = at + word.length();
            if ((at == 0 || list.charAt(at - 1) <= ' ') && list.charAt(end) <= ' ') {
                return true;
            }
            at = list.indexOf(word, at + 1);
        }
        return false;
    }

    private static int end(String list, int at) {
        int end = at;
        while (list.charAt(end) > ' ') {
            end++;
        }
        return end;
    }

    private static List<String> words(String list) {
        List<String> arguments = new ArrayList<>();
        for (int at = 0; at < list.length(); at = end(list, at) + 1) {
            if (list.charAt(at) > ' ') {
                arguments.add(list.substring(at, end(list, at)));
            }
        }
        return arguments;
    }

    private static List<String> spellings(String list) {
        List<String> all = words(list);
        for (String pair : words(SPELLINGS)) {
            int equals = pair.indexOf('=');
            if (lists(list, pair.substring(equals + 1))) {
                all.add(pair.substring(0, equals));
            }
        }
        return all;
    }
}
