package dev.belay.command.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What there is to do to install Belay for this user, and what stands in the way. Nothing is done here. */
final class Installation {
    private static final String NOTE = "# Written by `belay install`; `belay uninstall` takes it away.\n";

    private final Path home;
    private final Path data;
    private final Map<String, String> environment;
    private final Receipt receipt;
    private final ThisBelay belay;
    private final boolean shim;
    private final List<Change> changes = new ArrayList<>();
    private final List<String> obstacles = new ArrayList<>();

    Installation(Path home, Path data, Map<String, String> environment, boolean shim) throws IOException {
        this.home = home;
        this.data = data;
        this.environment = environment;
        this.receipt = Receipt.in(data);
        this.belay = ThisBelay.of(home, data.resolve("shim"), environment);
        this.shim = shim;
    }

    /** What is to be done. */
    List<Change> changes() {
        return changes;
    }

    /** A sentence for each thing that is left out. */
    List<String> obstacles() {
        return obstacles;
    }

    Receipt receipt() {
        return receipt;
    }

    /** Looks at everything. */
    Installation look() throws IOException {
        if (shim) {
            offer(new Change.Link(data.resolve("shim/claude"), "a claude that is Belay", belay.lasting()));
            if (!belay.isOnPath()) {
                offer(new Change.Link(data.resolve("shim/belay"), "belay itself", belay.lasting()));
            }
        }
        for (Shell shell : Shell.used(home, environment)) {
            look(shell);
        }
        for (Change change : OwnFiles.all(data.getParent(), belay.command())) {
            offer(change);
        }
        return this;
    }

    private void look(Shell shell) throws IOException {
        Path completion = shell.completion(home, data, environment);
        offer(OwnFiles.completion(shell.id(), completion));
        Optional<ForeignAlias> users = ForeignAlias.in(shell.filesOfAliases(home, environment));
        String lines = shell.reads(completion);
        String what = lines.isEmpty() ? "" : "completion";
        if (shim) {
            lines = shell.firstOnPath(data.resolve("shim")) + lines;
            what = "the shim first on the PATH" + (what.isEmpty() ? "" : ", " + what);
        } else if (users.isEmpty()) {
            lines = shell.alias(belay.command()) + lines;
            what = "alias claude='" + belay.command() + " run --'" + (what.isEmpty() ? "" : ", " + what);
        }
        if (users.isPresent() && !users.get().ofBelay()) {
            obstacles.add("an alias of your own for claude in " + users.get().file() + ", line "
                    + users.get().line() + ", is left alone; write it as alias claude='" + belay.command()
                    + " run --' to put claude under Belay");
        }
        if (!lines.isEmpty()) {
            offer(new Change.Lines(shell.startupFile(home, environment), what, NOTE + lines));
            Optional<Path> login = shell == Shell.BASH ? BashLogin.file(home) : Optional.empty();
            if (login.isPresent()) {
                offer(new Change.Lines(login.get(), "the same for login shells of bash", NOTE + lines));
            }
        }
    }

    private void offer(Change change) throws IOException {
        if (!change.needed()) {
            return;
        }
        Path path = change.path();
        boolean strangers = !(change instanceof Change.Lines)
                && Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && !receipt.has(path);
        if (strangers) {
            obstacles.add(path + " is there already, and not from belay install; it is left alone");
        } else if (AtomicFile.isReadOnly(path)) {
            obstacles.add(path + " is read-only, so nothing is written there (" + change.what() + ")");
        } else {
            changes.add(change);
        }
    }
}
