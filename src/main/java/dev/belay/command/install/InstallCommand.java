package dev.belay.command.install;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code belay install [--alias | --shim] [--ask] [--dry-run]}: says what it will do, and does only that. */
public final class InstallCommand implements Command {
    /** 0; 1 when something was left out or failed, and all else was done. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("install", arguments);
        if (given.has("--alias") && given.has("--shim")) {
            throw UsageException.usage("--alias and --shim exclude each other");
        }
        UserFolders folders = UserFolders.of(console.environment());
        try {
            Installation installation =
                    new Installation(folders.home(), folders.data(), console.environment(), given.has("--shim")).look();
            installation.obstacles().forEach(console::say);
            int status = installation.obstacles().isEmpty() ? DONE : NO;
            if (installation.changes().isEmpty()) {
                console.say(status == DONE ? "everything is in place already" : "nothing else is left to do");
                return status;
            }
            console.out().print(plan(installation.changes(), folders.home()));
            console.out().flush();
            if (given.has("--dry-run")) {
                return status;
            }
            if (given.has("--ask") && !Consent.given(console)) {
                console.say("nothing was changed; `belay install` does it");
                return status;
            }
            return make(installation, console) ? status : NO;
        } catch (IOException unreadable) {
            throw UsageException.tryLater("cannot read " + unreadable.getMessage());
        }
    }

    private static boolean make(Installation installation, Console console) {
        boolean all = true;
        for (Change change : installation.changes()) {
            try {
                change.make(installation.receipt());
            } catch (IOException failed) {
                console.say(change.path() + " could not be written: "
                        + failed.getClass().getSimpleName());
                all = false;
            }
        }
        if (all) {
            console.say("done; open a new terminal and type claude. `belay uninstall` takes all of it away");
        }
        return all;
    }

    /** A line for each place; several files of one sort in one folder share one. */
    private static String plan(List<Change> changes, Path home) {
        Map<String, List<Change>> groups = new LinkedHashMap<>();
        for (Change change : changes) {
            groups.computeIfAbsent(
                            change.what() + "\n"
                                    + (change instanceof Change.Lines
                                            ? change.path()
                                            : change.path().getParent()),
                            unused -> new ArrayList<>())
                    .add(change);
        }
        StringBuilder text = new StringBuilder();
        for (List<Change> group : groups.values()) {
            Change first = group.get(0);
            boolean many = group.size() > 1;
            Path place = many ? first.path().getParent() : first.path();
            String shown = place.startsWith(home) ? "~/" + home.relativize(place) : place.toString();
            text.append(first instanceof Change.Lines ? "add to " : "write  ")
                    .append(shown)
                    .append(": ")
                    .append(many ? group.size() + " " + first.what() + "s" : first.what())
                    .append('\n');
        }
        return text.toString();
    }
}
