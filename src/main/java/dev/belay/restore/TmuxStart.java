package dev.belay.restore;

import dev.belay.register.ProcessMark;
import dev.belay.register.RunEntry;
import dev.belay.register.Seat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * In tmux: in the pane where it was, when that is there again with a shell at its prompt, else in a window of its own, named
 * after the project.
 */
final class TmuxStart implements Start {
    /** A terminal takes no longer line before its shell is up. */
    private static final int LONGEST_LINE = 1_000;

    private static final int LONGEST_NAME = 24;

    private final Tmux tmux;
    private final String launcher;
    private final Map<String, String> environment;

    TmuxStart(Tmux tmux, String launcher, Map<String, String> environment) {
        this.tmux = tmux;
        this.launcher = launcher;
        this.environment = environment;
    }

    @Override
    public Started start(Restoration restoration) throws IOException {
        RunEntry entry = restoration.entry();
        ResumeWords words = new ResumeWords(launcher, restoration);
        Optional<Seat.Pane> seat = entry.started().seat().pane();
        Tmux.Server server = tmux.server(seat.map(Seat.Pane::socket));
        String line = words.typed(environment);
        boolean typable = line.length() < LONGEST_LINE && line.chars().noneMatch(c -> c < ' ');
        Optional<Tmux.Pane> pane = seat.filter(
                        was -> typable && restoration.notBefore().isEmpty())
                .flatMap(was -> server.idle(was, entry.started().directory()));
        if (pane.isPresent()) {
            server.type(pane.get().id(), line);
            return started(pane.get(), "tmux pane " + pane.get().position());
        }
        Tmux.Pane made = server.window(
                name(entry),
                entry.started().directory(),
                WaitingShell.staying(restoration.notBefore(), words.program()));
        return started(made, "tmux window " + made.position());
    }

    private static Started started(Tmux.Pane pane, String place) throws IOException {
        return new Started(
                ProcessMark.of(pane.process()).orElseThrow(() -> new IOException("its window closed at once")), place);
    }

    private static String name(RunEntry entry) {
        Path folder = Path.of(entry.started().directory()).getFileName();
        String name = folder == null ? "/" : folder.toString().replaceAll("[^\\w.@+-]", "-");
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
