package dev.belay.run.options;

import dev.belay.claude.ProjectDirectory;
import dev.belay.console.StandardError;
import dev.belay.settings.Setting;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code belay resume [options] [SESSION] [-- claude arguments]}: the arguments of {@code belay run} for a session that
 * comes back, in its own folder. It is resumed as it is wherever that works, and in a repaired copy elsewhere; one that
 * somebody has open is left alone.
 */
public final class Resumption {
    private static final int LONGEST = 500;

    private final Path workingDirectory;
    private final ResumableSessions sessions;

    public Resumption(Map<String, String> environment, Path workingDirectory) {
        this.workingDirectory = workingDirectory;
        this.sessions = new ResumableSessions(environment, workingDirectory);
    }

    /**
     * What is to be started.
     *
     * @param options the options and claude's own arguments, the session's among them
     * @param folder where
     * @param said what was done, a sentence each: claude's screen wipes it away, so it is said again afterwards
     */
    public record Start(RunOptions options, Path folder, List<String> said) {}

    /**
     * Finds the session, repairs it where it must be, and says so.
     *
     * @throws UsageException when there is nothing that could be resumed
     */
    public Start prepare(List<String> arguments) throws UsageException {
        int dashes = arguments.indexOf("--");
        RunOptions options = RunOptions.parse(dashes < 0 ? arguments : arguments.subList(0, dashes));
        Optional<String> named = named(options);
        ResumableSessions.Target target = named.isPresent() ? sessions.named(named.get()) : sessions.newest();
        List<String> said = new ArrayList<>();
        if (!target.folder().equals(ProjectDirectory.physical(workingDirectory))) {
            StandardError.complain(Untrusted.line("resuming in the session's own folder, " + target.folder(), LONGEST));
        }
        said.addAll(target.session().done());
        said.replaceAll(sentence -> Untrusted.line(sentence, LONGEST));
        said.forEach(StandardError::complain);
        List<String> claude =
                new ArrayList<>(List.of("--resume", target.session().id().value()));
        if (dashes >= 0) {
            claude.addAll(arguments.subList(dashes + 1, arguments.size()));
        }
        return new Start(
                new RunOptions(options.help(), fromHere(options.given()), List.copyOf(claude)), target.folder(), said);
    }

    private static Optional<String> named(RunOptions options) throws UsageException {
        List<String> named = options.claude();
        if (named.size() > 1 || !named.isEmpty() && named.get(0).startsWith("-")) {
            String last = named.get(named.size() - 1);
            throw UsageException.unknown(Untrusted.line(last, 80), "resume");
        }
        return named.stream().findFirst();
    }

    /** A path was typed in this folder, whatever the session's is. */
    private Map<Setting, String> fromHere(Map<Setting, String> given) {
        String claude = given.get(Setting.CLAUDE);
        if (claude == null || claude.indexOf('/') < 0) {
            return given;
        }
        Map<Setting, String> absolute = new EnumMap<>(given);
        absolute.put(Setting.CLAUDE, workingDirectory.resolve(claude).toString());
        return absolute;
    }
}
