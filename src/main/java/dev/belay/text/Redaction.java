package dev.belay.text;

/**
 * Takes secrets out of text before it is kept or shown: keys of known makes, bearer tokens, JSON web tokens, values of
 * names such as {@code password}, URLs with credentials, private keys. The first characters of a key stay, so that its
 * owner can tell which one it was. It works on plain text and on lines of JSON alike and leaves JSON valid. It knows
 * forms, not secrets: a password in the middle of a sentence stays. One pass, linear in the length of the text.
 */
public final class Redaction {
    static final String MARK = "[redacted]";

    private static final int LONGEST_GAP = 8;
    static final int RECOGNISABLE = 4;

    private final String text;
    private final StringBuilder kept;
    private int at;

    private Redaction(String text) {
        this.text = text;
        this.kept = new StringBuilder(text.length());
    }

    /** The text without the secrets that are recognised. */
    public static String redact(String text) {
        Redaction redaction = new Redaction(text);
        while (redaction.at < text.length()) {
            redaction.step();
        }
        return redaction.kept.toString();
    }

    private void step() {
        char unit = text.charAt(at);
        if (isWord(unit)) {
            word();
        } else if (unit == '\\') {
            // An escape of JSON: what follows is a new word, \nsk-... is not one that begins with n.
            copy(Math.min(text.length(), at + (text.startsWith("\\u", at) ? 6 : 2)));
        } else if (text.startsWith("://", at)) {
            authority();
        } else {
            copy(at + 1);
        }
    }

    private void word() {
        int end = at;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        if (text.startsWith("-----BEGIN", at)) {
            privateKey(end);
            return;
        }
        int key = SecretNames.keyBegins(text, at, end);
        if (key >= 0) {
            hide(key, tokenEnd(end), SecretNames.prefixLength(text, key) + RECOGNISABLE);
        } else if (text.startsWith("eyJ", at) && end - at >= 10 && end < text.length() && text.charAt(end) == '.') {
            hide(at, tokenEnd(end), RECOGNISABLE);
        } else {
            boolean parameter = at > 0 && (text.charAt(at - 1) == '?' || text.charAt(at - 1) == '&');
            SecretNames.Kind kind = SecretNames.kind(text, at, end, parameter);
            copy(end);
            if (kind == SecretNames.Kind.SCHEME) {
                credentials();
            } else if (kind != SecretNames.Kind.NONE) {
                value(kind);
            }
        }
    }

    /** The end of a key or token that goes on after its first word: {@code a.b.c}, {@code base64/+=}. */
    private int tokenEnd(int from) {
        int end = from;
        while (end < text.length() && (isWord(text.charAt(end)) || ".+/=~".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    /** Keeps some characters from the beginning and leaves the rest out. */
    private void hide(int from, int end, int recognisable) {
        copy(Math.min(end, from + recognisable));
        if (at < end) {
            kept.append(MARK);
            at = end;
        }
    }

    private void copy(int end) {
        kept.append(text, at, end);
        at = end;
    }

    /** {@code Bearer TOKEN}, {@code Basic TOKEN}. */
    private void credentials() {
        int start = at;
        while (start < text.length() && start - at < LONGEST_GAP && text.charAt(start) == ' ') {
            start++;
        }
        int end = tokenEnd(start);
        if (start > at && end - start >= 8 && SecretNames.kind(text, start, end, false) == SecretNames.Kind.NONE) {
            copy(start);
            hide(start, end, RECOGNISABLE);
        }
    }

    /** What follows a telling name, when that is an assignment: {@code ="..."}, {@code : ...}, {@code \":\"...}. */
    private void value(SecretNames.Kind kind) {
        int start = at;
        boolean assigned = false;
        boolean quoted = false;
        while (start < text.length() && start - at < LONGEST_GAP) {
            char unit = text.charAt(start);
            if (quoted) {
                break;
            }
            if (unit == '=' || unit == ':') {
                assigned = true;
            } else if (unit == '"' || unit == '\'') {
                quoted = assigned;
            } else if (unit != ' ' && !(unit == '\\' && start + 1 < text.length() && text.charAt(start + 1) == '"')) {
                break;
            }
            start++;
        }
        int end = start;
        while (end < text.length() && isValue(text.charAt(end), quoted)) {
            end++;
        }
        if (assigned && SecretNames.isSecret(text, start, end, kind, quoted)) {
            copy(start);
            hide(start, end, end - start >= 20 ? RECOGNISABLE : 0);
        }
    }

    private static boolean isValue(char unit, boolean quoted) {
        if (unit < ' ' || unit == '"' || unit == '\'' || unit == '\\') {
            return false;
        }
        return quoted || unit != ' ' && ",;&<>)}]".indexOf(unit) < 0;
    }

    /** {@code ://user:password@host}: the password goes, and a lone token before the @ as well. */
    private void authority() {
        copy(at + 3);
        int end = at;
        int sign = -1;
        int colon = -1;
        while (end < text.length() && isAuthority(text.charAt(end))) {
            if (text.charAt(end) == '@') {
                sign = end;
            } else if (text.charAt(end) == ':' && colon < 0) {
                colon = end;
            }
            end++;
        }
        if (sign > at) {
            if (colon >= 0 && colon < sign) {
                copy(colon + 1);
                hide(at, sign, 0);
            } else if (sign - at >= 16) {
                hide(at, sign, RECOGNISABLE);
            }
            copy(sign);
        }
    }

    private static boolean isAuthority(char unit) {
        return unit > ' ' && "/?#\"'\\<>".indexOf(unit) < 0;
    }

    private void privateKey(int wordEnd) {
        int lineEnd = text.indexOf("-----", wordEnd);
        boolean secret = lineEnd >= 0
                && lineEnd - wordEnd < 60
                && text.substring(wordEnd, lineEnd).contains("PRIVATE KEY");
        if (!secret) {
            copy(wordEnd);
            return;
        }
        copy(lineEnd + 5);
        kept.append(MARK);
        int end = text.indexOf("-----END", at);
        // A block without an end is a cut one: nothing after its beginning can be trusted, up to the next quote.
        int quote = text.indexOf('"', at);
        at = end >= 0 ? end : quote >= 0 ? quote : text.length();
        if (end >= 0) {
            copy(end + 8);
        }
    }

    private static boolean isWord(char unit) {
        return unit >= 'a' && unit <= 'z'
                || unit >= 'A' && unit <= 'Z'
                || unit >= '0' && unit <= '9'
                || unit == '_'
                || unit == '-';
    }
}
