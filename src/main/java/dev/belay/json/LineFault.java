package dev.belay.json;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/** Why one line of JSON Lines is no JSON. */
public final class LineFault {
    private LineFault() {}

    /** {@code column 14: a comma is missing}; nothing where the line is JSON. */
    public static Optional<String> of(String line) {
        try {
            Optional<JsonTokens.Found> found = JsonFault.in(new StringReader(line));
            return found.map(fault -> "column " + fault.place().column() + ": " + fault.say());
        } catch (IOException impossible) {
            return Optional.empty();
        }
    }
}
