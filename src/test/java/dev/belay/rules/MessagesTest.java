package dev.belay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Screen;
import dev.belay.testing.RealClient;
import dev.belay.testing.client.Rotation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each message that was reported gives its class, however it was pasted. */
class MessagesTest {
    private static final Rulebook RULES = RuleFiles.ours();
    private static final int SHARE = 5;

    record Message(String failure, String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"messages.tsv", "reported.tsv", "kin.tsv", "examples.tsv"})
    void givesTheClassOfAMessageAlone(String file) throws IOException {
        check(file, text -> text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.tsv", "reported.tsv", "kin.tsv", "examples.tsv"})
    void givesTheClassOfAMessageWrappedAtSpaces(String file) throws IOException {
        check(file, text -> "  ⎿  " + Wrap.soft(text, 74, "     "));
        check(file, text -> Wrap.soft(text, 80, "  "));
        check(file, text -> Wrap.soft(text, 40, "    "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.tsv", "reported.tsv", "kin.tsv", "examples.tsv"})
    void givesTheClassOfAMessageWrappedInTheMiddleOfAWord(String file) throws IOException {
        check(file, text -> Wrap.hard(text, 80, ""));
        check(file, text -> Wrap.hard(text, 80, "     "));
        check(file, text -> Wrap.hard(text, 33, "  "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.tsv", "reported.tsv", "kin.tsv", "examples.tsv"})
    void givesTheClassOfAMessageInABox(String file) throws IOException {
        check(file, text -> Wrap.boxed(text, 76));
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"messages.tsv", "reported.tsv", "kin.tsv", "examples.tsv"})
    void givesTheClassOfAMessageInTheMiddleOfTwoHundredOtherLines(String file) throws IOException {
        List<Message> inTurn = inTurn(messages(file));
        check(inTurn, Wrap::amongOthers);
        check(inTurn, text -> Wrap.amongOthers(Wrap.hard(text, 80, "  ")));
    }

    /** Every fifth, others with the next commit; all of them with {@code --all-versions}. */
    private static List<Message> inTurn(List<Message> all) {
        Rotation today = Rotation.today();
        return all.stream()
                .filter(message -> today.meets(message.text(), RealClient.NEWEST, SHARE))
                .toList();
    }

    @Test
    void findsNothingInTheOtherLinesThemselves() {
        assertEquals("unexplained", diagnose(Wrap.amongOthers("")).failure());
    }

    private static void check(String file, UnaryOperator<String> pasted) throws IOException {
        List<Message> messages = messages(file);
        assertTrue(messages.size() > 60, file + " holds only " + messages.size());
        check(messages, pasted);
    }

    private static void check(List<Message> messages, UnaryOperator<String> pasted) {
        List<String> wrong = new ArrayList<>();
        for (Message message : messages) {
            Diagnosis diagnosis = diagnose(pasted.apply(message.text()));
            if (!diagnosis.failure().equals(message.failure())) {
                wrong.add(message.failure() + " but was " + diagnosis.failure() + " "
                        + diagnosis.best().because() + " then " + diagnosis.candidates() + ": " + message.text());
            } else if (!diagnosis.others().isEmpty()
                    && diagnosis.best().ties(diagnosis.others().get(0))) {
                wrong.add(message.failure() + " ties with " + diagnosis.candidates() + ": " + message.text());
            }
        }
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong:\n" + String.join("\n", wrong));
    }

    private static Diagnosis diagnose(String text) {
        return RULES.diagnose(Evidence.of(Instant.EPOCH, new Exit.Unseen()).with(new Screen(text, true)));
    }

    private static List<Message> messages(String file) throws IOException {
        try (InputStream in = MessagesTest.class.getResourceAsStream("/" + file)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return all.lines()
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Message(cells[0], cells[cells.length - 1].replace("\\n", "\n")))
                    .toList();
        }
    }
}
