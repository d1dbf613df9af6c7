package dev.belay.command.report;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A session that is to be told of.
 *
 * @param transcript nothing where there is none
 * @param running whether a client has it open now
 * @param task what a batch says of it, where it is of one
 */
record ReportTarget(Optional<Path> transcript, boolean running, Optional<Task> task) {
    /**
     * A task of a batch.
     *
     * @param state how it stands, in the batch's own word
     * @param say why, in a sentence; empty where it is done
     * @param status the exit status that it stands for
     */
    record Task(String id, String state, String say, int status) {}

    static ReportTarget of(Path transcript, boolean running) {
        return new ReportTarget(Optional.of(transcript), running, Optional.empty());
    }
}
