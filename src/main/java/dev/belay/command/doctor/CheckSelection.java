package dev.belay.command.doctor;

import dev.belay.doctor.Check;
import dev.belay.doctor.check.Checks;
import dev.belay.settings.Nearest;
import dev.belay.settings.UsageException;
import java.util.ArrayList;
import java.util.List;

/** The checks that {@code --only} names. */
final class CheckSelection {
    private CheckSelection() {}

    /** The one of exactly this name. */
    static List<Check> named(String name) {
        return Checks.all().stream().filter(check -> check.name().equals(name)).toList();
    }

    /**
     * The checks, in their own order.
     *
     * @param lists names with commas or blanks between them; none for all checks
     */
    static List<Check> of(List<String> lists) throws UsageException {
        List<String> names = new ArrayList<>();
        for (String list : lists) {
            if (list.isBlank()) {
                throw UsageException.usage("--only needs the name of a check (see `belay doctor --help`)");
            }
            names.addAll(List.of(list.split("[,\\s]+")));
        }
        for (String name : names) {
            if (!Checks.names().contains(name)) {
                throw UsageException.usage("unknown check '" + name + "' ("
                        + Nearest.to(name, Checks.names())
                                .map(near -> "did you mean " + near + "?")
                                .orElse("expected one of: " + String.join(", ", Checks.names()))
                        + ")");
            }
        }
        return Checks.all().stream()
                .filter(check -> names.isEmpty() || names.contains(check.name()))
                .toList();
    }
}
