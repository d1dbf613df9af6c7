package dev.belay.command.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.chronicle.Bill;
import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Requests;
import dev.belay.chronicle.Span;
import dev.belay.chronicle.Work;
import java.io.IOException;

/** The figures of a session for a program: requests, bill, work. */
final class ReportFigures {
    private static final double NANO = 1e9;

    private ReportFigures() {}

    static void write(JsonGenerator json, Chronicle chronicle) throws IOException {
        requests(json, chronicle.requests());
        bill(json, chronicle.bill());
        work(json, chronicle.work());
        json.writeNumberField("measurements", chronicle.series().samples().size());
    }

    private static void requests(JsonGenerator json, Requests requests) throws IOException {
        json.writeObjectFieldStart("requests");
        json.writeNumberField("answered", requests.answered());
        json.writeNumberField("failed", requests.failed());
        json.writeNumberField("retries", requests.retries());
        json.writeArrayFieldStart("errors");
        for (Requests.Errors error : requests.errors()) {
            json.writeStartObject();
            ReportJson.text(json, "status", error.status());
            ReportJson.text(json, "say", error.words());
            json.writeNumberField("count", error.count());
            ReportJson.time(json, "first", error.first());
            ReportJson.time(json, "last", error.last());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void bill(JsonGenerator json, Bill bill) throws IOException {
        json.writeObjectFieldStart("cost");
        json.writeNumberField("usd", bill.cost() / NANO);
        json.writeNumberField("tokens", bill.tokens());
        json.writeArrayFieldStart("models");
        for (Bill.Model model : bill.models()) {
            json.writeStartObject();
            ReportJson.text(json, "model", model.name());
            json.writeNumberField("answers", model.answers());
            json.writeNumberField("usd", model.cost() / NANO);
            json.writeBooleanField("priced", model.priced());
            json.writeNumberField("input", model.input());
            json.writeNumberField("cacheRead", model.cacheRead());
            json.writeNumberField("output", model.output());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("hours");
        for (Bill.Hour hour : bill.hours()) {
            json.writeStartObject();
            json.writeStringField("from", hour.begins().toString());
            json.writeNumberField("usd", hour.cost() / NANO);
            json.writeNumberField("tokens", hour.tokens());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void work(JsonGenerator json, Work work) throws IOException {
        json.writeNumberField("answers", work.answers());
        json.writeArrayFieldStart("tools");
        for (Work.Tool tool : work.tools()) {
            json.writeStartObject();
            ReportJson.text(json, "tool", tool.name());
            json.writeNumberField("calls", tool.calls());
            json.writeNumberField("failed", tool.failed());
            json.writeNumberField("seconds", tool.took().toMillis() / 1e3);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("longest");
        for (Span call : work.longest()) {
            ReportJson.write(json, call);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("files");
        for (Work.ChangedFile file : work.files()) {
            json.writeStartObject();
            ReportJson.text(json, "path", file.path());
            json.writeNumberField("writes", file.writes());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("moreFiles", work.moreFiles());
    }
}
