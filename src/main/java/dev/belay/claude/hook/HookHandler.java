package dev.belay.claude.hook;

import dev.belay.files.PrivateFiles;
import dev.belay.text.ShellWord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program that our hooks run. The client shows its name in several places ({@code /hooks}, the details of a turn),
 * so that it is one short path. It hands what it is told to the run that {@code BELAY_INBOX} names; it never prints
 * anything, since the client takes what a SessionStart hook prints for context, and always ends well: without Belay it
 * does nothing at all.
 */
final class HookHandler {
    private static final String NAME = "belay-hook";

    /**
     * The name of a delivered file begins with the time: a file's own is too coarse to order events by. The input is
     * read to its end in any case.
     */
    private static final String PROGRAM = """
            #!/bin/sh
            # Tells `belay run` what claude does; elsewhere it does nothing.
            exec >/dev/null 2>&1
            umask 077
            if [ -n "$BELAY_INBOX" ] && [ -d "$BELAY_INBOX" ]; then
                t=$(mktemp "$BELAY_INBOX/$(date +%s%N).XXXXXXXXXX") || t=$BELAY_INBOX/hook.$$
                cat >"$t" && mv -f "$t" "$t.json" || rm -f "$t"
            fi
            cat >/dev/null
            exit 0
            """;

    /**
     * The same without a file of its own, where none can be run (a home that is mounted noexec); settings files of
     * earlier versions say so, too. One word for each shell that a user may have: within single quotes sh, dash, bash,
     * zsh, csh and fish agree as long as there is neither a quote, a backslash nor an exclamation mark.
     */
    static final String INLINE = "/bin/sh -c 'exec >/dev/null 2>&1; umask 077; "
            + "if [ -n \"$BELAY_INBOX\" ] && [ -d \"$BELAY_INBOX\" ]; then "
            + "t=$(mktemp \"$BELAY_INBOX/$(date +%s%N).XXXXXXXXXX\") || t=$BELAY_INBOX/hook.$$; "
            + "cat >\"$t\" && mv -f \"$t\" \"$t.json\" || rm -f \"$t\"; "
            + "fi; cat >/dev/null; exit 0'";

    private HookHandler() {}

    /**
     * The command for the client, the program behind it put into this directory.
     *
     * @throws IOException when it cannot be put there
     */
    static String command(Path directory) throws IOException {
        Path program = directory.resolve(NAME);
        if (!Files.isExecutable(program)
                || !Files.readString(program, StandardCharsets.UTF_8).equals(PROGRAM)) {
            PrivateFiles.writeProgram(program, PROGRAM);
        }
        String path = program.toString();
        return Files.isExecutable(program) && isOneWord(path) ? ShellWord.quote(path) : INLINE;
    }

    /** Whether these words are a command of ours, of whatever version. */
    static boolean isOurs(String hook) {
        return hook.contains("/hooks/" + NAME) || hook.contains("$BELAY_INBOX/");
    }

    private static boolean isOneWord(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\'' || c == '\\' || c == '!' || c < ' ') {
                return false;
            }
        }
        return true;
    }
}
