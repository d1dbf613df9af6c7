package dev.belay.diagnose.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The literals of which some must stand in a text before a regex can match in it. Looking for literals is a hundred times
 * faster than trying the regex at each place of a long text, so it is tried only around them. White space does not
 * count, as in the criteria. Where a regex has no such literals, it is tried everywhere.
 */
public final class RequiredLiterals {
    private static final int SHORTEST = 3;
    private static final int PLACES = 5000;
    private static final int CHOICES = 40;

    private final List<String> any;

    private RequiredLiterals(List<String> any) {
        this.any = any;
    }

    /** Those of this regex. */
    public static RequiredLiterals of(String regex) {
        List<String> literals = anyOf(regex);
        return new RequiredLiterals(shortest(literals) < SHORTEST ? List.of() : literals);
    }

    /** Literals of which one must stand where this regex matches; an empty string among them when there are none. */
    private static List<String> anyOf(String regex) {
        List<String> found = new ArrayList<>();
        for (String branch : branches(regex)) {
            found.addAll(best(branch));
        }
        return found.size() > CHOICES ? List.of("") : List.copyOf(found);
    }

    private static int shortest(List<String> literals) {
        return literals.stream().mapToInt(String::length).min().orElse(0);
    }

    /** Whether the regex has to be tried everywhere. */
    public boolean everywhere() {
        return any.isEmpty();
    }

    /** Where the literals stand in a text without white space and in lower case; the last ones when there are many. */
    public int[] places(Trigrams dense) {
        int[] places = new int[0];
        for (String literal : any) {
            places = dense.add(literal, places, PLACES);
        }
        Arrays.sort(places);
        return places;
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

    /** The most telling part of a branch: a run of plain literals, or a group that must be there. */
    private static List<String> best(String branch) {
        List<String> best = List.of("");
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
            best = better(best, List.of(run.toString()));
            run.setLength(0);
            int end = skip(branch, i);
            if (c == '(' && !quantified(branch, end)) {
                best = better(best, ofGroup(branch.substring(i + 1, end)));
            }
            i = end;
        }
        return better(best, List.of(run.toString()));
    }

    private static List<String> better(List<String> one, List<String> other) {
        return shortest(other) > shortest(one) ? other : one;
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
            case '{' -> Math.max(at, regex.indexOf('}', at));
            default -> at;
        };
    }
}
