package dev.belay.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.demo.message.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Reads an AWS event stream, and counts what its checksums say. */
public final class AwsFrames {
    /** One message; {@code intact} when both checksums are right. */
    public record Frame(Map<String, String> headers, String payload, boolean intact) {
        /** The event that a chunk carries. */
        public JsonNode event() {
            String encoded = Json.parse(payload).path("bytes").asText();
            return Json.parse(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
        }
    }

    private AwsFrames() {}

    /** All whole messages; a broken last one is left out. */
    public static List<Frame> of(byte[] stream) {
        List<Frame> frames = new ArrayList<>();
        ByteBuffer left = ByteBuffer.wrap(stream);
        while (left.remaining() >= 16 && left.getInt(left.position()) <= left.remaining()) {
            byte[] frame = new byte[left.getInt(left.position())];
            left.get(frame);
            frames.add(frame(frame));
        }
        return frames;
    }

    private static Frame frame(byte[] bytes) {
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        int headersEnd = 12 + frame.getInt(4);
        boolean intact = frame.getInt(8) == checksum(bytes, 8)
                && frame.getInt(bytes.length - 4) == checksum(bytes, bytes.length - 4);
        Map<String, String> headers = new LinkedHashMap<>();
        frame.position(12);
        while (frame.position() < headersEnd) {
            String name = text(frame, frame.get());
            frame.get();
            headers.put(name, text(frame, frame.getShort()));
        }
        return new Frame(headers, text(frame, bytes.length - 4 - headersEnd), intact);
    }

    private static String text(ByteBuffer from, int length) {
        byte[] bytes = new byte[length];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
