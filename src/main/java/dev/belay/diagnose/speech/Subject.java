package dev.belay.diagnose.speech;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a report is about that names a program once, and lists below it what became of it: a crash report of macOS, an event of
 * Windows, what kubectl, docker, systemd and coredumpctl say of a container, a service or a process.
 */
final class Subject {
    private static final Pattern HEADING = Pattern.compile(
            "Args: (?<arguments>\".+)|(?:[$%#❯>] |.{1,80}[`$] ?)?(?<bun>bun (?:run|test|install|add|build|dev|create|pm|x)\\b.*)|> (?<script>[\\w@./-]+@\\d[\\w.+-]* [\\w:-]+(?: .*)?)|(?:Process|Executable|Command Line|Faulting [Aa]pplication [Nn]ame|Faulting [Aa]pplication|Application Name|P1) {0,20}: +(?<process>\\S.*)"
                    + "|PID {0,20}: +\\d+ \\((?<dumped>.+)"
                    + "|\\$ ?(?:kubectl|oc) describe pods?[ /](?<pod>\\S+).*|\\$ ?(?:docker|podman|nerdctl) inspect .*?(?<container>\\S+)"
                    + "|\"(?:Name|containerName|name)\": ?\"/?(?<json>[\\w.-]+)\",?|[●×○] (?<service>[\\w.@-]+\\.service)\\b.*");
    private static final Pattern CONTAINER = Pattern.compile("[\\w.-]{1,63}:");
    private static final Pattern BELOW_CONTAINER = Pattern.compile("(?:Container ID|Image): .*");

    private static final Pattern OURS =
            Pattern.compile("(?<![a-z])(?:claude|anthropic|bun)(?![a-z])", Pattern.CASE_INSENSITIVE);

    /** Bun with something of somebody's own to run, build or install. */
    private static final Pattern BUNS =
            Pattern.compile("\\bbun[\"`]? \"?(?:run|test|install|add|build|dev|create|pm|x|[\\w./-]+\\.[jt]sx?)\\b");

    /** As long as such a report is, from the name on. */
    private static final int LONGEST = 60;

    private final List<Line> lines;
    /** Whom each line names as the subject, where that is known already: a text of errors asks of each line many times. */
    private final List<Optional<Programs>> named;

    Subject(List<Line> lines) {
        this.lines = lines;
        this.named = new ArrayList<>(Collections.nCopies(lines.size(), null));
    }

    /** Whom the report that this line belongs to is about. */
    Programs of(int line) {
        for (int i = line; i >= Math.max(0, line - LONGEST); i--) {
            Optional<Programs> whose = named(i);
            if (whose.isPresent()) {
                return whose.get();
            }
        }
        return Programs.NOBODY;
    }

    private Optional<Programs> named(int i) {
        Optional<Programs> whose = named.get(i);
        if (whose == null) {
            String words = lines.get(i).words();
            boolean heads = HEADING.matcher(words).matches() || isContainer(i);
            whose = heads ? Optional.of(whose(scripted(i))) : Optional.empty();
            named.set(i, whose);
        }
        return whose;
    }

    /** The line, and below the head of a script what that starts. */
    private String scripted(int i) {
        boolean script = lines.get(i).mark() == '>' && i + 1 < lines.size();
        return lines.get(i).words() + (script ? " " + lines.get(i + 1).words() : "");
    }

    /** A program that is called node may be the client. */
    private static Programs whose(String words) {
        if (BUNS.matcher(words).find() && !words.contains("claude")) {
            return Programs.OTHER;
        }
        if (OURS.matcher(words).find()) {
            return Programs.CLIENT;
        }
        return words.contains("node") || words.contains("MainThread") ? Programs.NOBODY : Programs.OTHER;
    }

    private boolean isContainer(int i) {
        return i + 1 < lines.size()
                && CONTAINER.matcher(lines.get(i).words()).matches()
                && BELOW_CONTAINER.matcher(lines.get(i + 1).words()).matches();
    }
}
