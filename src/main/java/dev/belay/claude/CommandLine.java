package dev.belay.claude;

import dev.belay.claude.CommandLineParser.Part;
import dev.belay.evidence.SessionId;
import dev.belay.text.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The client's own arguments as the user gave them, and what may be derived from them for a later start: the same
 * model, settings, MCP servers, permissions and directories, another session and another prompt. Nothing that the user
 * did not write is ever added beyond {@code --resume}, {@code --settings}, {@code -p} and the prompt; above all not
 * {@code --dangerously-skip-permissions}. It does not judge whether the client will accept the arguments.
 */
public final class CommandLine {
    private final List<String> arguments;
    private final List<Part> parts;

    private CommandLine(List<String> arguments, List<Part> parts) {
        this.arguments = arguments;
        this.parts = parts;
    }

    /** The arguments after the name of the program. */
    public static CommandLine of(List<String> arguments) {
        List<String> copy = List.copyOf(arguments);
        return new CommandLine(copy, CommandLineParser.parse(copy));
    }

    /** Whether some version of the client that we know has this flag. */
    public static boolean isFlagOfClaude(String flag) {
        return ClientFlag.takes(ClientFlag.canonical(flag)) != ClientFlag.Takes.UNKNOWN;
    }

    /** What to hand to the client, byte for byte what the user gave as long as nothing was derived. */
    public List<String> arguments() {
        return arguments;
    }

    List<Part> parts() {
        return parts;
    }

    /** Whether print mode was asked for. Without a terminal the client behaves so unasked. */
    public boolean isPrint() {
        return has("--print");
    }

    /**
     * Whether this starts a session here. Not so: subcommands, {@code --version}, {@code --help}, and flags that start
     * something elsewhere ({@code --bg}, {@code --cloud}, {@code --tmux} ...; docs/concepts/client.md, command line). With {@code -p} the
     * name of a subcommand is a prompt (2.1.116, 2.1.329, measured).
     */
    public boolean isSession() {
        boolean first = !isPrint();
        for (Part part : parts) {
            if (part.isOperand()) {
                if (first && ClientFlag.isSubcommand(part.value())) {
                    return false;
                }
                first = false;
            } else if (ClientFlag.startsNoSession(part.flag())) {
                return false;
            }
        }
        return true;
    }

    /** The prompt: the first word that belongs to no flag. The client ignores further ones. */
    public Optional<String> prompt() {
        for (Part part : parts) {
            if (part.isOperand()) {
                return Optional.of(part.value());
            }
        }
        return Optional.empty();
    }

    /**
     * The user's own {@code --settings}, each a file or inline JSON, in order. Of several the client heeds the first up
     * to 2.1.116 and the last in 2.1.329 (measured).
     */
    public List<String> settings() {
        List<String> settings = new ArrayList<>();
        for (Part part : parts) {
            if (part.flag().equals("--settings") && part.value() != null) {
                settings.add(part.value());
            }
        }
        return settings;
    }

    /** The scopes of settings that {@code --setting-sources} allows. */
    public Optional<String> settingSources() {
        return lastValue("--setting-sources");
    }

    public Optional<String> model() {
        return lastValue("--model");
    }

    /** {@code text}, {@code json} or {@code stream-json}, where the user chose. */
    public Optional<String> outputFormat() {
        return lastValue("--output-format");
    }

    /** Whether messages come on standard input, turn by turn: they are gone with the claude that has read them. */
    public boolean readsMessages() {
        return lastValue("--input-format").orElse("").equals("stream-json");
    }

    /** Whether {@code --verbose} was given: with {@code --output-format json} the client then prints an array. */
    public boolean isVerbose() {
        return has("--verbose");
    }

    /** The id that a new session shall have ({@code --session-id}); nothing when another one is to be resumed. */
    public Optional<SessionId> sessionChosen() {
        return has("--resume") || has("--continue")
                ? Optional.empty()
                : lastValue("--session-id").flatMap(SessionId::parse);
    }

    /** The session that is to be opened again by its id, and goes on under it ({@code --resume ID}). */
    public Optional<SessionId> sessionResumed() {
        return has("--fork-session") ? Optional.empty() : lastValue("--resume").flatMap(SessionId::parse);
    }

    /** Whether the user said which session it shall be, or asked for the list of them. */
    public boolean choosesSession() {
        for (Part part : parts) {
            if (ClientFlag.choosesSession(part.flag())) {
                return true;
            }
        }
        return false;
    }

    /** Whether an earlier session is opened again and nothing said to it: then the client may ask, or compact. */
    public boolean resumesWithoutPrompt() {
        return (has("--resume") || has("--continue")) && prompt().isEmpty() && !isPrint();
    }

    /** Whether the client was asked to write no transcript: such a session cannot be resumed. */
    public boolean isEphemeral() {
        return has("--no-session-persistence");
    }

    /** Whether the session works in a worktree of its own ({@code --worktree}). */
    public boolean makesWorktree() {
        return has("--worktree");
    }

    /**
     * The same with the name of the worktree that the client has made: without one it would make another, and 2.1.116
     * finds a session in its own folder only (measured). Names that the user gave stay.
     */
    public CommandLine inWorktree(String name) {
        List<String> derived = new ArrayList<>();
        for (Part part : parts) {
            if (part.flag().equals("--worktree") && part.value() == null) {
                derived.add("--worktree");
                derived.add(name);
            } else {
                derived.addAll(part.arguments());
            }
        }
        return of(derived);
    }

    /** The same start again, in this session and with this prompt or none. */
    public CommandLine resuming(SessionId session, Optional<String> prompt) {
        List<String> derived = replayed(Optional.empty());
        derived.add("--resume");
        derived.add(session.value());
        if (prompt.isPresent()) {
            // After --resume and its value no earlier flag can swallow the prompt; only a dash could mislead.
            if (prompt.get().startsWith("-")) {
                derived.add("--");
            }
            derived.add(prompt.get());
        }
        return of(derived);
    }

    /** What shaped this start, without the session and the prompt of it; this prompt, where there is one, comes last. */
    public List<String> replayed(Optional<String> prompt) {
        List<String> derived = new ArrayList<>();
        for (Part part : parts) {
            if (isReplayed(part)) {
                derived.addAll(part.arguments());
            }
        }
        if (prompt.isPresent()) {
            // Flags that take many words would swallow it.
            derived.add("--");
            derived.add(prompt.get());
        }
        return derived;
    }

    /**
     * What a person types to continue this session without us: the user's flags, quoted for a shell, but nothing of
     * what shaped the output of print mode.
     */
    public String byHand(SessionId session) {
        StringBuilder words = new StringBuilder("claude");
        for (Part part : parts) {
            if (isReplayed(part) && !ClientFlag.shapesOutput(part.flag())) {
                for (String word : part.arguments()) {
                    words.append(' ').append(ShellWord.quote(word));
                }
            }
        }
        return words.append(" --resume ").append(session.value()).toString();
    }

    /**
     * A print-mode start that compacts this session and ends: model, settings, MCP servers and permissions as in the
     * original, nothing of what shapes the output. Without effect in 1.0.35, where only an interactive
     * {@code /compact} works (measured).
     */
    public CommandLine compacting(SessionId session) {
        List<String> derived = new ArrayList<>();
        derived.add("-p");
        for (Part part : parts) {
            if (isReplayed(part) && !ClientFlag.shapesOutput(part.flag())) {
                derived.addAll(part.arguments());
            }
        }
        derived.add("--resume");
        derived.add(session.value());
        derived.add("/compact");
        return of(derived);
    }

    /**
     * The same start with these settings, a file or inline JSON, in place of the user's own {@code --settings}. Two words, since
     * {@code --settings=FILE} is ignored by 1.0.128 and 2.0.37, and in front, where nothing can swallow them.
     */
    public CommandLine withSettings(String settings) {
        List<String> derived = new ArrayList<>();
        derived.add("--settings");
        derived.add(settings);
        if (settings().isEmpty()) {
            derived.addAll(arguments);
            return of(derived);
        }
        for (Part part : parts) {
            if (!part.flag().equals("--settings")) {
                derived.addAll(part.arguments());
            }
        }
        return of(derived);
    }

    private static boolean isReplayed(Part part) {
        // Without a name a worktree is made again each time; the session is in the one that was made first.
        boolean anotherWorktree = part.flag().equals("--worktree") && part.value() == null;
        return !part.isOperand() && !part.isSeparator() && !anotherWorktree && !ClientFlag.choosesSession(part.flag());
    }

    private boolean has(String flag) {
        for (Part part : parts) {
            if (part.flag().equals(flag)) {
                return true;
            }
        }
        return false;
    }

    Optional<String> lastValue(String flag) {
        String value = null;
        for (Part part : parts) {
            if (part.flag().equals(flag) && part.value() != null) {
                value = part.value();
            }
        }
        return Optional.ofNullable(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CommandLine line && line.arguments.equals(arguments);
    }

    @Override
    public int hashCode() {
        return arguments.hashCode();
    }

    @Override
    public String toString() {
        return String.join(" ", arguments);
    }
}
