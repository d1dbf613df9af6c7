package dev.belay.demo.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * One message of {@code application/vnd.amazon.eventstream}: the lengths of all and of the headers with their checksum,
 * the headers, the payload, and the checksum of all that.
 *
 * @param headers strings by name, in order
 */
record AwsEventMessage(Map<String, String> headers, byte[] payload) {
    /** Two lengths and two checksums. */
    private static final int FRAME = 16;

    private static final byte STRING = 7;
    private static final int WRONG = 0xFFFF;

    /** As it must be. */
    byte[] bytes() {
        return bytes(0, 0);
    }

    /** With a wrong checksum; where the first one is wrong, the second one is right for it. */
    byte[] damaged(Wire.Damage damage) {
        return switch (damage) {
            case PRELUDE -> bytes(WRONG, 0);
            case MESSAGE -> bytes(0, WRONG);
        };
    }

    private byte[] bytes(int wrongPrelude, int wrongMessage) {
        byte[] written = writtenHeaders();
        int length = FRAME + written.length + payload.length;
        ByteBuffer message = ByteBuffer.allocate(length).putInt(length).putInt(written.length);
        message.putInt(checksum(message) ^ wrongPrelude).put(written).put(payload);
        return message.putInt(checksum(message) ^ wrongMessage).array();
    }

    private byte[] writtenHeaders() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        headers.forEach((name, value) -> {
            byte[] text = value.getBytes(StandardCharsets.UTF_8);
            all.write(name.length());
            all.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
            all.write(STRING);
            all.writeBytes(ByteBuffer.allocate(2).putShort((short) text.length).array());
            all.writeBytes(text);
        });
        return all.toByteArray();
    }

    /** Of everything that has been written. */
    private static int checksum(ByteBuffer message) {
        CRC32 checksum = new CRC32();
        checksum.update(message.array(), 0, message.position());
        return (int) checksum.getValue();
    }
}
