package dev.belay.command.restore;

import dev.belay.restore.Restoration;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The sessions that {@code --only} means. */
final class Chosen {
    private static final int SHORTEST_ID = 4;

    private Chosen() {}

    /** @throws UsageException when there are none */
    static List<Restoration> of(List<Restoration> plan, String which, Path here) throws UsageException {
        List<Restoration> chosen =
                plan.stream().filter(one -> isMeant(one, which, here)).toList();
        if (chosen.isEmpty()) {
            throw UsageException.noInput("no session or project '" + Untrusted.line(which, 80)
                    + "' to bring back (`belay restore --dry-run` lists them)");
        }
        return chosen;
    }

    /** The beginning of a session's id, the folder of a project, or the name of that. */
    private static boolean isMeant(Restoration one, String which, Path here) {
        boolean id = which.length() >= SHORTEST_ID
                && one.entry().work().session().value().startsWith(which.toLowerCase(Locale.ROOT));
        Path project = Path.of(one.entry().started().directory());
        boolean named = project.getFileName() != null
                && project.getFileName().toString().equals(which);
        return id || named || project.equals(here.resolve(which).normalize());
    }
}
