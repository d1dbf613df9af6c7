package dev.belay.diagnose.criterion;

/** The words by which a fact says that there is nothing: they guard a row, but testify to nothing. */
final class Absence {
    private Absence() {}

    static boolean is(String value) {
        return switch (value) {
            case "none", "unknown", "false", "never" -> true;
            default -> false;
        };
    }
}
