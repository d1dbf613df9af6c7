package dev.belay.command.report.output;

import dev.belay.posix.SearchPath;
import dev.belay.posix.Subprocess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Shows a file in the user's browser, by whichever program this system has for that. */
final class Viewer {
    /** On macOS. */
    private static final String OPEN = "open";
    /** Most hand the file over and end. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, String> environment;

    Viewer(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Nothing when it is shown; else why it is not, in a sentence. */
    Optional<String> show(Path page) {
        List<String> programs = new ArrayList<>(LinuxViewers.PROGRAMS);
        programs.add(OPEN);
        for (String name : programs) {
            Optional<Path> program = SearchPath.of(environment).first(name);
            if (program.isPresent()) {
                return show(name, List.of(program.get().toString(), page.toString()));
            }
        }
        return Optional.of("nothing here opens a page: that takes xdg-open, open or wslview; open the file yourself");
    }

    /** Some become the browser itself: whoever has not ended by then is left alone. */
    private Optional<String> show(String name, List<String> command) {
        try {
            Process process = new Subprocess(command)
                    .environment(environment)
                    .withoutOutput()
                    .withoutErrors()
                    .start();
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() != 0
                    ? Optional.of(name + " could not open the page (status " + process.exitValue()
                            + "); open the file yourself")
                    : Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException cannotStart) {
            return Optional.of(name + " cannot be started; open the file yourself");
        }
    }
}
