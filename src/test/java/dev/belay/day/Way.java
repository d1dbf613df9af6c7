package dev.belay.day;

import dev.belay.testing.Launcher;
import java.nio.file.Path;

/** How claude is started. The words are of one length, so that paths wrap alike. */
enum Way {
    BARE("bare"),
    /** As bare: what differs then is noise. */
    AGAIN("noop"),
    BELAY("rope");

    private final String id;

    Way(String id) {
        this.id = id;
    }

    /** The name of the folder. */
    String id() {
        return id;
    }

    /** A script by the name of claude. */
    String script(Path executable) {
        String start = this == BELAY
                ? "'" + Launcher.path() + "' run --claude '" + executable + "' --"
                : "'" + executable + "'";
        return "#!/bin/sh\nexec " + start + " \"$@\"\n";
    }
}
