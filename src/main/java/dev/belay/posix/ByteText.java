package dev.belay.posix;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Text that may be any bytes (arguments, environment, paths). Bytes that are no UTF-8 become lone surrogates U+DC80 to
 * U+DCFF and turn back into the same bytes, so that everything goes through unharmed whatever the locale
 * (the scheme is PEP 383's).
 */
public final class ByteText {
    private ByteText() {}

    public static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException mixed) {
            return decodeMixed(bytes);
        }
    }

    private static String decodeMixed(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        while (true) {
            var result = decoder.reset().decode(in, out, true);
            out.flip();
            text.append(out);
            out.clear();
            if (!result.isError()) {
                return text.toString();
            }
            for (int i = 0; i < result.length(); i++) {
                text.append((char) (0xDC00 | (in.get() & 0xFF)));
            }
        }
    }

    public static byte[] encode(String text) {
        if (plain(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (escaped(text, i)) {
                bytes.writeBytes(text.substring(from, i).getBytes(StandardCharsets.UTF_8));
                bytes.write(text.charAt(i) & 0xFF);
                from = i + 1;
            }
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    /** The same bytes, each text with a zero behind it, as a program's arguments and environment are laid out. */
    public static byte[] terminated(List<String> texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * texts.size());
        for (String text : texts) {
            bytes.writeBytes(encode(text));
            bytes.write(0);
        }
        return bytes.toByteArray();
    }

    public static byte[] terminated(String text) {
        byte[] bytes = encode(text);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (escaped(text, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean escaped(String text, int at) {
        char character = text.charAt(at);
        return character >= 0xDC80
                && character <= 0xDCFF
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
