package dev.belay.command.top;

import dev.belay.machine.process.Processes;
import dev.belay.machine.system.ProgramOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pane of the tmux server that answers here. Its id is tmux's own ({@code %3}). */
record TmuxPane(String id) {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** The one in which this process runs. */
    static Optional<TmuxPane> of(long pid) {
        Map<Long, String> panes = new HashMap<>();
        for (String line :
                tmux("list-panes", "-a", "-F", "#{pane_pid} #{pane_id}").lines().toList()) {
            String[] words = line.strip().split(" ");
            if (words.length == 2 && words[0].matches("[0-9]{1,10}") && words[1].matches("%[0-9]{1,9}")) {
                panes.put(Long.parseLong(words[0]), words[1]);
            }
        }
        Processes processes = Processes.here();
        long at = pid;
        while (at > 1 && !panes.containsKey(at)) {
            at = processes.find(at).map(Processes.Entry::parent).orElse(0L);
        }
        return Optional.ofNullable(panes.get(at)).map(TmuxPane::new);
    }

    /** Shows it in the tmux client that is looked at; what went wrong, or nothing. */
    String select() {
        tmux("select-window", "-t", id);
        tmux("select-pane", "-t", id);
        tmux("switch-client", "-t", id);
        return "";
    }

    /** The command that shows it on a terminal without tmux. */
    List<String> attach() {
        return List.of(
                "tmux", "select-window", "-t", id, ";", "select-pane", "-t", id, ";", "attach-session", "-t", id);
    }

    private static String tmux(String... words) {
        List<String> command = new ArrayList<>(List.of("tmux"));
        command.addAll(List.of(words));
        return new ProgramOutput().of(LIMIT, command.toArray(String[]::new)).orElse("");
    }
}
