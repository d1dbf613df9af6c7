package dev.belay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    /** The secret stands between the guillemets. Pieced together where a scanner would take it for a real one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "key sk-ant-«api03-abcdEFGH1234-x_yz0123456789» end",
                "OPENAI sk-«proj-abcd1234abcd1234abcd1234»",
                "id AKIA«IOSFODNN7EXAMPLE» end",
                "git clone with ghp«_16C7e42F292c6912E7710c838347Ae178B4a»",
                "github_pat«_11ABCDEFG0abcdefghijklmnop»",
                "xoxb«-123456789012-abcdefABCDEF»",
                "xoxp«-123456789012-abcdefABCDEF»",
                "Authorization: Bearer «abcdef0123456789.abc-def_ghi/+=»",
                "authorization: Basic «dXNlcjpwYXNzd29yZA==»",
                "eyJh«bGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N» x"
            })
    void hidesWhatLooksLikeASecret(String marked) {
        assertHidden(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=«hunter2» next",
                "PGPASSWORD='«hunter two»' psql",
                "DB_PASS: «x»",
                "\"password\": \"«a b c d»\", \"x\": 1",
                "{\\\"api_key\\\":\\\"«abcdefgh»\\\"}",
                "ANTHROPIC_AUTH_TOKEN=«abcdef1234567890abcdef»",
                "token: «abcd1234abcd»",
                "aws_secret_access_key = «wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY»",
                "x-api-key: «abc123abc123»",
                "postgres://user:«p4ss@word»@host:5432/db",
                "https://«x0123456789abcdef01234»@github.com/a/b",
                "https://host/path?a=1&access_token=«abcdef123456»&b=2",
                "https://host/path?key=«abcdef»",
                "text\\nsk-ant-«api03-abcdEFGH1234-x_yz0123456789»\\n",
                "-----BEGIN RSA PRIVATE KEY-----«\nMIIE\nabc\n»-----END RSA PRIVATE KEY-----",
                "-----BEGIN OPENSSH PRIVATE KEY-----«\\nb3Bl\\n»-----END OPENSSH PRIVATE KEY-----\\n"
            })
    void hidesWhatIsNamedASecret(String marked) {
        assertHidden(marked);
    }

    private static void assertHidden(String marked) {
        int open = marked.indexOf('«');
        int close = marked.indexOf('»');
        String secret = marked.substring(open + 1, close);
        String redacted = Redaction.redact(marked.replace("«", "").replace("»", ""));

        assertFalse(redacted.contains(secret), redacted);
        assertTrue(redacted.contains(Redaction.MARK), redacted);
        assertTrue(redacted.startsWith(marked.substring(0, open)), redacted);
        assertTrue(redacted.endsWith(marked.substring(close + 1)), redacted);
        int hiddenPart = redacted.indexOf(Redaction.MARK) - open;
        assertTrue(hiddenPart <= 8, "shows " + hiddenPart + " characters of " + redacted);
        assertEquals(redacted, Redaction.redact(redacted), "redacting twice is redacting once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "API Error: 401 {\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"invalid x-api-key\"}}",
                "OAuth token has expired. Please obtain a new token or refresh your existing token.",
                "{\"input_tokens\":1200,\"output_tokens\":20,\"max_tokens\":32000}",
                "Unexpected token: <",
                "\"token\": null, \"password\": \"\", \"secret\":false",
                "the password is asked for; password: ",
                "https://host:8080/path?page=2&sort=key",
                "mail me@example.org, git@github.com:a/b.git, https://u@h/",
                "sk-learn, task-sk-1, skeleton, risk-free",
                "11111111-2222-3333-4444-555555555555",
                "toolu_01A09q90qw90lq917835lq9 msg_01XFDUDYJgAACzvnptvVoYEL req_011CSHoEeqs5C35K2UUqR7Fy",
                "-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----",
                "password=${PASSWORD}",
                "claude --resume 11111111-2222-3333-4444-555555555555 # basic usage",
                "Bearer of bad news"
            })
    void leavesWhatIsNoSecret(String text) {
        assertEquals(text, Redaction.redact(text));
    }

    @Test
    void keepsEnoughToRecogniseTheKey() {
        assertEquals("sk-ant-api0[redacted]", Redaction.redact("sk-ant-api03-abcdEFGH1234-x_yz0123456789"));
    }

    @Test
    void leavesJsonValid() throws Exception {
        ObjectMapper json = new ObjectMapper();
        String line = json.writeValueAsString(Map.of(
                "message",
                List.of(
                        "-----BEGIN RSA PRIVATE KEY-----\ncut",
                        "{\"password\":\"a\\\"b\"}",
                        "Bearer abcdef0123456789",
                        "token=abc123abc123\nnext",
                        "https://u:p@h/")));
        String redacted = Redaction.redact(line);
        assertFalse(redacted.contains("abcdef0123456789"));
        json.readTree(redacted);
    }

    @Test
    @Timeout(600)
    void isLinearInHostileText() {
        for (String piece : new String[] {
            "eyJ",
            "eyJ.",
            "sk-",
            "sk-ant-",
            "token",
            "token=",
            "password:",
            "\"",
            "://",
            "://a:",
            "@",
            "Bearer ",
            "\\",
            "-----BEGIN ",
            "-----BEGIN PRIVATE KEY-----",
            "=",
            "a",
            " "
        }) {
            Redaction.redact(piece.repeat(1_000_000 / piece.length()));
        }
    }
}
