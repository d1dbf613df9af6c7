package dev.belay.claude.hook;

import dev.belay.claude.IdleCompaction;
import java.util.List;

/**
 * What we add to the client's settings: one hook for each event, and what keeps a conversation whole.
 *
 * @param events in the order in which they are written
 * @param command what each of them runs
 * @param background whether the client goes on meanwhile, where it can
 * @param wholeConversation whether the client is kept from resuming a summary in place of the conversation
 */
record HookEntries(List<String> events, String command, boolean background, boolean wholeConversation) {
    /** These and nothing else. */
    String settings() {
        StringBuilder text = new StringBuilder("{");
        text.append(wholeConversation ? IdleCompaction.OFF.concat(",") : "").append("\"hooks\":{");
        for (int i = 0; i < events.size(); i++) {
            String event = events.get(i);
            text.append(i == 0 ? "" : ",").append('"').append(event).append("\":[");
            text.append(entry(event)).append(']');
        }
        return text.append("}}").toString();
    }

    /**
     * One element of an event's array. Ten seconds are for a machine that swaps; the command takes milliseconds. The
     * end is waited for: a hook in the background would be lost with the client (2.1.116, measured).
     */
    String entry(String event) {
        return new StringBuilder("{\"hooks\":[{\"type\":\"command\",\"command\":\"")
                .append(command.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\",\"timeout\":10")
                .append(background && !event.equals("SessionEnd") ? ",\"async\":true" : "")
                .append("}]}")
                .toString();
    }
}
