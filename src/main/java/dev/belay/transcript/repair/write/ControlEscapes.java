package dev.belay.transcript.repair.write;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a record's raw control characters as JSON wants them. */
final class ControlEscapes extends FilterOutputStream {
    private boolean inString;
    private boolean escaped;

    ControlEscapes(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        if (inString && (value & 0xff) < ' ') {
            out.write(String.format("\\u%04x", value & 0xff).getBytes(StandardCharsets.US_ASCII));
            escaped = false;
            return;
        }
        if (value == '"' && !escaped) {
            inString = !inString;
        }
        escaped = inString && value == '\\' && !escaped;
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }
}
