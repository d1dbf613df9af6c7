package dev.belay.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one description of a command: its page of help. Its options are parsed, completed and documented as they stand
 * there: a row that begins with an option, and with the name of its value where it takes one.
 */
public record CommandPage(String name, List<String> lines) {
    private static final Pattern ROW =
            Pattern.compile("  (?:(?:-([a-z]), )?(--[a-z][a-z-]*)(?: ([A-Z]+)[A-Z,.]*)?|([A-Z]+))(?:  +(\\S.*))?");
    private static final Pattern COMMAND = Pattern.compile("  ([a-z]+) {2,}(\\S.*)");
    private static final String OPTIONS_OF_RUN = "[options]";
    /** What stands for the first word of a command that has several uses. */
    private static final String SUBCOMMAND = "SUBCOMMAND";

    /**
     * An option.
     *
     * @param flag such as {@code --keep}
     * @param value the name of its value, such as SESSION; empty for one that takes none
     * @param text what it does
     * @param letter its short form without the dash, such as o; empty for most
     */
    public record Option(String flag, String value, String text, String letter) {}

    /** That of this command, which there must be. */
    public static CommandPage of(String command) {
        try (InputStream text = CommandPage.class.getResourceAsStream("/dev/belay/help/" + command + ".txt")) {
            return new CommandPage(
                    command,
                    new String(text.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /** What a person may type after {@code belay}, each with what it does in a few words. */
    public static List<Option> commands() {
        return of("belay").rows(COMMAND, 1, 0, 2, 0);
    }

    /** How it is called: the lines before the first empty one, without "Usage: ". */
    public List<String> usage() {
        List<String> usage = new ArrayList<>();
        for (String line : lines.subList(0, lines.indexOf(""))) {
            usage.add(line.replaceFirst("^Usage: ", "").strip());
        }
        return usage;
    }

    /** Its options, in the order of the page. */
    public List<Option> options() {
        return takesOptionsOfRun()
                ? of("run").options()
                : rows(ROW, 2, 3, 5, 1).stream()
                        .filter(row -> !row.flag().isEmpty())
                        .toList();
    }

    /** Whether it only points to them. */
    public boolean takesOptionsOfRun() {
        return !name.equals("run") && usage().get(0).contains(OPTIONS_OF_RUN);
    }

    /** The name of the word that it takes beside its options, such as SESSION; empty where it takes none. */
    public String operand() {
        return subcommands().isEmpty() ? operand(usage().get(0)) : SUBCOMMAND;
    }

    private static String operand(String usage) {
        Matcher operand = Pattern.compile("^belay [a-z]+ (?:[a-z]+ )?(?:\\[options] )?\\[?([A-Z]+)\\b")
                .matcher(usage);
        return operand.find() ? operand.group(1) : "";
    }

    /** The words of which one comes first, where it has several uses; each has a line of its own in the usage, or several. */
    public List<String> subcommands() {
        List<String> subcommands = new ArrayList<>();
        for (String use : uses()) {
            Matcher subcommand = Pattern.compile("^belay [a-z]+ ([a-z]+)\\b").matcher(use);
            if (subcommand.find() && !subcommands.contains(subcommand.group(1))) {
                subcommands.add(subcommand.group(1));
            }
        }
        return subcommands;
    }

    /** The usage without the breaks of its lines. */
    private List<String> uses() {
        List<String> uses = new ArrayList<>();
        for (String line : usage()) {
            if (line.startsWith("belay ") || uses.isEmpty()) {
                uses.add(line);
            } else {
                uses.set(uses.size() - 1, uses.get(uses.size() - 1) + " " + line);
            }
        }
        return uses;
    }

    /** What its parser accepts. */
    public Arguments.Syntax syntax() {
        return syntax("");
    }

    /** The same behind this subcommand, or behind none. */
    public Arguments.Syntax syntax(String subcommand) {
        List<String> flags = new ArrayList<>();
        List<String> valued = new ArrayList<>();
        Map<String, String> letters = new HashMap<>();
        String use = uses().stream()
                .filter(line -> line.startsWith("belay " + name + " " + subcommand + " "))
                .collect(Collectors.joining(" "));
        for (Option option : options()) {
            if (subcommand.isEmpty() || use.matches(".*" + option.flag() + "\\b(?!-).*")) {
                (option.value().isEmpty() ? flags : valued).add(option.flag());
                if (!option.letter().isEmpty()) {
                    letters.put("-" + option.letter(), option.flag());
                }
            }
        }
        boolean operand = !(subcommand.isEmpty() ? operand() : operand(use)).isEmpty();
        return new Arguments.Syntax(name, flags, valued, operand, letters);
    }

    private List<Option> rows(Pattern pattern, int flag, int value, int text, int letter) {
        List<Option> rows = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            Matcher row = pattern.matcher(lines.get(at));
            if (row.matches()) {
                StringBuilder whole = new StringBuilder(group(row, text));
                while (at + 1 < lines.size() && lines.get(at + 1).startsWith("      ")) {
                    at++;
                    whole.append(' ').append(lines.get(at).strip());
                }
                rows.add(new Option(
                        group(row, flag),
                        value == 0 ? "" : group(row, value),
                        whole.toString().strip(),
                        letter == 0 ? "" : group(row, letter)));
            }
        }
        return rows;
    }

    private static String group(Matcher row, int group) {
        String text = row.group(group);
        return text == null ? "" : text;
    }
}
