package dev.belay.diagnose.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The literals of which some must stand in a text before a regex can match in it. Looking for literals is a hundred times
 * faster than trying the regex at each place of a long text, so it is tried only around them. White space does not
 * count, as in the criteria. Where a regex has no such literals, it is tried everywhere.
 *
 * <p>Most regexes have several parts that must be there. Which of them is the rarest depends on the text: in a log of
 * errors the word error tells nothing.
 */
public final class RequiredLiterals {
    private static final int SHORTEST = 3;
    private static final int PLACES = 5000;
    private static final int CHOICES = 40;

    /** For each alternative of the regex its parts, of which each must be there; of a part, any of its literals. */
    private final List<List<List<String>>> alternatives;

    private RequiredLiterals(List<List<List<String>>> alternatives) {
        this.alternatives = alternatives;
    }

    /** Those of this regex. */
    public static RequiredLiterals of(String regex) {
        List<List<List<String>>> alternatives = new ArrayList<>();
        for (String branch : branches(regex)) {
            List<List<String>> parts = parts(branch);
            parts.removeIf(part -> shortest(part) < SHORTEST);
            if (parts.isEmpty()) {
                return new RequiredLiterals(List.of());
            }
            alternatives.add(List.copyOf(parts));
        }
        return new RequiredLiterals(List.copyOf(alternatives));
    }

    /** Literals of which one must stand where this regex matches; an empty string among them when there are none. */
    private static List<String> anyOf(String regex) {
        List<String> found = new ArrayList<>();
        for (String branch : branches(regex)) {
            List<String> best = List.of("");
            for (List<String> part : parts(branch)) {
                best = shortest(part) > shortest(best) ? part : best;
            }
            found.addAll(best);
        }
        return found.size() > CHOICES ? List.of("") : List.copyOf(found);
    }

    private static int shortest(List<String> literals) {
        return literals.stream().mapToInt(String::length).min().orElse(0);
    }

    /** Whether the regex has to be tried everywhere. */
    public boolean everywhere() {
        return alternatives.isEmpty();
    }

    /** Where the literals stand in a text without white space and in lower case; the last ones when there are many. */
    public int[] places(Trigrams dense) {
        int[] places = new int[0];
        for (List<List<String>> parts : alternatives) {
            for (String literal : rarest(parts, dense)) {
                places = dense.add(literal, places, PLACES);
            }
        }
        Arrays.sort(places);
        return places;
    }

    private static List<String> rarest(List<List<String>> parts, Trigrams dense) {
        List<String> rarest = parts.get(0);
        long fewest = Long.MAX_VALUE;
        for (List<String> part : parts) {
            long most = 0;
            for (String literal : part) {
                most += dense.most(literal);
            }
            if (most < fewest) {
                fewest = most;
                rarest = part;
            }
        }
        return rarest;
    }

    /** The alternatives at the top level of a regex. */
    private static List<String> branches(String regex) {
        List<String> branches = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                i = RegexParts.classEnd(regex, i);
            } else if (c == '(' || c == ')') {
                depth += c == '(' ? 1 : -1;
            } else if (c == '|' && depth == 0) {
                branches.add(regex.substring(from, i));
                from = i + 1;
            }
        }
        branches.add(regex.substring(from));
        return branches;
    }

    /** The parts of a branch that must be there: runs of plain literals, and groups. */
    private static List<List<String>> parts(String branch) {
        List<List<String>> parts = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < branch.length(); i++) {
            char c = branch.charAt(i);
            if (c == ' ' && !quantified(branch, i)) {
                continue;
            }
            if (Character.isLetterOrDigit(c) || "_-:'\"/=,<>".indexOf(c) >= 0) {
                run.append(Character.toLowerCase(c));
                continue;
            }
            if ("?*{".indexOf(c) >= 0 && run.length() > 0) {
                run.setLength(run.length() - 1);
            }
            parts.add(List.of(run.toString()));
            run.setLength(0);
            int end = skip(branch, i);
            if (c == '(' && !quantified(branch, end)) {
                parts.add(ofGroup(branch.substring(i + 1, end)));
            }
            i = end;
        }
        parts.add(List.of(run.toString()));
        return parts;
    }

    /** What must stand for a group to match; a negative look-around asks for nothing. */
    private static List<String> ofGroup(String content) {
        if (!content.startsWith("?")) {
            return anyOf(content);
        }
        for (String kind : List.of("?:", "?=", "?<=")) {
            if (content.startsWith(kind)) {
                return anyOf(content.substring(kind.length()));
            }
        }
        return List.of("");
    }

    private static boolean quantified(String regex, int at) {
        return at + 1 < regex.length() && "?*+{".indexOf(regex.charAt(at + 1)) >= 0;
    }

    private static int skip(String regex, int at) {
        return switch (regex.charAt(at)) {
            case '\\' -> at + 1;
            case '[' -> RegexParts.classEnd(regex, at);
            case '(' -> RegexParts.groupEnd(regex, at);
            case '{' -> RegexParts.countEnd(regex, at);
            default -> at;
        };
    }
}
