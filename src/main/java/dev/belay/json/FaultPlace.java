package dev.belay.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** Where a text stops being JSON. Nested too deep, or with a number too long, it has no such place. */
public final class FaultPlace {
    private FaultPlace() {}

    /** {@code line 3, column 14}; empty where the parser knows none. */
    public static String of(JsonProcessingException fault) {
        JsonLocation place = fault.getLocation();
        return place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    /** {@code , line 3}; empty where the parser knows none. */
    public static String line(JsonProcessingException fault) {
        JsonLocation place = fault.getLocation();
        return place == null ? "" : ", line " + place.getLineNr();
    }

    /** The same behind the name of the file, after a comma. */
    public static String behind(JsonProcessingException fault) {
        String place = of(fault);
        return place.isEmpty() ? "" : ", " + place;
    }
}
