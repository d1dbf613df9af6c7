package dev.belay.text;

/** The shapes and names by which secrets are known. All comparisons are on a range of a text; nothing is copied. */
final class SecretNames {
    /** Beginnings that the makers of keys chose, and how long a key with it is at least, the beginning included. */
    private static final String[] PREFIXES = {
        "sk-",
        "ghp_",
        "gho_",
        "ghu_",
        "ghs_",
        "ghr_",
        "github_pat_",
        "glpat-",
        "xoxb-",
        "xoxp-",
        "xoxa-",
        "xoxr-",
        "xoxs-",
        "xapp-",
        "AKIA",
        "ASIA",
        "AIza",
        "npm_",
        "hf_",
        "pypi-",
        "sk_live_",
        "rk_live_",
        "sk_test_"
    };

    private static final int SHORTEST_KEY = 16;

    /** Endings of names whose value is secret whatever it looks like. */
    private static final String[] SECRETS = {
        "password",
        "passwd",
        "passphrase",
        "secret",
        "api_key",
        "apikey",
        "api-key",
        "access_key",
        "access-key",
        "secret_key",
        "secretkey",
        "private_key",
        "privatekey",
        "accesskey",
        "_pass",
        "credential",
        "pgpass"
    };

    /** Endings that prose uses too: only a value that looks like a secret counts. */
    private static final String[] TOKENS = {"token", "cookie", "authorization", "signature", "pwd"};

    private static final String[] PARAMETERS = {"key", "sig", "code", "auth", "sas"};

    private SecretNames() {}

    /** What a name says about the value that it is given. */
    enum Kind {
        NONE,
        /** An authentication scheme, with a token after a space. */
        SCHEME,
        SECRET,
        PERHAPS
    }

    /** Where in this word a key of a known make begins, or -1. */
    static int keyBegins(String text, int start, int end) {
        for (String prefix : PREFIXES) {
            if (text.startsWith(prefix, start) && isKey(text, start, end, prefix)) {
                return start;
            }
        }
        return -1;
    }

    private static boolean isKey(String text, int start, int end, String prefix) {
        if (end - start < SHORTEST_KEY) {
            return false;
        }
        if (!prefix.equals("AKIA") && !prefix.equals("ASIA")) {
            return hasDigit(text, start + prefix.length(), end) || prefix.length() > 3;
        }
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            if ((unit < 'A' || unit > 'Z') && (unit < '0' || unit > '9')) {
                return false;
            }
        }
        return end - start == 20;
    }

    /** How much of a key that begins here is its make's beginning. */
    static int prefixLength(String text, int start) {
        if (text.startsWith("sk-ant-", start)) {
            return 7;
        }
        for (String prefix : PREFIXES) {
            if (text.startsWith(prefix, start)) {
                return prefix.length();
            }
        }
        return 0;
    }

    /** What the name in this range says. Parameters of a URL are often named more briefly. */
    static Kind kind(String text, int start, int end, boolean parameter) {
        if (is(text, start, end, "bearer") || is(text, start, end, "basic")) {
            return Kind.SCHEME;
        }
        for (String name : SECRETS) {
            if (endsWith(text, start, end, name)) {
                return Kind.SECRET;
            }
        }
        for (String name : TOKENS) {
            if (endsWith(text, start, end, name)) {
                return parameter ? Kind.SECRET : Kind.PERHAPS;
            }
        }
        if (parameter) {
            for (String name : PARAMETERS) {
                if (is(text, start, end, name)) {
                    return Kind.SECRET;
                }
            }
        }
        return Kind.NONE;
    }

    /** Whether the value of a name of this kind is to be hidden: {@code null}, counts and prose are not. */
    static boolean isSecret(String text, int start, int end, Kind kind, boolean quoted) {
        int length = end - start;
        if (length == 0
                || text.startsWith(Redaction.MARK, start)
                || text.startsWith(Redaction.MARK, start + Redaction.RECOGNISABLE)
                || text.startsWith("${", start)
                || is(text, start, end, "null")
                || is(text, start, end, "true")
                || is(text, start, end, "false")) {
            return false;
        }
        if (is(text, start, Math.min(end, start + 7), "bearer ")
                || is(text, start, Math.min(end, start + 6), "bearer")
                || is(text, start, Math.min(end, start + 5), "basic")) {
            return false;
        }
        if (kind == Kind.SECRET) {
            return true;
        }
        return length >= 8
                && !isNumber(text, start, end)
                && (hasDigit(text, start, end) || length >= 16 || quoted)
                && !hasSpace(text, start, end);
    }

    private static boolean hasDigit(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean hasSpace(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == ' ') {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String text, int start, int end, String name) {
        return end - start == name.length() && text.regionMatches(true, start, name, 0, name.length());
    }

    private static boolean endsWith(String text, int start, int end, String name) {
        int from = end - name.length();
        return from >= start && text.regionMatches(true, from, name, 0, name.length());
    }
}
