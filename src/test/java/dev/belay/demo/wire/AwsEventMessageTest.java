package dev.belay.demo.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class AwsEventMessageTest {
    private static final byte[] PAYLOAD = "{'foo':'bar'}".getBytes(StandardCharsets.UTF_8);
    private static final Map<String, String> HEADERS = Map.of("content-type", "application/json");

    /** {@code empty_message}, {@code payload_no_headers} and {@code payload_one_str_header} of the AWS SDKs' test suite. */
    @Test
    void writesTheMessagesOfTheKnownTestSuite() {
        assertEquals("000000100000000005c248eb7d98c8ff", hex(new AwsEventMessage(Map.of(), new byte[0])));
        assertEquals(
                "0000001d00000000fd528c5a" + "7b27666f6f273a27626172277d" + "c3653936",
                hex(new AwsEventMessage(Map.of(), PAYLOAD)));
        assertEquals(
                "0000003d0000002007fd8396"
                        + "0c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e"
                        + "7b27666f6f273a27626172277d"
                        + "8d9c08b1",
                hex(new AwsEventMessage(HEADERS, PAYLOAD)));
    }

    @Test
    void damagesOneChecksumAndKeepsTheOtherRight() {
        AwsEventMessage message = new AwsEventMessage(HEADERS, PAYLOAD);
        byte[] right = message.bytes();
        byte[] wrongEnd = message.damaged(Wire.Damage.MESSAGE);
        assertEquals(
                HexFormat.of().formatHex(Arrays.copyOf(right, right.length - 4)),
                HexFormat.of().formatHex(Arrays.copyOf(wrongEnd, wrongEnd.length - 4)));
        assertNotEquals(
                checksum(wrongEnd, wrongEnd.length - 4),
                ByteBuffer.wrap(wrongEnd).getInt(wrongEnd.length - 4));

        byte[] wrongStart = message.damaged(Wire.Damage.PRELUDE);
        assertNotEquals(checksum(wrongStart, 8), ByteBuffer.wrap(wrongStart).getInt(8));
        assertEquals(
                checksum(wrongStart, wrongStart.length - 4),
                ByteBuffer.wrap(wrongStart).getInt(wrongStart.length - 4));
    }

    @Test
    void keepsTheOrderOfItsHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(":b", "2");
        headers.put(":a", "1");
        String text = new String(new AwsEventMessage(headers, new byte[0]).bytes(), StandardCharsets.ISO_8859_1);
        assertEquals(true, text.indexOf(":b") < text.indexOf(":a"));
    }

    private static String hex(AwsEventMessage message) {
        return HexFormat.of().formatHex(message.bytes());
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
