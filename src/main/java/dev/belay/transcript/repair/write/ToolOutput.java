package dev.belay.transcript.repair.write;

import dev.belay.json.JsonScan;
import dev.belay.json.JsonScan.Token;
import dev.belay.json.JsonStrings;
import dev.belay.json.Source;
import dev.belay.json.Window;
import dev.belay.transcript.repair.scan.Block;
import java.nio.charset.StandardCharsets;

/** What a tool said, as the client keeps it beside the result for its own screen. */
final class ToolOutput {
    private static final int LONGEST = 1 << 20;

    private ToolOutput() {}

    /** The message that brings it as the result of this call. */
    static String message(Source source, Block.Range range, String call) {
        return "{\"role\":\"user\",\"content\":[{\"tool_use_id\":" + JsonStrings.quote(call)
                + ",\"type\":\"tool_result\",\"content\":" + text(source, range) + "}]}";
    }

    /** As a JSON string: its output if it names one, else all that it is. */
    private static String text(Source source, Block.Range range) {
        Window window = new Window(source);
        JsonScan scan = new JsonScan(window);
        Token token = scan.begin(range.start(), range.end()).next();
        if (token == Token.STRING) {
            return string(window, range.start(), range.end());
        }
        while (token == Token.OBJECT && scan.next() == Token.FIELD) {
            boolean output = scan.is("stdout") || scan.is("content");
            if (scan.next() == Token.STRING && output) {
                return string(window, scan.start(), scan.end());
            }
            if (!scan.skip()) {
                break;
            }
        }
        long end = Math.min(range.end(), range.start() + LONGEST);
        return JsonStrings.quote(new String(window.bytes(range.start(), end), StandardCharsets.UTF_8));
    }

    private static String string(Window window, long from, long to) {
        return new String(window.bytes(from, to), StandardCharsets.UTF_8);
    }
}
