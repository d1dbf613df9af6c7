package dev.belay.command.completion;

import dev.belay.console.CommandPage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of help in the format of {@code man}. Pure. */
final class ManPage {
    private static final Pattern ROW = Pattern.compile(
            "  (\\(none\\)|-|(?:(?:-[a-z], )?--[a-z-]+|[A-Z]+|[a-z][a-z-]*|\\d+)(?: [A-Z][A-Z,.]*)?)(?:  +(\\S.*))?");

    private static final String EXIT_STATUS = "Exit status: ";

    private final StringBuilder page = new StringBuilder();
    private boolean verbatim;

    private ManPage() {}

    /** Its name without the section: {@code belay-run}. */
    static String title(String command) {
        return command.equals("belay") ? "belay" : "belay-" + command;
    }

    /** The page of this command, or of {@code belay} itself. */
    static String of(CommandPage command, String summary, String version) {
        ManPage page = new ManPage();
        page.head(command, summary, version);
        List<String> lines = command.lines();
        int first = command.name().equals("belay") ? 0 : lines.indexOf("") + 1;
        boolean begins = true;
        for (String line : lines.subList(first, lines.size())) {
            if (line.startsWith(EXIT_STATUS) && command.takesOptionsOfRun()) {
                page.optionsOfRun();
            }
            page.line(line, begins);
            begins = line.isEmpty();
        }
        page.tail(command.name());
        return page.page.toString();
    }

    private void head(CommandPage command, String summary, String version) {
        String title = title(command.name());
        page.append(".TH \"" + escaped(title.toUpperCase(java.util.Locale.ROOT)) + "\" \"1\" \"\" \"belay " + version
                + "\" \"Belay\"\n.SH NAME\n" + escaped(title) + " \\- " + escaped(summary) + "\n.SH SYNOPSIS\n");
        List<String> usage = command.name().equals("belay") ? List.of("belay COMMAND [options]") : command.usage();
        page.append(".nf\n");
        usage.forEach(line -> page.append(escaped(line)).append('\n'));
        page.append(".fi\n.SH DESCRIPTION\n");
    }

    /** A page of help only points to them; a reader of man has no other page open. */
    private void optionsOfRun() {
        page.append(".SH OPTIONS\n");
        boolean rows = false;
        for (String line : CommandPage.of("run").lines()) {
            rows = rows ? !line.isEmpty() : line.startsWith("  --");
            if (rows) {
                line(line, false);
            }
        }
    }

    private void line(String line, boolean begins) {
        Matcher row = ROW.matcher(line);
        if (line.isEmpty()) {
            verbatim(false);
            page.append(".PP\n");
        } else if (line.startsWith(EXIT_STATUS)) {
            page.append(".SH EXIT STATUS\n" + escaped(line.substring(EXIT_STATUS.length())) + "\n");
        } else if (!verbatim && row.matches()) {
            page.append(".TP\n\\fB" + escaped(row.group(1)) + "\\fR\n"
                    + (row.group(2) == null ? "" : escaped(row.group(2)) + "\n"));
        } else if (line.startsWith(" ")) {
            boolean continues = !begins && !verbatim;
            verbatim(verbatim || !continues);
            page.append(escaped(verbatim ? line : line.strip())).append('\n');
        } else {
            verbatim(false);
            page.append(escaped(line)).append('\n');
        }
    }

    private void verbatim(boolean wanted) {
        if (wanted != verbatim) {
            page.append(wanted ? ".nf\n" : ".fi\n");
            verbatim = wanted;
        }
    }

    private void tail(String command) {
        verbatim(false);
        page.append(".SH SEE ALSO\n");
        String others = CommandPage.commands().stream()
                .filter(other -> !other.flag().equals(command))
                .map(other -> "\\fB" + escaped(title(other.flag())) + "\\fR(1)")
                .reduce((one, two) -> one + ", " + two)
                .orElse("");
        page.append((command.equals("belay") ? "" : "\\fBbelay\\fR(1), ") + others + "\n");
    }

    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}
