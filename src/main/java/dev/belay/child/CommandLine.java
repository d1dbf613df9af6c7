package dev.belay.child;

import dev.belay.evidence.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Claude's own words, as the user gave them, and what becomes of them on a resume: only the session and the prompt
 * change, all else is replayed byte for byte. A permission is never added.
 */
public final class CommandLine {

    /** A flag with its values, or a prompt ({@code flag} is empty). {@code words} is how it was written. */
    private record Part(String flag, List<String> words) {
        Optional<String> value() {
            if (flag.isEmpty()) {
                return Optional.of(words.get(0));
            }
            String first = words.get(0);
            if (words.size() == 1 && first.startsWith(flag + "=")) {
                return Optional.of(first.substring(flag.length() + 1));
            }
            return words.size() > 1 ? Optional.of(words.get(1)) : Optional.empty();
        }
    }

    private final List<String> words;
    private final List<Part> parts;

    private CommandLine(List<String> words, List<Part> parts) {
        this.words = List.copyOf(words);
        this.parts = parts;
    }

    public static CommandLine of(List<String> words) {
        return new CommandLine(words, parse(words));
    }

    private static List<Part> parse(List<String> words) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            if (word.equals("--")) {
                for (String prompt : words.subList(at + 1, words.size())) {
                    parts.add(new Part("", List.of(prompt)));
                }
                return parts;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                parts.add(new Part("", List.of(word)));
                at++;
                continue;
            }
            int end = end(words, at);
            addFlag(parts, word, words.subList(at, end));
            at = end;
        }
        return parts;
    }

    private static void addFlag(List<Part> parts, String word, List<String> written) {
        int equals = word.indexOf('=');
        if (equals > 0 && word.startsWith("--")) {
            parts.add(new Part(word.substring(0, equals), List.copyOf(written)));
        } else if (bundle(word)) {
            for (int i = 1; i < word.length(); i++) {
                parts.add(new Part("-" + word.charAt(i), List.of("-" + word.charAt(i))));
            }
        } else {
            parts.add(new Part(word, List.copyOf(written)));
        }
    }

    /** {@code -pc}: several short flags without values in one word. */
    private static boolean bundle(String word) {
        if (word.length() < 3 || word.charAt(1) == '-') {
            return false;
        }
        for (int i = 1; i < word.length(); i++) {
            if (ClaudeFlags.arity("-" + word.charAt(i)) != ClaudeFlags.Arity.NONE) {
                return false;
            }
        }
        return true;
    }

    private static int end(List<String> words, int at) {
        String flag = words.get(at);
        if (flag.indexOf('=') > 0 && flag.startsWith("--")) {
            return at + 1;
        }
        boolean more = at + 1 < words.size();
        return switch (ClaudeFlags.arity(flag)) {
            case NONE -> at + 1;
            case ONE -> more ? at + 2 : at + 1;
            case OPTIONAL -> more && !words.get(at + 1).startsWith("-") ? at + 2 : at + 1;
            case SEVERAL -> endOfSeveral(words, at + 1);
            case UNKNOWN -> more && looksLikeAValue(words.get(at + 1)) ? at + 2 : at + 1;
        };
    }

    private static int endOfSeveral(List<String> words, int from) {
        int end = from;
        while (end < words.size() && !words.get(end).startsWith("-")) {
            end++;
        }
        return end;
    }

    /** A flag of a version that we don't know: a word with a space in it is more likely the prompt. */
    private static boolean looksLikeAValue(String word) {
        return !word.startsWith("-") && word.indexOf(' ') < 0 && word.indexOf('\n') < 0;
    }

    /** The words as they were given. */
    public List<String> words() {
        return words;
    }

    /** {@code -p} or {@code --print}. */
    public boolean print() {
        return has(Set.of("-p", "--print"));
    }

    /** Whether these words start a session that can be supervised: no subcommand, no {@code --version}, no {@code --bg}. */
    public boolean startsSession() {
        boolean subcommand = !words.isEmpty() && ClaudeFlags.SUBCOMMANDS.contains(words.get(0));
        return !subcommand && !has(ClaudeFlags.ELSEWHERE);
    }

    private boolean has(Set<String> flags) {
        for (Part part : parts) {
            if (flags.contains(part.flag())) {
                return true;
            }
        }
        return false;
    }

    /** The prompt, where there is one. */
    public Optional<String> prompt() {
        return value(Set.of(""));
    }

    /** The user's own {@code --settings}: a file's path or JSON. */
    public Optional<String> settings() {
        return value(Set.of("--settings"));
    }

    /** {@code text}, {@code json} or {@code stream-json}, where the user chose one. */
    public Optional<String> outputFormat() {
        return value(Set.of("--output-format"));
    }

    /** The session that the user named, by {@code --session-id} or {@code --resume}. */
    public Optional<SessionId> session() {
        return value(Set.of("--session-id", "-r", "--resume")).flatMap(SessionId::parse);
    }

    private Optional<String> value(Set<String> flags) {
        for (Part part : parts) {
            if (flags.contains(part.flag())) {
                return part.value();
            }
        }
        return Optional.empty();
    }

    /**
     * The same with another session and another prompt. {@code --resume ID} stands directly before the prompt, so that
     * no flag of several values can swallow that.
     */
    public CommandLine resuming(SessionId session, Optional<String> prompt) {
        List<String> next = without(ClaudeFlags.SESSION);
        next.add("--resume");
        next.add(session.value());
        prompt.ifPresent(text -> {
            if (text.startsWith("-")) {
                next.add("--");
            }
            next.add(text);
        });
        return of(next);
    }

    /** Compacts the session in print mode and ends; nothing of the output options is kept. */
    public CommandLine compacting(SessionId session) {
        List<String> next = new ArrayList<>();
        next.add("-p");
        for (Part part : parts) {
            if (ClaudeFlags.SURROUNDINGS.contains(part.flag())) {
                next.addAll(part.words());
            }
        }
        next.addAll(List.of("--resume", session.value(), "/compact"));
        return of(next);
    }

    /** The same with this settings file in place of the user's own (which must be merged into it). */
    public CommandLine withSettings(String file) {
        List<String> next = new ArrayList<>(List.of("--settings", file));
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            if (word.equals("--") || !word.startsWith("-")) {
                next.addAll(word.equals("--") ? words.subList(at, words.size()) : List.of(word));
                at = word.equals("--") ? words.size() : at + 1;
                continue;
            }
            int end = end(words, at);
            if (!word.equals("--settings") && !word.startsWith("--settings=")) {
                next.addAll(words.subList(at, end));
            }
            at = end;
        }
        return of(next);
    }

    private List<String> without(Set<String> flags) {
        List<String> kept = new ArrayList<>();
        for (Part part : parts) {
            if (!part.flag().isEmpty() && !flags.contains(part.flag())) {
                kept.addAll(part.words());
            }
        }
        return kept;
    }
}
