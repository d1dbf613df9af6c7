package dev.belay.notify.answers;

import dev.belay.files.RecordLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question that stands.
 *
 * @param id nobody guesses it
 * @param session whose it is
 * @param about the project, as people are told of it
 * @param file where the supervisor that asks looks for the key
 * @param choices what may be answered
 * @param until when it is too late
 */
record Question(String id, String session, String about, Path file, List<Choice> choices, Instant until) {

    /**
     * One answer.
     *
     * @param key what is pressed for it on the terminal
     */
    record Choice(char key, String label) {
        /** As {@code r Resume}. */
        static Choice parse(String text) {
            return new Choice(text.charAt(0), text.substring(2));
        }

        String text() {
            return key + " " + label;
        }
    }

    /** Whether there is still somebody who might hear: the folder of a run goes with it. */
    boolean stands(Instant now) {
        return now.isBefore(until) && Files.isDirectory(file.getParent());
    }

    Optional<Choice> choice(char key) {
        return choices.stream().filter(choice -> choice.key() == key).findFirst();
    }

    String text() {
        RecordLines lines = new RecordLines()
                .add("session", session)
                .add("about", about)
                .add("file", file)
                .add("until", until.toEpochMilli());
        choices.forEach(choice -> lines.add("choice", choice.text()));
        return lines.text();
    }

    /** @throws RuntimeException when it is none */
    static Question parse(String id, String text) {
        RecordLines lines = RecordLines.parse(text);
        List<Choice> choices = new ArrayList<>();
        lines.all("choice").forEach(choice -> choices.add(Choice.parse(choice)));
        return new Question(
                id,
                lines.only("session"),
                lines.only("about"),
                Path.of(lines.only("file")),
                List.copyOf(choices),
                Instant.ofEpochMilli(Long.parseLong(lines.only("until"))));
    }
}
