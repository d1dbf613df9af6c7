package dev.belay.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.console.Console;
import dev.belay.console.JsonOutput;
import dev.belay.console.ProgressLine;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.CheckResult;
import dev.belay.doctor.CheckRunner;
import dev.belay.doctor.Finding;
import dev.belay.doctor.Fix;
import dev.belay.doctor.Status;
import dev.belay.doctor.check.Checks;
import dev.belay.evidence.ExitStatus;
import dev.belay.settings.Nearest;
import dev.belay.settings.UsageException;
import dev.belay.text.Paragraph;
import dev.belay.text.Redaction;
import dev.belay.text.Untrusted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code belay doctor [--json] [--only NAMES] [--fix]}: looks for what breaks sessions before one is started. It changes
 * nothing, unless {@code --fix} is given and each change is agreed to.
 */
public final class Doctor {
    private static final int LONGEST = 600;

    private final CheckContext context;
    private final PrintStream out;
    private final PrintStream errors;
    private final Console console;

    private Doctor(CheckContext context, PrintStream out, PrintStream errors, Console console) {
        this.context = context;
        this.out = out;
        this.errors = errors;
        this.console = console;
    }

    /** What the words ask for. */
    private record Wish(boolean json, boolean fix, List<Check> checks) {}

    /** Runs the command and returns its exit status: 0 when nothing failed, 1 otherwise; 64 for a usage error. */
    public static int run(
            List<String> arguments,
            InputStream in,
            PrintStream out,
            PrintStream errors,
            CheckContext context,
            Console console) {
        try {
            return new Doctor(context, out, errors, console).run(wish(arguments), in);
        } catch (UsageException wrong) {
            console.complain(errors, "doctor", wrong.getMessage());
            return wrong.status();
        }
    }

    private static Wish wish(List<String> arguments) throws UsageException {
        List<String> names = new ArrayList<>();
        boolean json = false;
        boolean fix = false;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (word.equals("--only") && i + 1 < arguments.size()) {
                names.addAll(List.of(arguments.get(++i).split("[,\\s]+")));
            } else if (word.startsWith("--only=")) {
                names.addAll(List.of(word.substring("--only=".length()).split("[,\\s]+")));
            } else if (word.equals("--json")) {
                json = true;
            } else if (word.equals("--fix")) {
                fix = true;
            } else {
                throw word.equals("--only")
                        ? new UsageException(
                                ExitStatus.USAGE, "--only needs the name of a check (see `belay doctor --help`)")
                        : UsageException.unknown(word, "doctor");
            }
        }
        return new Wish(json, fix, chosen(names));
    }

    private static List<Check> chosen(List<String> names) throws UsageException {
        for (String name : names) {
            if (!Checks.names().contains(name)) {
                throw new UsageException(
                        ExitStatus.USAGE,
                        "unknown check '" + name + "' ("
                                + Nearest.to(name, Checks.names())
                                        .map(near -> "did you mean " + near + "?")
                                        .orElse("expected one of: " + String.join(", ", Checks.names()))
                                + ")");
            }
        }
        return Checks.all().stream()
                .filter(check -> names.isEmpty() || names.contains(check.name()))
                .toList();
    }

    private int run(Wish wish, InputStream in) {
        List<CheckResult> results = examine(wish.checks());
        if (wish.fix()) {
            results = fixed(results, wish, in);
        } else {
            out.print(wish.json() ? json(results) : page(results));
        }
        return results.stream().anyMatch(result -> result.finding().status() == Status.FAIL) ? 1 : 0;
    }

    /** Says what can be fixed and what has become of it; the rest is what {@code belay doctor} is for. */
    private List<CheckResult> fixed(List<CheckResult> results, Wish wish, InputStream in) {
        List<CheckResult> fixable = results.stream()
                .filter(result -> result.finding().automaticFix().isPresent())
                .toList();
        if (!wish.json() && !fixable.isEmpty()) {
            out.print(page(fixable));
            out.flush();
        }
        List<CheckResult> after = fix(results, in);
        if (wish.json()) {
            out.print(json(after));
            return after;
        }
        List<CheckResult> changed =
                after.stream().filter(result -> !results.contains(result)).toList();
        out.print(changed.isEmpty() ? "" : "\n" + page(changed));
        if (fixable.isEmpty()) {
            boolean fault = results.stream()
                    .anyMatch(result -> result.finding().status().compareTo(Status.WARN) >= 0);
            console.complain(
                    errors,
                    "doctor",
                    fault
                            ? "nothing can be fixed automatically (`belay doctor` says what to do)"
                            : "nothing needs fixing");
        }
        return after;
    }

    private List<CheckResult> examine(List<Check> checks) {
        try (ProgressLine progress = new ProgressLine(errors, console.errorsAreTerminal())) {
            return new CheckRunner(context).run(checks, name -> progress.say("checking " + name));
        }
    }

    /** Asks about each offer, and looks again at what was changed. */
    private List<CheckResult> fix(List<CheckResult> results, InputStream in) {
        BufferedReader answers = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        List<CheckResult> repaired = new ArrayList<>();
        for (CheckResult result : results) {
            Optional<Fix> automaticFix = result.finding().automaticFix();
            repaired.add(
                    automaticFix.isPresent() && agreed(automaticFix.get(), answers)
                            ? after(automaticFix.get(), result)
                            : result);
        }
        return repaired;
    }

    private boolean agreed(Fix automaticFix, BufferedReader answers) {
        errors.print("belay: " + clean(automaticFix.question()) + " [y/N] ");
        errors.flush();
        try {
            String answer = answers.readLine();
            if (!console.inputIsTerminal()) {
                errors.print("\n");
            }
            return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(java.util.Locale.ROOT));
        } catch (IOException noAnswer) {
            return false;
        }
    }

    private CheckResult after(Fix automaticFix, CheckResult before) {
        try {
            console.say(errors, clean(automaticFix.action().perform()));
        } catch (IOException failed) {
            console.complain(errors, "doctor", "that failed: " + clean("" + failed.getMessage()));
            return before;
        }
        List<Check> again = Checks.all().stream()
                .filter(check -> check.name().equals(before.check()))
                .toList();
        return new CheckRunner(context.afresh()).run(again, name -> {}).get(0);
    }

    private String page(List<CheckResult> results) {
        int width = results.stream()
                .mapToInt(result -> result.check().length())
                .max()
                .orElse(0);
        int column = 6 + width + 2;
        StringBuilder page = new StringBuilder();
        for (CheckResult result : results) {
            Finding finding = result.finding();
            String status = String.format("%-4s", finding.status().id());
            boolean fault = finding.status().compareTo(Status.WARN) >= 0;
            page.append(fault ? console.style().bold(status) : status)
                    .append("  ")
                    .append(String.format("%-" + width + "s", result.check()))
                    .append("  ")
                    .append(paragraph(finding.say(), column))
                    .append('\n');
            if (!finding.fix().isEmpty()) {
                page.append(" ".repeat(column))
                        .append(console.style().dim(paragraph(finding.fix(), column)))
                        .append('\n');
            }
        }
        return page.toString();
    }

    private String paragraph(String text, int column) {
        int room = console.width() == 0 ? Integer.MAX_VALUE : Math.max(30, console.width() - column);
        return Paragraph.of(clean(text), room, " ".repeat(column));
    }

    private static String json(List<CheckResult> results) {
        return JsonOutput.object(json -> {
            json.writeArrayFieldStart("checks");
            for (CheckResult result : results) {
                write(json, result);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, CheckResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("check", result.check());
        json.writeStringField("status", result.finding().status().id());
        json.writeStringField("say", clean(result.finding().say()));
        json.writeStringField("fix", clean(result.finding().fix()));
        json.writeEndObject();
    }

    /** Names of files and servers, and what programs print, are text from outside. */
    private static String clean(String text) {
        return Untrusted.line(Redaction.redact(text), LONGEST);
    }
}
