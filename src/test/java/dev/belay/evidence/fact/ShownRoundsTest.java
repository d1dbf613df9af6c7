package dev.belay.evidence.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.Repetition;
import dev.belay.evidence.Screen;
import org.junit.jupiter.api.Test;

class ShownRoundsTest {
    private static final String ROUND = "● Bash(make status)\n  ⎿  Waiting for the lock\n";

    private static Repetition pasted(String text) {
        return ShownRounds.on(new Screen(text, true));
    }

    @Test
    void seesTheSameCallWithTheSameResultOverAndOver() {
        assertEquals(Repetition.SAME_RESULT, pasted(ROUND.repeat(6)));
        assertEquals(Repetition.SAME_RESULT, pasted("> go\n\n" + ROUND.repeat(9) + "\n✻ Working… (9m 2s)\n"));
        assertEquals(Repetition.NONE, pasted("● Bash(ls)\n  ⎿  Makefile\n" + ROUND.repeat(5)));
    }

    @Test
    void seesItSoonerWhereNothingElseIsShownOrNothingComesOfIt() {
        assertEquals(Repetition.SAME_RESULT, pasted(ROUND.repeat(4)));
        assertEquals(Repetition.NONE, pasted(ROUND.repeat(3)));
        String vain = "● Bash(make start)\n  ⎿  Error: Exit code 2\n";
        assertEquals(Repetition.SAME_RESULT, pasted("● Bash(ls)\n  ⎿  Makefile\n" + vain.repeat(3)));
        assertEquals(Repetition.NONE, pasted("● Bash(ls)\n  ⎿  Makefile\n" + vain.repeat(2)));
    }

    @Test
    void seesNoneWhereTheModelWentOn() {
        assertEquals(Repetition.NONE, pasted(ROUND.repeat(8) + "● It is free now.\n"));
    }

    @Test
    void seesNoneInOtherResultsInAnswersAndInNothing() {
        StringBuilder polls = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            polls.append("● Bash(make status)\n  ⎿  ").append(i).append(" of 9\n");
        }
        assertEquals(Repetition.NONE, pasted(polls.toString()));
        assertEquals(Repetition.NONE, pasted("● yes (again)\n".repeat(9)));
        assertEquals(Repetition.NONE, pasted(""));
        assertEquals(Repetition.NONE, ShownRounds.on(new Screen(ROUND.repeat(9), false)));
    }
}
