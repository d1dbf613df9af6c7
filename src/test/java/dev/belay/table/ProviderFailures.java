package dev.belay.table;

import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.wire.Wire;
import dev.belay.demo.wire.Wires;
import dev.belay.testing.RealClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/** What other providers than the Anthropic API, and gateways, refuse or fail at, each as {@code provider-failures.txt} has it. */
final class ProviderFailures {
    static final List<String> VERSIONS = List.of("2.1.116", RealClient.newest());
    private static final String ROWS = "provider-failures.txt";
    private static final Answer ANSWER = Reply.say("I begin to answer, and then");
    private static final int COLUMNS = 7;

    /**
     * One line.
     *
     * @param how an HTTP status, or where within a stream and what with it
     * @param right the right class; {@code newest} on 2.1.332 where it is another
     */
    private record Row(Wire wire, String name, String[] how, String type, String right, String newest, String message) {
        static Row of(String line) {
            String[] parts = line.split("\\s*\\|\\s*", COLUMNS);
            return new Row(
                    Wires.named(parts[0]).orElseThrow(() -> new NoSuchElementException(line)),
                    parts[1],
                    parts[2].split(" "),
                    parts[3],
                    parts[4],
                    parts[5].strip(),
                    parts[6]);
        }

        Reply reply() {
            String first = how[0];
            if (Character.isDigit(first.charAt(0))) {
                return whole(first);
            }
            if (!Character.isDigit(how[1].charAt(0))) {
                Answer broken =
                        ANSWER.cut(new Interruption(constant(Interruption.Point.class, first), 1, way(how[1]), "", ""));
                return Reply.byForm(broken, Reply.drop(true));
            }
            Interruption.Way way = first.equals("unknown") ? way("unknown-error-event") : way("error-event");
            return Reply.byForm(
                    ANSWER.cut(new Interruption(point(first), ANSWER.blocks().size(), way, type, message)),
                    whole(how[1]));
        }

        private Reply whole(String status) {
            return Reply.httpError(Integer.parseInt(status), type, message);
        }

        private static Interruption.Way way(String word) {
            return constant(Interruption.Way.class, word);
        }

        private static Interruption.Point point(String word) {
            return switch (word) {
                case "start" -> Interruption.Point.AFTER_HEADERS;
                case "begun" -> Interruption.Point.AFTER_START;
                case "behind" -> Interruption.Point.AFTER_BLOCKS;
                default -> Interruption.Point.MID_BLOCK;
            };
        }

        String done() {
            String words = message.isEmpty() ? "" : ", \"" + message + "\"";
            String kind = type.isEmpty() ? "" : " " + type;
            return Character.isDigit(how[0].charAt(0))
                    ? how[0] + kind + words
                    : "every stream has " + String.join(", ", how) + kind + words;
        }
    }

    private ProviderFailures() {}

    static List<Failure> all() throws IOException {
        List<Failure> all = new ArrayList<>();
        for (String line : lines()) {
            Row row = Row.of(line);
            String group = row.wire().provider().title() + " (" + row.wire().id() + ")";
            Failure failure = Failure.of(group, row.name(), row.done(), row.right(), stage -> stage.over(row.wire())
                    .api(Script.always(row.reply()))
                    .print("-p", "do it"));
            all.add(row.newest().isEmpty() ? failure : failure.on(RealClient.newest(), row.newest()));
        }
        return all;
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = ProviderFailures.class.getResourceAsStream(ROWS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
