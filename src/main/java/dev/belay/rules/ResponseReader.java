package dev.belay.rules;

import com.fasterxml.jackson.core.JsonToken;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Reads what a rule does about its failure: its kind, the steps of its recovery, the exit status. */
final class ResponseReader {
    private static final int LARGEST_STATUS = 125;

    private final RuleParser parser;
    private Optional<Kind> kind;
    private List<Recovery> recover = List.of();
    private OptionalInt status = OptionalInt.empty();
    private boolean silent;

    /** @param kind what the rule is unless the file says it */
    ResponseReader(RuleParser parser, Optional<Kind> kind) {
        this.parser = parser;
        this.kind = kind;
    }

    void kind() throws IOException, RuleFileException {
        String word = parser.text("kind");
        kind = Optional.of(Kind.named(word)
                .orElseThrow(() -> parser.wrong("unknown kind '" + word + "' (known: "
                        + Arrays.stream(Kind.values()).map(Kind::id).collect(Collectors.joining(", ")) + ")")));
    }

    void recover() throws IOException, RuleFileException {
        parser.expect(JsonToken.START_ARRAY, "a list of steps for 'recover'");
        List<Recovery> ladder = new ArrayList<>();
        while (parser.next() != JsonToken.END_ARRAY) {
            String word = parser.text("recover");
            ladder.add(Recovery.named(word)
                    .orElseThrow(
                            () -> parser.wrong("unknown step '" + word + "' in 'recover' (known: " + steps() + ")")));
        }
        if (ladder.isEmpty()) {
            throw parser.wrong("'recover' needs at least one step (known: " + steps() + ")");
        }
        recover = List.copyOf(ladder);
    }

    private static String steps() {
        return Arrays.stream(Recovery.values()).map(Recovery::id).collect(Collectors.joining(", "));
    }

    void status() throws IOException, RuleFileException {
        status = OptionalInt.of(parser.number("an exit status from 1 to 125 for 'status'", 1, LARGEST_STATUS));
    }

    void silent() throws IOException, RuleFileException {
        silent = parser.truth("silent");
    }

    /** All of it; to be asked for once the steps have been read. */
    Response response() {
        return new Response(kind.orElseGet(() -> Kind.of(recover.get(0))), recover, status, silent);
    }
}
