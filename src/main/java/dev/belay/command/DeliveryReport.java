package dev.belay.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.notify.delivery.Delivery;
import dev.belay.text.Paragraph;
import java.io.IOException;
import java.util.List;

/** What came of each channel, for a person and for a program. */
final class DeliveryReport {
    private final List<Delivery.Result> results;

    DeliveryReport(List<Delivery.Result> results) {
        this.results = results;
    }

    /** Whether any channel has reached somebody. */
    boolean reached() {
        return results.stream().anyMatch(Delivery.Result::told);
    }

    /** One paragraph each. */
    String text(int width) {
        StringBuilder text = new StringBuilder();
        for (Delivery.Result result : results) {
            String outcome = result.told() ? "sent" : result.outcome().id().replace('-', ' ');
            String reason = result.reason().isEmpty() ? "" : ": " + result.reason();
            text.append(Paragraph.of(result.channel() + ": " + outcome + reason, width, "  "))
                    .append('\n');
        }
        return text.isEmpty() ? "no channels are configured\n" : text.toString();
    }

    /** The fields of the JSON object. */
    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("channels");
        for (Delivery.Result result : results) {
            json.writeStartObject();
            json.writeStringField("channel", result.channel());
            json.writeStringField("outcome", result.outcome().id());
            json.writeStringField("reason", result.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
