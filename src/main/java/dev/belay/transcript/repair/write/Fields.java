package dev.belay.transcript.repair.write;

import dev.belay.json.JsonScan;
import dev.belay.json.JsonScan.Token;
import dev.belay.json.Source;
import dev.belay.json.Window;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The scalar fields of a record, as they are written. */
final class Fields {
    private static final int LONGEST = 4096;

    private Fields() {}

    static Map<String, String> of(Source source, long from, long to) {
        Window window = new Window(source);
        JsonScan scan = new JsonScan(window);
        Map<String, String> fields = new LinkedHashMap<>();
        Token token = scan.begin(from, to).next();
        while (token == Token.OBJECT && scan.next() == Token.FIELD) {
            String name = scan.text();
            scan.next();
            boolean scalar = scan.token() != Token.OBJECT && scan.token() != Token.ARRAY;
            if (scalar && scan.end() - scan.start() < LONGEST) {
                fields.put(name, new String(window.bytes(scan.start(), scan.end()), StandardCharsets.UTF_8));
            }
            if (!scan.skip()) {
                break;
            }
        }
        return fields;
    }
}
