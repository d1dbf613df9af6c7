package dev.belay.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.testing.Sentence;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightTest {
    private static Seen seen(String end, String told, List<String> lost, List<String> leftOver, String... failures) {
        int recoveries = end.equals("done") ? failures.length : 0;
        return new Seen(
                end,
                new Seen.Reports(List.of(failures), told, List.of("given-up")),
                new Seen.Effort(recoveries, 7, 0, 1),
                new Seen.Conversation(lost, List.of(), recoveries, 1),
                new Seen.Remains(leftOver, ""));
    }

    private static Seen seen(String end, String told, String... failures) {
        return seen(end, told, List.of(), List.of(), failures);
    }

    @Test
    void aTaskThatIsDoneAfterTheRightFailureIsRight() {
        assertEquals(List.of(), Right.doneAfter("killed").mistakes(seen("done", "", "killed")));
        assertEquals(List.of(), Right.done().mistakes(seen("done", "")));
    }

    @Test
    void anotherEndIsWrong() {
        assertEquals(
                1, Right.doneAfter("killed").mistakes(seen("75", "", "killed")).size());
        assertEquals(1, Right.done().mistakes(seen("0, but not done", "")).size());
    }

    @Test
    void anotherFailureIsWrongAndSoIsAnAlarmAboutNothing() {
        assertEquals(
                1,
                Right.doneAfter("killed").mistakes(seen("done", "", "stalled")).size());
        assertEquals(1, Right.doneAfter("killed").mistakes(seen("done", "")).size());
        assertEquals(1, Right.done().mistakes(seen("done", "", "killed")).size());
        assertEquals(List.of(), Right.doneAfter("killed").orByItself().mistakes(seen("done", "")));
    }

    @Test
    void whoGivesUpMustSaySo() {
        Right right = Right.status(75, "overloaded");
        assertEquals(
                1,
                right.mistakes(seen("75", "nothing of that kind", "overloaded")).size());
        assertEquals(List.of(), right.mistakes(seen("75", Sentence.of("overloaded"), "overloaded")));
    }

    @Test
    void anyOfSeveralFailuresIsRight() {
        Right right = Right.doneAfter("server-error or overloaded");
        assertEquals(List.of(), right.mistakes(seen("done", "", "overloaded")));
        assertEquals(1, right.mistakes(seen("done", "", "killed")).size());
    }

    @Test
    void whoGivesUpHasTriedNotTooOftenAndNotifies() {
        Seen seen = new Seen(
                "75",
                new Seen.Reports(List.of("overloaded"), Sentence.of("overloaded"), List.of("recovering")),
                new Seen.Effort(7, 9, 0, 1),
                new Seen.Conversation(List.of(), List.of(), 0, 1),
                new Seen.Remains(List.of(), ""));
        assertEquals(2, Right.status(75, "overloaded").mistakes(seen).size());
    }

    @Test
    void whatIsLostOrLeftOverIsWrong() {
        Seen seen = seen("done", "", List.of("RESULT-2"), List.of("7 sleep 60"), "killed");
        assertEquals(
                List.of("lost: RESULT-2", "left over: 7 sleep 60"),
                Right.doneAfter("killed").mistakes(seen));
    }
}
