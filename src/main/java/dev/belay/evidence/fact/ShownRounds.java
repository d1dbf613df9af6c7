package dev.belay.evidence.fact;

import dev.belay.evidence.Repetition;
import dev.belay.evidence.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The calls of tools in a conversation that was pasted, with what came of each: whether the last ones are all the same. */
final class ShownRounds {
    /** As many as nobody makes who reads what came of them. */
    private static final int MANY = 6;
    /** As many as nobody makes of a call that fails, or brings nothing, each time. */
    private static final int VAIN = 3;

    /** As many as are a circle where nothing else is shown. */
    private static final int ALL = 4;

    private static final Pattern IN_VAIN =
            Pattern.compile(".*\\n[⎿└] +(?:Error: |Wasted call\\b|\\(No (?:output|content)\\)).*", Pattern.DOTALL);

    private static final String BULLETS = "●⏺";
    private static final String RESULTS = "⎿└";

    private ShownRounds() {}

    /** What the screen shows of a circle. */
    static Repetition on(Screen screen) {
        if (!screen.pasted()) {
            return Repetition.NONE;
        }
        List<String> rounds = calls(rounds(screen.text()));
        int same = 0;
        for (int i = rounds.size() - 1; i >= 0 && same < MANY && sameAsLast(rounds, i); i--) {
            same++;
        }
        boolean inVain = same >= VAIN && IN_VAIN.matcher(before(rounds)).matches();
        boolean nothingElse = same >= ALL && same == rounds.size();
        return same == MANY || inVain || nothingElse ? Repetition.SAME_RESULT : Repetition.NONE;
    }

    /** Those that are calls, and the last whatever it is. */
    private static List<String> calls(List<String> rounds) {
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            if (isCall(rounds.get(i))
                    || i == rounds.size() - 1 && BULLETS.indexOf(rounds.get(i).charAt(0)) >= 0) {
                calls.add(rounds.get(i));
            }
        }
        return calls;
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
