package dev.belay.transcript.repair;

import dev.belay.json.Window;
import java.util.Base64;

/**
 * Width and height of an image, read from its first bytes.
 *
 * @param broken it is no image, or not of the kind that it says it is
 */
record ImageSize(int width, int height, boolean broken) {
    static final ImageSize UNKNOWN = new ImageSize(0, 0, false);
    private static final ImageSize BROKEN = new ImageSize(0, 0, true);
    /** Where a JPEG says its size, there may be a thumbnail before it. */
    private static final int LOOKED_AT = 256 * 1024;

    int longest() {
        return Math.max(width, height);
    }

    /** That of the base64 text that stands there. */
    static ImageSize of(Window window, long from, long to, String mediaType) {
        long length = Math.min(to - from, LOOKED_AT) / 4 * 4;
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(window.bytes(from, from + length));
        } catch (IllegalArgumentException noBase64) {
            return BROKEN;
        }
        if (bytes.length == 0) {
            return BROKEN;
        }
        ImageSize size = of(bytes);
        boolean otherKind = mediaType != null && kind(bytes) != null && !mediaType.equals(kind(bytes));
        return otherKind ? BROKEN : size;
    }

    private static String kind(byte[] bytes) {
        if (starts(bytes, 0x89, 'P', 'N', 'G')) {
            return "image/png";
        }
        if (starts(bytes, 0xff, 0xd8)) {
            return "image/jpeg";
        }
        if (starts(bytes, 'G', 'I', 'F', '8')) {
            return "image/gif";
        }
        return starts(bytes, 'R', 'I', 'F', 'F') && bytes.length > 12 && bytes[8] == 'W' ? "image/webp" : null;
    }

    private static ImageSize of(byte[] bytes) {
        String kind = kind(bytes);
        if (kind == null) {
            return UNKNOWN;
        }
        return switch (kind) {
            case "image/png" -> bytes.length < 24 ? BROKEN : new ImageSize(big(bytes, 16, 4), big(bytes, 20, 4), false);
            case "image/gif" -> bytes.length < 10 ? BROKEN : new ImageSize(little(bytes, 6), little(bytes, 8), false);
            case "image/jpeg" -> jpeg(bytes);
            default -> webp(bytes);
        };
    }

    private static ImageSize jpeg(byte[] bytes) {
        int at = 2;
        while (at + 9 < bytes.length) {
            if ((bytes[at] & 0xff) != 0xff) {
                return UNKNOWN;
            }
            int marker = bytes[at + 1] & 0xff;
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return new ImageSize(big(bytes, at + 7, 2), big(bytes, at + 5, 2), false);
            }
            at += marker == 0xff ? 1 : 2 + big(bytes, at + 2, 2);
        }
        return UNKNOWN;
    }

    private static ImageSize webp(byte[] bytes) {
        if (bytes.length < 30) {
            return UNKNOWN;
        }
        return switch (bytes[15]) {
            case 'X' -> new ImageSize(1 + little3(bytes, 24), 1 + little3(bytes, 27), false);
            case ' ' -> new ImageSize(little(bytes, 26) & 0x3fff, little(bytes, 28) & 0x3fff, false);
            case 'L' -> {
                int bits = little(bytes, 21) | little(bytes, 23) << 16;
                yield new ImageSize(1 + (bits & 0x3fff), 1 + (bits >> 14 & 0x3fff), false);
            }
            default -> UNKNOWN;
        };
    }

    private static boolean starts(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static int big(byte[] bytes, int at, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }

    private static int little(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    private static int little3(byte[] bytes, int at) {
        return little(bytes, at) | (bytes[at + 2] & 0xff) << 16;
    }
}
