package dev.belay.run.options;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionFiles;
import dev.belay.console.StandardError;
import dev.belay.settings.Setting;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import dev.belay.transcript.catalogue.SessionFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code belay resume [options] [SESSION] [-- claude arguments]}: the arguments of {@code belay run} for a session that
 * comes back, in its own folder. It is resumed as it is wherever that works, and in a repaired copy elsewhere; one that
 * somebody has open is left alone.
 */
public final class Resumption {
    private static final int LONGEST = 500;

    private final Path configuration;
    private final Path workingDirectory;
    private final SessionFolder sessionFolder;
    private final LostSession lost;

    public Resumption(Map<String, String> environment, Path workingDirectory) {
        this.lost = LostSession.in(environment);
        this.configuration = SessionFiles.configurationDirectory(environment);
        this.workingDirectory = workingDirectory;
        this.sessionFolder = new SessionFolder(configuration, workingDirectory);
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
        Target target = named.isPresent() ? target(named.get()) : newest();
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

    /** What is resumed, and where. */
    private record Target(SessionToResume session, Path folder) {}

    private Target target(String named) throws UsageException {
        Path found = SessionArgument.transcript(named, lost.finder(configuration, workingDirectory), workingDirectory);
        return session(found).orElseThrow(() -> UsageException.noInput("no conversation to resume in " + found));
    }

    /** One that the client has lost is put back first; nothing where there is no conversation. */
    private Optional<Target> session(Path found) throws UsageException {
        Path folder = sessionFolder.of(found);
        LostSession.Found there = lost.putBack(found);
        Optional<SessionToResume> session = SessionToResume.of(configuration, there.transcript());
        if (session.isEmpty()) {
            Optional<LostSession.Found> before = lost.beforeItWasEmptied(there.transcript());
            if (before.isPresent()) {
                return SessionToResume.of(configuration, before.get().transcript())
                        .map(again -> new Target(again.after(before.get().said()), folder));
            }
        }
        return session.map(as -> new Target(as.after(there.said()), folder));
    }

    /** One in which nothing but {@code /exit} was typed is none that somebody misses. */
    private Target newest() throws UsageException {
        SessionFinder finder = lost.finder(configuration, workingDirectory);
        Set<Path> empty = new HashSet<>();
        try {
            for (Optional<Path> next; (next = finder.newest(empty)).isPresent(); ) {
                Optional<Target> target = session(next.get());
                if (target.isPresent()) {
                    return target.get();
                }
                empty.add(next.get());
            }
        } catch (IOException unreadable) {
            throw UsageException.noInput("cannot read the sessions: " + unreadable.getMessage());
        }
        throw UsageException.noInput("no sessions for this folder yet (looked in " + finder.here()
                + "; `belay sessions --all` lists those of every folder)");
    }
}
