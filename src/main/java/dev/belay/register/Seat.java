package dev.belay.register;

import java.util.Optional;

/**
 * Where a run has its screen.
 *
 * @param kind of which kind
 * @param pane the pane of tmux, where it is one
 */
public record Seat(Kind kind, Optional<Pane> pane) {

    /** Whether claude has a screen there. */
    public enum Kind {
        /** In a pane of tmux. */
        TMUX,
        /** On a terminal that nobody but its owner finds again. */
        TERMINAL,
        /** Without one: print mode, or a pipe. */
        NONE;

        /** The word for it. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A pane of tmux.
     *
     * @param socket of its server
     * @param server the process id of that
     * @param id its number, as long as that server lives
     * @param position session, window and pane, which somebody may have made again after that; empty when unknown
     */
    public record Pane(String socket, long server, String id, String position) {

        String text() {
            return server + " " + id + " " + (position.isEmpty() ? "-" : position) + " " + socket;
        }

        static Pane parse(String text) {
            String[] parts = text.split(" ", 4);
            return new Pane(parts[3], Long.parseLong(parts[0]), parts[1], parts[2].equals("-") ? "" : parts[2]);
        }
    }

    /** Without a screen. */
    public static Seat none() {
        return new Seat(Kind.NONE, Optional.empty());
    }

    /** A terminal that nobody finds again. */
    public static Seat terminal() {
        return new Seat(Kind.TERMINAL, Optional.empty());
    }

    /** In that pane. */
    public static Seat in(Pane pane) {
        return new Seat(Kind.TMUX, Optional.of(pane));
    }
}
