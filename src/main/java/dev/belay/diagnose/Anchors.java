package dev.belay.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The letters of which some must stand in a text before a regex can match in it. Looking for letters is a hundred times
 * faster than trying the regex at each place of a long text. Where a regex has no such letters, it is always tried.
 */
final class Anchors {
    private static final int SHORTEST = 3;

    private final List<String> any;
    private final boolean anyCase;

    private Anchors(List<String> any, boolean anyCase) {
        this.any = any;
        this.anyCase = anyCase;
    }

    static Anchors of(String regex, boolean anyCase) {
        List<String> found = new ArrayList<>();
        for (String branch : branches(regex)) {
            String longest = longestRun(branch);
            if (longest.length() < SHORTEST) {
                return new Anchors(List.of(), anyCase);
            }
            found.add(anyCase ? longest.toLowerCase(Locale.ROOT) : longest);
        }
        return new Anchors(List.copyOf(found), anyCase);
    }

    boolean mayBeIn(String text, Supplier<String> lower) {
        if (any.isEmpty()) {
            return true;
        }
        String searched = anyCase ? lower.get() : text;
        for (String letters : any) {
            if (searched.contains(letters)) {
                return true;
            }
        }
        return false;
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
                i = classEnd(regex, i);
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

    /** The longest run of plain letters outside of groups, classes and quantifiers. */
    private static String longestRun(String branch) {
        String longest = "";
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < branch.length(); i++) {
            char c = branch.charAt(i);
            if (Character.isLetterOrDigit(c) || "_-:'\"/=,<>".indexOf(c) >= 0) {
                run.append(c);
                continue;
            }
            if ("?*{".indexOf(c) >= 0 && run.length() > 0) {
                run.setLength(run.length() - 1);
            }
            longest = run.length() > longest.length() ? run.toString() : longest;
            run.setLength(0);
            i = skip(branch, i);
        }
        return run.length() > longest.length() ? run.toString() : longest;
    }

    private static int skip(String regex, int at) {
        return switch (regex.charAt(at)) {
            case '\\' -> at + 1;
            case '[' -> classEnd(regex, at);
            case '(' -> groupEnd(regex, at);
            case '{' -> Math.max(at, regex.indexOf('}', at));
            default -> at;
        };
    }

    private static int classEnd(String regex, int open) {
        int at = open + 1;
        if (at < regex.length() && regex.charAt(at) == '^') {
            at++;
        }
        for (at++; at < regex.length(); at++) {
            if (regex.charAt(at) == '\\') {
                at++;
            } else if (regex.charAt(at) == ']') {
                return at;
            }
        }
        return regex.length();
    }

    private static int groupEnd(String regex, int open) {
        int depth = 0;
        for (int at = open; at < regex.length(); at++) {
            char c = regex.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                at = classEnd(regex, at);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return at;
            }
        }
        return regex.length();
    }
}
