package dev.belay.bench;

import dev.belay.posix.SearchPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way to start a program on a terminal: as it is, under script(1), or under Belay.
 *
 * @param form what the program's path becomes between the words before and after it
 */
record Subject(String name, List<String> before, String form, List<String> after) {

    private Subject(String name, List<String> before) {
        this(name, before, "%s", List.of());
    }

    static Subject bare() {
        return new Subject("bare", List.of());
    }

    static Subject belay(String name, Path checkout) {
        return new Subject(name, List.of(checkout.resolve("scripts/belay").toString(), "run", "--claude"));
    }

    /** script(1) of util-linux, which relays in C: the yardstick. */
    static Optional<Subject> script() {
        return installed("script")
                .filter(file -> System.getProperty("os.name").equals("Linux"))
                .map(file -> new Subject("script", List.of(file, "-qfec"), "exec %s", List.of("/dev/null")));
    }

    /** tmux draws what it has understood: it can be typed through, but not every byte comes out. It ends with its window. */
    static Optional<Subject> tmux() {
        String server = "belay-bench-" + ProcessHandle.current().pid();
        return installed("tmux")
                .map(file -> new Subject(
                        "tmux",
                        List.of(file, "-L", server, "-f", "/dev/null", "new-session"),
                        "%s",
                        List.of(";", "set-option", "destroy-unattached", "on")));
    }

    /** expect(1) with no script but the way through. */
    static Optional<Subject> expect() {
        return installed("expect")
                .map(file -> new Subject(
                        "expect", List.of(file, "-c"), "set timeout -1; spawn -noecho {%s}; interact", List.of()));
    }

    static Optional<String> installed(String program) {
        return SearchPath.of(System.getenv()).first(program).map(Path::toString);
    }

    /** The whole command for a program without arguments. */
    List<String> command(Path program) {
        List<String> arguments = new ArrayList<>(before);
        arguments.add(form.formatted(program));
        arguments.addAll(after);
        return arguments;
    }
}
