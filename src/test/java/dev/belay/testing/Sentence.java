package dev.belay.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What Belay says of a failure, read from the failure's own file, so that tests name classes and not wordings. */
public final class Sentence {
    /** Enough to tell it from every other, and short enough not to be broken at a screen's edge. */
    private static final int START = 60;

    private Sentence() {}

    /** The beginning of what is said of this failure, with the Anthropic API or a gateway. */
    public static String of(String failure) {
        return of(failure, "default");
    }

    /** The beginning of what is said of this failure with the provider of this id. */
    public static String of(String failure, String provider) {
        try (InputStream file = Sentence.class.getResourceAsStream("/config/failures/" + failure + ".json")) {
            JsonNode value = new ObjectMapper().readTree(file).path("say");
            String general =
                    value.isTextual() ? value.asText() : value.path("default").asText();
            String say = value.path(provider).asText(general);
            return "belay: " + say.substring(0, Math.min(START, say.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
