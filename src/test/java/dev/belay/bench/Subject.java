package dev.belay.bench;

import dev.belay.posix.SearchPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A way to start a program on a terminal: as it is, under script(1), or under Belay. */
record Subject(String name, List<String> before, boolean quoted) {

    static Subject bare() {
        return new Subject("bare", List.of(), false);
    }

    static Subject belay(String name, Path checkout) {
        return new Subject(name, List.of(checkout.resolve("scripts/belay").toString(), "run", "--claude"), false);
    }

    /** script(1) of util-linux, which relays in C: the yardstick. */
    static Optional<Subject> script() {
        return SearchPath.of(System.getenv())
                .first("script")
                .filter(file -> System.getProperty("os.name").equals("Linux"))
                .map(file -> new Subject("script", List.of(file.toString(), "-qfec"), true));
    }

    /** The whole command for a program without arguments. */
    List<String> command(Path program) {
        List<String> arguments = new ArrayList<>(before);
        if (quoted) {
            arguments.addAll(List.of("exec " + program, "/dev/null"));
        } else {
            arguments.add(program.toString());
        }
        return arguments;
    }
}
