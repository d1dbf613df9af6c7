package dev.belay.day;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One act, with and without Belay.
 *
 * @param differences lines that only one of them has, without a reason: {@code -} without Belay, {@code +} under it
 * @param reasons why others differ
 * @param ofBelay what stands on the screen, in the output or in the journal of Belay, without a reason
 */
record Comparison(String scene, String title, List<String> differences, Set<String> reasons, List<String> ofBelay) {
    private static final Pattern TELLS_OF_BELAY =
            Pattern.compile("(?i)(?:screen|stdout|stderr): .*belay.*|journal: .*");

    static Comparison of(String scene, Act act, Observed bare, Observed other, String version) {
        List<String> differences = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        for (String line : difference(bare.lines(), other.lines())) {
            Optional<String> reason = Allowance.reason(act.title(), line, version);
            reason.ifPresentOrElse(reasons::add, () -> differences.add(line));
        }
        List<String> ofBelay = other.lines().stream()
                .filter(line -> TELLS_OF_BELAY.matcher(line).matches())
                .filter(line ->
                        Allowance.reason(act.title(), "+ " + line, version).isEmpty())
                .toList();
        return new Comparison(scene, act.title(), List.copyOf(differences), reasons, ofBelay);
    }

    boolean isEqual() {
        return differences.isEmpty();
    }

    /** Both plays of one act together: equal if one of them was, but silent only if both were. */
    Comparison and(Comparison again) {
        Set<String> allReasons = new LinkedHashSet<>(reasons);
        allReasons.addAll(again.reasons);
        Set<String> told = new LinkedHashSet<>(ofBelay);
        told.addAll(again.ofBelay);
        List<String> always = isEqual() ? differences : again.differences;
        return new Comparison(scene, title, always, allReasons, List.copyOf(told));
    }

    private static List<String> difference(List<String> bare, List<String> other) {
        List<String> difference = new ArrayList<>();
        List<String> left = new ArrayList<>(other);
        for (String line : bare) {
            // What could not be played says nothing, even where that is so both ways.
            if (line.startsWith("fault:") || !left.remove(line)) {
                difference.add("- " + line);
            }
        }
        left.forEach(line -> difference.add("+ " + line));
        if (difference.isEmpty() && !seen(bare).equals(seen(other))) {
            difference.add("- the same lines in another order");
        }
        return difference;
    }

    /** Where the order is no matter of chance, as it is with requests. */
    private static List<String> seen(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("screen:") || line.startsWith("std"))
                .toList();
    }
}
