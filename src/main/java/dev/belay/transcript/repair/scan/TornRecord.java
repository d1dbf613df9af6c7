package dev.belay.transcript.repair.scan;

import dev.belay.json.JsonScan;
import dev.belay.json.JsonScan.Token;
import dev.belay.json.Window;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Half a record, completed as far as it is there: the string that was cut ends with a note, and what was open is closed.
 * Only a message with words in it is worth that; half a summary is not, for then the whole history is better.
 */
final class TornRecord {
    private static final int LONGEST = 32 << 20;
    /** The fields whose half is worth something. */
    private static final Set<String> WORDS = Set.of("text", "content");

    private static final byte[] NOTE = " [the rest of this was lost]".getBytes(StandardCharsets.UTF_8);

    private TornRecord() {}

    /** Whether something that a person or the model said, or a tool's result, is in it. */
    static boolean worthKeeping(Skeleton record) {
        if (record.compactSummary || !record.readable() || record.sidechain) {
            return false;
        }
        for (Block block : record.blocks) {
            if (block.isThinking()
                    || block.type.isEmpty()
                    || block.isCall() && (block.name == null || block.input == null)) {
                return false;
            }
        }
        boolean role = record.role.equals("user") || record.role.equals("assistant");
        return role
                && (!record.words.isBlank()
                        || !record.results().isEmpty()
                        || !record.calls().isEmpty());
    }

    /** The record with what is missing at its end; null when nothing can be made of it. */
    static byte[] completed(JsonScan scan, long from, long to) {
        if (to - from > LONGEST) {
            return null;
        }
        Token token = scan.begin(from, to).next();
        long safe = from;
        StringBuilder closers = new StringBuilder();
        String atSafe = "";
        boolean words = false;
        while (token != Token.BROKEN) {
            switch (token) {
                case OBJECT -> closers.append('}');
                case ARRAY -> closers.append(']');
                case END_OBJECT, END_ARRAY -> closers.setLength(closers.length() - 1);
                default -> {}
            }
            words = token == Token.FIELD && WORDS.contains(scan.text());
            if (token != Token.FIELD) {
                safe = scan.end();
                atSafe = closers.toString();
            }
            if (closers.isEmpty()) {
                return null;
            }
            token = scan.next();
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        long start = scan.start();
        boolean text = scan.window().at(start) == '"' && start >= safe && words && start < to;
        if (text && cut(scan, start, to)) {
            whole.writeBytes(scan.window().bytes(from, endOfText(scan.window(), start, to)));
            whole.writeBytes(NOTE);
            whole.write('"');
            whole.writeBytes(reversed(closers.toString()));
        } else {
            whole.writeBytes(scan.window().bytes(from, safe));
            whole.writeBytes(reversed(atSafe));
        }
        return whole.toByteArray();
    }

    /** Whether the string that begins here ends nowhere before the limit. */
    private static boolean cut(JsonScan scan, long start, long to) {
        boolean escaped = false;
        for (long at = start + 1; at < to; at++) {
            int next = scan.window().at(at);
            if (next == 0) {
                return true;
            }
            if (next == '"' && !escaped) {
                return false;
            }
            escaped = next == '\\' && !escaped;
        }
        return true;
    }

    /** Before an escape sequence or a character that was cut in two, and before NUL bytes. */
    private static long endOfText(Window window, long start, long to) {
        long end = start + 1;
        long at = start + 1;
        while (at < to) {
            int next = window.at(at);
            int length = next == '\\'
                    ? window.at(at + 1) == 'u' ? 6 : 2
                    : next < 0x80 ? 1 : next >= 0xf0 ? 4 : next >= 0xe0 ? 3 : 2;
            if (next == 0 || at + length > to) {
                return end;
            }
            at += length;
            end = at;
        }
        return end;
    }

    private static byte[] reversed(String closers) {
        return new StringBuilder(closers).reverse().toString().getBytes(StandardCharsets.UTF_8);
    }
}
