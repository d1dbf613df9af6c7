package dev.belay.run.registration;

import dev.belay.machine.system.ProgramOutput;
import dev.belay.register.Seat;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The terminal that this run is on, as it says itself: a pane of tmux has a name. */
final class OwnPane {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private OwnPane() {}

    /**
     * @param environment the user's own
     * @param screen whether claude has one
     */
    static Seat seat(Map<String, String> environment, boolean screen) {
        if (!screen) {
            return Seat.none();
        }
        String pane = environment.getOrDefault("TMUX_PANE", "");
        String[] server = environment.getOrDefault("TMUX", "").split(",");
        if (pane.isEmpty() || server.length < 2) {
            return Seat.terminal();
        }
        Optional<String> position = new ProgramOutput()
                .of(
                        PATIENCE,
                        "tmux",
                        "-S",
                        server[0],
                        "display-message",
                        "-p",
                        "-t",
                        pane,
                        "#{session_name}:#{window_index}.#{pane_index}")
                .map(String::strip)
                .filter(name -> name.indexOf(' ') < 0);
        try {
            return Seat.in(new Seat.Pane(server[0], Long.parseLong(server[1]), pane, position.orElse("")));
        } catch (NumberFormatException none) {
            return Seat.terminal();
        }
    }
}
