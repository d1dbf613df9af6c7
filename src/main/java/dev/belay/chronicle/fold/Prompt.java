package dev.belay.chronicle.fold;

import dev.belay.transcript.ClientText;
import dev.belay.transcript.TranscriptRecord;
import java.util.Optional;

/** What a user asked for, in a record of the user's; not what the client writes in his name. */
final class Prompt {
    private static final int LONGEST = 500;

    private Prompt() {}

    /** Its text, at most 500 characters; nothing where the record is no prompt. */
    static Optional<String> of(TranscriptRecord record) {
        String text = record.text == null ? "" : record.text.strip();
        boolean clients = record.meta || record.compactSummary || record.shutDown || !record.toolResults.isEmpty();
        if (!"user".equals(record.type) || clients || text.isEmpty() || ClientText.isClients(text)) {
            return Optional.empty();
        }
        return Optional.of(ClientText.cut(said(text), LONGEST));
    }

    /** A command of the user's own reaches the model: its message comes first, its name after it. */
    private static String said(String text) {
        String name = text.startsWith("<command-message>") ? ClientText.between(text, "<command-name>", "</") : null;
        String words = ClientText.between(text, "<command-args>", "</command-args>");
        return name == null ? text : words == null ? name : (name + " " + words).strip();
    }
}
