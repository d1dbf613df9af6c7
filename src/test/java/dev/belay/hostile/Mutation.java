package dev.belay.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Makes one hostile input of samples: what a bug, a full disk, another program or somebody with bad intent may leave. */
final class Mutation {
    private static final int LONGEST = 512 * 1024;
    private static final String[] TOKENS = {
        "null",
        "true",
        "-1",
        "0",
        "1e999999",
        "9223372036854775808",
        "-99999999999999999999999999",
        "NaN",
        "\"\"",
        "[]",
        "{}",
        "[[]]",
        "{\"\":{}}",
        "\"\\u0000\"",
        "\"\\u001b[31m\\u009b2J\"",
        "\"\\ud800\"",
        "\"\\u202e\\u2066\"",
        "\u202e",
        "\ufeff",
        "\0",
        "\u001b[",
        "\u001b]7501;",
        "\u001b]0;title\u0007",
        "\u001b[?1049h",
        "\u001b[99999999999;99999999999H",
        "\u001b[9999999999X",
        "\u001b[?2026h",
        "\u001bP",
        "\u001b[>1u",
        "\u009b2J",
        "\u0085",
        "\u2028",
        "\r",
        "\n",
        "\r\n",
        "\t",
        "\\",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "..",
        "../../../etc/passwd",
        "/dev/null",
        "(a+)+$",
        "/(x*)*y/i",
        "API Error: 529",
        "Killed",
        "\ud83d\ude00",
        "e\u0301\u0301\u0301",
        "2026-13-45T99:99:99Z",
        "+999999999-12-31T23:59:59Z",
    };

    private final Random dice;

    Mutation(Random dice) {
        this.dice = dice;
    }

    /** One of the samples, changed in one to eight ways; now and then it is noise alone. */
    byte[] of(Corpus samples) {
        if (dice.nextInt(50) == 0) {
            return noise(dice.nextInt(4000));
        }
        byte[] bytes = any(samples);
        for (int left = 1 + dice.nextInt(8); left > 0; left--) {
            bytes = change(bytes, samples);
            if (bytes.length > LONGEST) {
                bytes = part(bytes, 0, LONGEST);
            }
        }
        return bytes;
    }

    private byte[] any(Corpus samples) {
        return samples.get(dice.nextInt(samples.size()));
    }

    private byte[] change(byte[] bytes, Corpus samples) {
        int from = dice.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + length());
        return switch (dice.nextInt(12)) {
            case 0 -> flipped(bytes);
            case 1 -> replaced(bytes, from, to, new byte[0]);
            case 2 -> replaced(bytes, from, from, part(bytes, from, to));
            case 3, 4 -> replaced(bytes, from, from, token());
            case 5 -> value(bytes, from);
            case 6 -> replaced(bytes, from, to, noise(length()));
            case 7 -> part(bytes, 0, from);
            case 8 -> part(bytes, from, bytes.length);
            case 9 -> replaced(bytes, from, from, any(samples));
            case 10 -> replaced(bytes, from, from, repeated());
            default -> lines(bytes);
        };
    }

    /** Short as a rule. */
    private int length() {
        return dice.nextInt(4) == 0 ? dice.nextInt(2000) : dice.nextInt(12);
    }

    private byte[] flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        for (int left = 1 + dice.nextInt(6); left > 0 && other.length > 0; left--) {
            other[dice.nextInt(other.length)] ^= (byte) (1 << dice.nextInt(8));
        }
        return other;
    }

    private byte[] token() {
        return TOKENS[dice.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
    }

    /** Another value behind the next colon of a JSON text. */
    private byte[] value(byte[] bytes, int from) {
        int colon = from;
        while (colon < bytes.length && bytes[colon] != ':') {
            colon++;
        }
        int end = Math.min(bytes.length, colon + 1);
        int comma = end;
        while (comma < bytes.length && bytes[comma] != ',' && bytes[comma] != '}' && bytes[comma] != '\n') {
            comma++;
        }
        return replaced(bytes, end, comma, token());
    }

    /** Deep nesting, long lines, long numbers, many lines. */
    private byte[] repeated() {
        byte[] piece = dice.nextInt(3) == 0 ? noise(1 + dice.nextInt(3)) : token();
        int times = dice.nextInt(5) == 0 ? dice.nextInt(60_000) : dice.nextInt(200);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int left = times; left > 0 && bytes.size() < LONGEST; left--) {
            bytes.writeBytes(piece);
        }
        return bytes.toByteArray();
    }

    /** Its lines in another order, each perhaps left out or twice there. */
    private byte[] lines(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1);
        StringBuilder text = new StringBuilder();
        for (int left = Math.min(lines.length, 200); left > 0; left--) {
            text.append(lines[dice.nextInt(lines.length)]).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        dice.nextBytes(bytes);
        return bytes;
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        byte[] part = new byte[Math.max(0, to - from)];
        System.arraycopy(bytes, from, part, 0, part.length);
        return part;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] other = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, other, 0, from);
        System.arraycopy(by, 0, other, from, by.length);
        System.arraycopy(bytes, to, other, from + by.length, bytes.length - to);
        return other;
    }
}
