package dev.belay.command.update;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.posix.Subprocess;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code belay update [--check]}: says whether there is a newer Belay, and installs what install.sh has installed. */
public final class UpdateCommand implements Command {
    private static final int PATIENCE = 10_000;

    /** Says after the command of this name, where it is due and welcome, that there is a newer version. */
    public static void mention(String command, Console console) {
        UpdateNotice.after(command, console);
    }

    /** 0; 1 with {@code --check} when there is a newer one, or when it could not be installed. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("update", arguments);
        Releases releases = new Releases(console.environment(), PATIENCE);
        String ours = Releases.ours();
        String newest = newest(releases);
        UpdateNotice.remember(newest, console.environment());
        if (!Releases.isNewer(newest, ours)) {
            console.say("this is the newest version, " + ours);
            return DONE;
        }
        Path launcher = Origin.launcher();
        Origin origin = Origin.of(launcher);
        String command = origin == Origin.IMAGE ? "belay update" : origin.command(launcher);
        if (given.has("--check") || origin != Origin.IMAGE) {
            console.say("version " + newest + " is there, and this is " + ours + "; to get it: " + command);
            return given.has("--check") ? NO : DONE;
        }
        console.say("installing version " + newest + "; sessions that run keep version " + ours);
        return install(releases, launcher, console) == 0 ? DONE : NO;
    }

    private static String newest(Releases releases) throws UsageException {
        try {
            return releases.newest();
        } catch (IOException | IllegalArgumentException unreachable) {
            throw UsageException.tryLater("cannot learn the newest version from " + releases.base() + " ("
                    + unreachable.getClass().getSimpleName() + ")");
        }
    }

    private static int install(Releases releases, Path launcher, Console console) throws UsageException {
        try {
            Path script = Files.createTempFile("belay-install", ".sh");
            try {
                Files.writeString(script, releases.get("install.sh"));
                return new Subprocess(List.of(
                                "sh",
                                script.toString(),
                                "--no-setup",
                                "--prefix",
                                Origin.prefix(launcher).toString()))
                        .environment(console.environment())
                        .inOurPlace()
                        .start()
                        .waitFor();
            } finally {
                Files.delete(script);
            }
        } catch (IOException failed) {
            throw UsageException.tryLater("could not be installed, and nothing was changed: " + failed.getMessage());
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
