package dev.belay.evidence.fact;

import dev.belay.evidence.Repetition;
import dev.belay.evidence.Screen;
import java.util.ArrayList;
import java.util.List;

/** The calls of tools in a conversation that was pasted, with what came of each: whether the last ones are all the same. */
final class ShownRounds {
    /** As many as nobody makes who reads what came of them. */
    private static final int MANY = 6;

    private static final String BULLETS = "●⏺";
    private static final String RESULTS = "⎿└";

    private ShownRounds() {}

    /** What the screen shows of a circle. */
    static Repetition on(Screen screen) {
        if (!screen.pasted()) {
            return Repetition.NONE;
        }
        List<String> rounds = rounds(screen.text());
        int same = 0;
        for (int i = rounds.size() - 1; i >= 0 && same < MANY && sameAsLast(rounds, i); i--) {
            same++;
        }
        return same == MANY ? Repetition.SAME_RESULT : Repetition.NONE;
    }

    /** Behind the last one stands what the client shows at its work, or its prompt. */
    private static boolean sameAsLast(List<String> rounds, int i) {
        String last = rounds.get(rounds.size() - 1);
        String round = rounds.get(i);
        return isCall(round) && (i == rounds.size() - 1 || last.startsWith(round) && round.equals(before(rounds)));
    }

    private static String before(List<String> rounds) {
        return rounds.get(rounds.size() - 2);
    }

    private static boolean isCall(String round) {
        int result = round.indexOf('\n') + 1;
        return round.indexOf('(') > 0
                && result > 0
                && result < round.length()
                && RESULTS.indexOf(round.charAt(result)) >= 0;
    }

    /** What stands from each bullet to the next, line by line without the columns before it. */
    private static List<String> rounds(String text) {
        List<String> rounds = new ArrayList<>();
        StringBuilder round = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            String words = line.strip();
            if (!words.isEmpty() && BULLETS.indexOf(words.charAt(0)) >= 0) {
                add(round, rounds);
            }
            if (!words.isEmpty()) {
                round.append(words).append('\n');
            }
        }
        add(round, rounds);
        return rounds;
    }

    private static void add(StringBuilder round, List<String> rounds) {
        if (round.length() > 0) {
            rounds.add(round.toString());
            round.setLength(0);
        }
    }
}
