package dev.belay;

import dev.belay.command.RunOptions;
import dev.belay.command.SessionArgument;
import dev.belay.evidence.SessionId;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import dev.belay.transcript.Cure;
import dev.belay.transcript.SessionFinder;
import dev.belay.watch.ProjectDirectory;
import dev.belay.watch.SessionFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code belay resume [options] [SESSION] [-- claude arguments]}: the words of {@code belay run} for a session that comes
 * back. A session that is damaged or poisoned is mended first; one that somebody has open is left alone.
 */
final class Resumption {
    private static final int LATER = 75;
    private static final int LONGEST = 500;

    private final Path configuration;
    private final Path workingDirectory;

    Resumption(Map<String, String> environment, Path workingDirectory) {
        this.configuration = SessionFiles.configurationDirectory(environment);
        this.workingDirectory = workingDirectory;
    }

    /** The options and claude's own words, the session's among them. */
    RunOptions options(List<String> words) throws UsageException {
        int dashes = words.indexOf("--");
        RunOptions options = RunOptions.parse(dashes < 0 ? words : words.subList(0, dashes));
        List<String> named = options.claude();
        if (named.size() > 1 || !named.isEmpty() && named.get(0).startsWith("-")) {
            throw new UsageException(
                    UsageException.USAGE,
                    "unknown word '" + Untrusted.line(named.get(named.size() - 1), 80)
                            + "' (belay resume [options] [SESSION] [-- claude arguments])");
        }
        Path transcript = transcript(named);
        List<String> claude = new ArrayList<>(List.of("--resume", session(transcript)));
        if (dashes >= 0) {
            claude.addAll(words.subList(dashes + 1, words.size()));
        }
        return new RunOptions(options.help(), options.given(), List.copyOf(claude));
    }

    private Path transcript(List<String> named) throws UsageException {
        SessionFinder finder = new SessionFinder(configuration, workingDirectory);
        if (!named.isEmpty()) {
            Path transcript = SessionArgument.transcript(named.get(0), finder, workingDirectory);
            if (!transcript
                    .toAbsolutePath()
                    .normalize()
                    .getParent()
                    .equals(finder.here().toAbsolutePath().normalize())) {
                throw new UsageException(
                        UsageException.NO_INPUT,
                        "that session belongs to another project (" + transcript
                                + "); resume it from its own directory");
            }
            return transcript;
        }
        try {
            return finder.newest()
                    .orElseThrow(() -> new UsageException(
                            UsageException.NO_INPUT,
                            "this project has no session yet: there is no transcript in " + finder.here()));
        } catch (IOException unreadable) {
            throw new UsageException(
                    UsageException.NO_INPUT, "the sessions cannot be read: " + unreadable.getMessage());
        }
    }

    private String session(Path transcript) throws UsageException {
        String name = ProjectDirectory.session(transcript)
                .map(SessionId::value)
                .orElseThrow(() -> new UsageException(
                        UsageException.NO_INPUT, transcript + " is named like no session, so claude cannot resume it"));
        try {
            Cure.Result result = new Cure(configuration, transcript, bytes -> {}).repair(true);
            if (result.outcome() == Cure.Outcome.EMPTY) {
                throw new UsageException(
                        UsageException.NO_INPUT, "there is no conversation in " + transcript + " to resume");
            }
            result.mended().forEach(this::say);
            result.lost().forEach(sentence -> say("lost: " + sentence));
            result.session().ifPresent(id -> say("resuming the mended session " + id));
            return result.session().map(SessionId::value).orElse(name);
        } catch (IOException failed) {
            throw new UsageException(LATER, Untrusted.line("" + failed.getMessage(), LONGEST));
        }
    }

    private void say(String sentence) {
        Commands.complain(Untrusted.line(sentence, LONGEST));
    }
}
