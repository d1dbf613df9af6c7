package dev.belay.machine.stream;

import dev.belay.machine.system.ProgramOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * macOS's nettop counts the bytes of each connection, without privilege. It knows neither the pieces that they came in
 * nor when the last one came.
 */
public final class DarwinStreamGauge implements StreamGauge {
    /** It is said to take five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ProgramOutput programs;

    public DarwinStreamGauge(ProgramOutput programs) {
        this.programs = programs;
    }

    @Override
    public boolean measures() {
        return programs.has("nettop");
    }

    @Override
    public boolean isCheap() {
        return false;
    }

    @Override
    public Optional<Reading> read(Collection<Long> pids) {
        List<String> command =
                new ArrayList<>(List.of("nettop", "-n", "-x", "-L", "1", "-m", "tcp", "-J", "bytes_in,bytes_out"));
        for (long pid : pids) {
            command.addAll(List.of("-p", Long.toString(pid)));
        }
        return programs.of(PATIENCE, command.toArray(String[]::new)).flatMap(DarwinStreamGauge::parse);
    }

    /**
     * Lines of comma-separated values, with the names of the columns first. A process stands before its connections,
     * with their sum; where there are no connections listed (as with {@code -P}) the sum is all there is.
     */
    public static Optional<Reading> parse(String output) {
        List<Connection> connections = new ArrayList<>();
        List<Connection> sums = new ArrayList<>();
        int in = -1;
        int out = -1;
        for (String line : output.split("\n")) {
            List<String> cells = List.of(line.strip().split(",", -1));
            if (cells.contains("bytes_in") && cells.contains("bytes_out")) {
                in = cells.indexOf("bytes_in");
                out = cells.indexOf("bytes_out");
                continue;
            }
            if (in < 0 || cells.size() <= Math.max(in, out)) {
                continue;
            }
            String name = name(cells);
            if (isNumber(cells.get(in)) && isNumber(cells.get(out)) && !name.isEmpty()) {
                boolean one = name.startsWith("tcp");
                // What a whole process sends is no word on the one connection that carries the answer.
                long sent = one ? Long.parseLong(cells.get(out)) : 0;
                (one ? connections : sums).add(connection(name, Long.parseLong(cells.get(in)), sent));
            }
        }
        return in < 0 || connections.isEmpty() && sums.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reading(connections.isEmpty() ? sums : connections));
    }

    /** The first cell that is no time of day. */
    private static String name(List<String> cells) {
        for (String cell : cells) {
            boolean time = cell.length() >= 8 && cell.charAt(2) == ':' && cell.charAt(5) == ':';
            if (!cell.isBlank() && !time) {
                return isNumber(cell) ? "" : cell.strip();
            }
        }
        return "";
    }

    /** Its two ends are the connection's name: an end is used again only after a while. */
    private static Connection connection(String name, long in, long out) {
        long known = 1_125_899_906_842_597L;
        for (int i = 0; i < name.length(); i++) {
            known = 31 * known + name.charAt(i);
        }
        return new Connection(known, 0, in, Connection.UNCOUNTED, out, 0);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
