package dev.belay.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The messages of all failures, dealt out to sessions so that each comes up in prompts, results and answers in turn. */
public final class QuotedMessages {
    private QuotedMessages() {}

    /** All of them, with their line breaks. */
    public static List<String> all() {
        try (InputStream in = QuotedMessages.class.getResourceAsStream("/messages.tsv")) {
            List<String> all = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                String[] columns = line.split("\t", 2);
                if (columns.length == 2) {
                    all.add(columns[1].replace("\\n", "\n"));
                }
            });
            return List.copyOf(all);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /**
     * The share of one place in one session.
     *
     * @param session the number of the session
     * @param place the number of the place in it
     * @param places how many places a session has: together they hold every message
     */
    public static List<String> share(int session, int place, int places) {
        List<String> all = all();
        List<String> share = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((i + session) % places == place) {
                share.add(all.get(i));
            }
        }
        return share;
    }

    /** As a person or a model writes them: each on lines of its own. */
    public static String text(List<String> messages) {
        return String.join("\n", messages);
    }
}
