package dev.belay.command.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Course;
import dev.belay.chronicle.Span;
import dev.belay.console.JsonOutput;
import dev.belay.journal.JournalEntry;
import dev.belay.text.Redaction;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What was read, for a program: figures as numbers, times in UTC, texts redacted. */
final class ReportJson {
    /** So many of a kind; a transcript may have any number. */
    private static final int MOST = 10_000;

    private ReportJson() {}

    static void write(JsonGenerator json, List<ReadSession> sessions) throws IOException {
        json.writeArrayFieldStart("sessions");
        for (ReadSession session : sessions) {
            json.writeStartObject();
            if (session.target().task().isPresent()) {
                text(json, "task", session.target().task().get().id());
                text(json, "taskState", session.target().task().get().state());
            }
            if (session.chronicle().isPresent()) {
                write(json, session.chronicle().get(), session.target().running());
            }
            texts(json, "left", session.told().row().left());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Chronicle chronicle, boolean running) throws IOException {
        var subject = chronicle.subject();
        json.writeStringField("session", subject.session().value());
        text(json, "project", subject.project().orElse(null));
        text(json, "client", subject.client().orElse(null));
        text(json, "title", subject.title().orElse(null));
        texts(json, "asked", subject.asked().prompts());
        json.writeNumberField("prompts", subject.asked().count());
        json.writeBooleanField("running", running);
        json.writeStringField(
                "state",
                chronicle.ending().state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        text(json, "failure", chronicle.ending().failure().orElse(null));
        text(json, "say", chronicle.ending().say());
        time(json, "begun", chronicle.course().begun());
        time(json, "ended", chronicle.course().ended());
        falls(json, chronicle.falls());
        course(json, chronicle.course());
        ReportFigures.write(json, chronicle);
        texts(json, "unseen", chronicle.unseen());
    }

    private static void falls(JsonGenerator json, List<JournalEntry> falls) throws IOException {
        json.writeArrayFieldStart("falls");
        for (JournalEntry fall : falls) {
            json.writeStartObject();
            json.writeStringField("incident", fall.id());
            json.writeStringField("at", fall.at().toString());
            json.writeStringField("failure", fall.failure());
            text(json, "say", fall.say());
            text(json, "recovery", fall.recovery().orElse(null));
            json.writeStringField("outcome", fall.outcome().id());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void course(JsonGenerator json, Course course) throws IOException {
        number(json, "contextLimit", course.limit());
        json.writeArrayFieldStart("context");
        for (Course.ContextPoint point :
                course.context().subList(0, Math.min(MOST, course.context().size()))) {
            json.writeStartObject();
            json.writeStringField("at", point.at().toString());
            json.writeNumberField("tokens", point.tokens());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("compactions");
        for (Course.Compaction compaction : course.compactions()) {
            json.writeStartObject();
            json.writeStringField("at", compaction.at().toString());
            number(json, "before", compaction.before());
            number(json, "after", compaction.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("spans");
        for (Span span : course.spans().subList(0, Math.min(MOST, course.spans().size()))) {
            write(json, span);
        }
        json.writeEndArray();
    }

    static void write(JsonGenerator json, Span span) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", span.kind().name().toLowerCase(Locale.ROOT));
        text(json, "name", span.name());
        text(json, "about", span.about());
        json.writeStringField("from", span.from().toString());
        json.writeStringField("until", span.until().toString());
        json.writeBooleanField("failed", span.failed());
        json.writeEndObject();
    }

    static void text(JsonGenerator json, String name, String text) throws IOException {
        json.writeStringField(name, text == null || text.isEmpty() ? null : Redaction.redact(text));
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        JsonOutput.texts(json, name, texts.stream().map(Redaction::redact).toList());
    }

    static void time(JsonGenerator json, String name, Optional<Instant> time) throws IOException {
        json.writeStringField(name, time.map(Instant::toString).orElse(null));
    }

    private static void number(JsonGenerator json, String name, OptionalLong number) throws IOException {
        if (number.isPresent()) {
            json.writeNumberField(name, number.getAsLong());
        } else {
            json.writeNullField(name);
        }
    }
}
