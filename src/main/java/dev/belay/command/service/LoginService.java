package dev.belay.command.service;

import java.nio.file.Path;
import java.util.List;

/** What starts {@code belay restore} by itself on one system: a file in a place that the system looks at. */
interface LoginService {
    /** Where its file is. */
    Path file();

    /** What stands in it. */
    String text();

    /** Makes the system know of the file that has been written; a sentence for each thing that is to be known then. */
    List<String> enable();

    /** Makes the system forget it, before the file is taken away. */
    void disable();

    /** The file has been taken away. */
    void forget();

    /** How it stands, a sentence for each thing; the file is there. */
    List<String> state();

    /** Whether the system will start it; the file is there. */
    boolean isEnabled();
}
