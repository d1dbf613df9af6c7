package dev.belay.day;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One act, with and without Belay.
 *
 * @param differences lines that only one of them has, without a reason: {@code -} without Belay, {@code +} under it
 * @param reasons why others differ
 */
record Comparison(String scene, String title, List<String> differences, Set<String> reasons) {
    static Comparison of(String scene, Act act, Observed bare, Observed other, String version) {
        List<String> differences = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        for (String line : difference(bare.lines(), other.lines())) {
            Optional<String> reason = Allowance.reason(act.title(), line, version);
            reason.ifPresentOrElse(reasons::add, () -> differences.add(line));
        }
        return new Comparison(scene, act.title(), List.copyOf(differences), reasons);
    }

    boolean isEqual() {
        return differences.isEmpty();
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
