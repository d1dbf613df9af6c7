package dev.belay.restore;

import dev.belay.files.PrivateFiles;
import dev.belay.posix.Subprocess;
import dev.belay.register.ProcessMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Without a terminal, where nothing that happens to ours reaches it; what it prints goes into a log. */
final class DetachedStart implements Start {
    private final Path logs;
    private final String launcher;
    private final LinuxUserManager manager;

    /** @param state {@code $XDG_STATE_HOME/belay} */
    DetachedStart(Path state, String launcher, LinuxUserManager manager) {
        this.logs = state.resolve("restored");
        this.launcher = launcher;
        this.manager = manager;
    }

    @Override
    public Started start(Restoration restoration) throws IOException {
        PrivateFiles.makeDirectory(logs);
        Path log = logs.resolve(restoration.entry().work().session().value() + ".log");
        if (!Files.exists(log)) {
            PrivateFiles.write(log, "");
        }
        Path folder = Path.of(restoration.entry().started().directory());
        List<String> program =
                WaitingShell.becoming(restoration.notBefore(), new ResumeWords(launcher, restoration).program());
        if (manager.isThere()) {
            String unit = "belay-" + restoration.entry().work().session().shortened() + "-"
                    + restoration.entry().id();
            return new Started(manager.start(unit, folder, log, program), "unit " + unit + ", output in " + log);
        }
        List<String> words = new ArrayList<>(LinuxUserManager.apart());
        words.addAll(program);
        Process process = new Subprocess(words).in(folder).appendingTo(log).start();
        return new Started(mark(process.pid()), "process " + process.pid() + ", output in " + log);
    }

    private static ProcessMark mark(long pid) throws IOException {
        return ProcessMark.of(pid).orElseThrow(() -> new IOException("it ended at once"));
    }
}
