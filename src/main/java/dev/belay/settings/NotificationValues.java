package dev.belay.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The values in the object {@code notifications}, each at its place. What may be a secret is never repeated in a message. */
final class NotificationValues {
    static final String SECRET_EXPECTED =
            "whsec_ and the base64 of 24 to 64 bytes; `echo whsec_$(openssl rand -base64 32)` makes one";

    private static final int COLUMNS = 60;
    private static final String SECRET = "whsec_";

    private final Path file;
    private final JsonParser parser;

    NotificationValues(Path file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static String types() {
        List<String> words = new ArrayList<>();
        for (ChannelSettings.Type type : ChannelSettings.Type.values()) {
            words.add(type.id());
        }
        return String.join(", ", words);
    }

    ChannelSettings.Type type(String key) throws IOException, UsageException {
        String word = text(key, "one of " + types());
        for (ChannelSettings.Type type : ChannelSettings.Type.values()) {
            if (type.id().equals(word)) {
                return type;
            }
        }
        throw wrong(key, "one of " + types());
    }

    String url(String key) throws IOException, UsageException {
        String expected = "a URL that begins with https:// or http://";
        String text = hidden(key, expected);
        try {
            URI uri = URI.create(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                return text;
            }
        } catch (IllegalArgumentException noUrl) {
            // Said below, without repeating it.
        }
        throw hiddenWrong(key, expected + ", with a host and without a password in it");
    }

    /** Where answers come in, and under which address that is reached. */
    ChannelSettings.Answers answers(String key) throws IOException, UsageException {
        String expected = "an object, { \"listen\": \"127.0.0.1:8790\", \"url\": \"https://...\" }";
        int line = here();
        String address = null;
        String url = null;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(key, expected);
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "listen" -> address = address(name);
                case "url" -> url = url(name);
                default -> throw unknown(name, List.of("listen", "url"));
            }
        }
        if (address == null || url == null) {
            throw at(line, quoted(key) + " needs a \"listen\" and a \"url\"; expected " + expected + ".");
        }
        int colon = address.lastIndexOf(':');
        return new ChannelSettings.Answers(
                address.substring(0, colon),
                Integer.parseInt(address.substring(colon + 1)),
                url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    /** Numbers alone: a name might be another machine's tomorrow, and no address at all would be every network's. */
    private String address(String key) throws IOException, UsageException {
        String expected = "an address of this machine in numbers and a port, such as \"127.0.0.1:8790\"";
        String text = text(key, expected);
        boolean inForm = text.matches("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:]+\\]):\\d{1,5}");
        if (!inForm || text.startsWith("0.0.0.0:") || text.startsWith("[::]:")) {
            throw wrong(key, expected);
        }
        int port = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
        if (port < 1 || port > 65_535) {
            throw wrong(key, expected);
        }
        return text;
    }

    String secret(String key) throws IOException, UsageException {
        String text = hidden(key, SECRET_EXPECTED);
        try {
            int length =
                    text.startsWith(SECRET) ? Base64.getDecoder().decode(text.substring(SECRET.length())).length : 0;
            if (length >= 24 && length <= 64) {
                return text;
            }
        } catch (IllegalArgumentException noBase64) {
            // Said below, without repeating it.
        }
        throw hiddenWrong(key, SECRET_EXPECTED);
    }

    List<String> events(String key) throws IOException, UsageException {
        String expected = "a list of " + String.join(", ", NotificationSettings.EVENTS);
        List<String> events = words(key, expected);
        for (String event : events) {
            if (!NotificationSettings.EVENTS.contains(event)) {
                throw at(
                        here(),
                        quoted(key) + " has \"" + Untrusted.line(event, COLUMNS) + "\"; expected " + expected + ".");
            }
        }
        return events;
    }

    List<String> words(String key, String expected) throws IOException, UsageException {
        List<String> words = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(key, expected);
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            words.add(text(key, expected));
        }
        if (words.isEmpty()) {
            throw at(here(), quoted(key) + " is empty; expected " + expected + ".");
        }
        return words;
    }

    QuietHours hours(String key) throws IOException, UsageException {
        String expected = "hours such as \"22:00-07:00\"";
        Optional<QuietHours> hours = QuietHours.parse(text(key, expected));
        if (hours.isEmpty()) {
            throw wrong(key, expected);
        }
        return hours.get();
    }

    Duration duration(String key) throws IOException, UsageException {
        String expected = Setting.Kind.DURATION.expected() + ", in quotes";
        Optional<Duration> duration = Durations.parse(text(key, expected));
        if (duration.isEmpty()) {
            throw wrong(key, expected);
        }
        return duration.get();
    }

    boolean truth(String key) throws IOException, UsageException {
        if (!parser.currentToken().isBoolean()) {
            throw wrong(key, Setting.Kind.SWITCH.expected());
        }
        return parser.getBooleanValue();
    }

    String text(String key, String expected) throws IOException, UsageException {
        if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getText().isBlank()) {
            throw wrong(key, expected);
        }
        return parser.getText();
    }

    /** A text that may be a secret. */
    String hidden(String key, String expected) throws IOException, UsageException {
        if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getText().isBlank()) {
            throw hiddenWrong(key, expected);
        }
        return parser.getText();
    }

    private UsageException hiddenWrong(String key, String expected) {
        return at(here(), quoted(key) + " is not " + expected + ".");
    }

    UsageException wrong(String key, String expected) throws IOException {
        JsonToken token = parser.currentToken();
        String found = token == JsonToken.VALUE_STRING
                ? "\"" + Untrusted.line(parser.getText(), COLUMNS) + "\""
                : token.isScalarValue() ? parser.getText() : token == JsonToken.START_ARRAY ? "a list" : "an object";
        return at(here(), quoted(key) + " is " + found + "; expected " + expected + ".");
    }

    private static String quoted(String key) {
        return "\"" + (key.equals(NotificationSettings.KEY) ? key : NotificationSettings.KEY + ": " + key) + "\"";
    }

    UsageException unknown(String key, List<String> known) {
        Optional<String> nearest = Nearest.to(key, known);
        return at(
                here(),
                "unknown key \"" + Untrusted.line(key, COLUMNS) + "\" in \"" + NotificationSettings.KEY + "\"; "
                        + nearest.map(meant -> "did you mean \"" + meant + "\"?")
                                .orElse("expected one of " + String.join(", ", known) + "."));
    }

    private int here() {
        return parser.currentTokenLocation().getLineNr();
    }

    UsageException at(int line, String sentence) {
        return UsageException.settings(file + ", line " + line + ": " + sentence);
    }
}
