package dev.belay.tell;

import dev.belay.decide.Choice;
import dev.belay.decide.Recovery;
import dev.belay.decide.Step;
import dev.belay.decide.When;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.ToolCall;
import dev.belay.evidence.Transcript;
import dev.belay.supervise.Incident;
import dev.belay.text.Redaction;
import dev.belay.text.Untrusted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The message after a fall: what happened, because of what, what was under way, what is kept, and what to type. Pure:
 * an incident in, lines out. All that comes from outside is stripped of control characters and of secrets.
 */
public final class Notice {
    private static final int LONGEST = 160;
    private static final int PATHS = 3;
    private static final String REMINDER = "the last turn ended in %s; belay resume brings the session back";
    private static final int SHORTEST_QUOTE = 20;
    /** A wait that is over before it has been read. */
    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    private final Incident incident;
    private final Style style;
    private final Function<SessionId, String> byHand;

    public Notice(Incident incident, Style style) {
        this(incident, style, Notice::byHand);
    }

    /** @param byHand what to type without Belay, with the flags that the user gave */
    public Notice(Incident incident, Style style, Function<SessionId, String> byHand) {
        this.incident = incident;
        this.style = style;
        this.byHand = byHand;
    }

    /** The message, one line each, without the question. */
    public List<String> lines() {
        Evidence evidence = incident.evidence();
        List<String> lines = new ArrayList<>();
        lines.add(style.bold("belay: " + incident.diagnosis().best().rule().say()));
        List<String> because = FactWords.of(incident.diagnosis().best().because());
        if (!because.isEmpty()) {
            row(lines, "because", clean(String.join("; ", because), 3 * LONGEST));
        }
        underWay(lines, evidence.transcript());
        kept(lines, evidence.transcript());
        evidence.session().ifPresent(session -> {
            row(lines, "session", session + size(evidence.transcript()));
            if (evidence.transcript().endsOn() != Transcript.Ending.NOTHING) {
                row(
                        lines,
                        "by hand",
                        repairs() ? "belay resume " + session : clean(byHand.apply(session), 3 * LONGEST));
            }
        });
        if (evidence.session().isEmpty()) {
            row(lines, "session", "not known; `claude --resume` lists what can be resumed");
        }
        doing().ifPresent(text -> row(lines, "now", text));
        return lines;
    }

    /** What Belay does about it without being asked, when, and for the how many-th time. */
    private Optional<String> doing() {
        Optional<String> start =
                switch (incident.plan().recovery()) {
                    case RESUME, WAIT_AND_RESUME -> Optional.of("resuming the session");
                    case REPAIR_AND_RESUME -> Optional.of("mending a copy of the session, then resuming that");
                    case TRIM_AND_RESUME -> Optional.of("making a smaller copy of the session, then resuming that");
                    case COMPACT_AND_RESUME -> Optional.of("compacting the session, then resuming it");
                    case RESTART -> Optional.of("starting anew");
                    case LEAVE, ASK, GIVE_UP -> Optional.empty();
                };
        return start.map(
                text -> incident.plan().pause().map(pause -> text(pause, text)).orElse(text));
    }

    private static String text(Step.Pause pause, String start) {
        String attempt = " (attempt " + pause.attempt() + " of " + pause.allowed() + ")";
        if (pause.duration().compareTo(A_MOMENT) < 0) {
            return start + attempt;
        }
        return "waiting until " + When.of(pause.until(), pause.from()) + ", then " + start + attempt;
    }

    /** Whether the session itself is what claude stumbles over: as it is it would only do so again. */
    private boolean repairs() {
        return incident.diagnosis().best().rule().recover().get(0).equals(Recovery.REPAIR_AND_RESUME.word());
    }

    /** What to type without Belay where the flags are not known. */
    public static String byHand(SessionId session) {
        return "claude --resume " + session;
    }

    private void underWay(List<String> lines, Transcript transcript) {
        if (!transcript.endsOn().midTurn() && transcript.error().isEmpty()) {
            return;
        }
        transcript.task().ifPresent(prompt -> row(lines, "under way", "\"" + clean(prompt, LONGEST) + "\""));
        Optional<ToolCall> tool = transcript.openTools().isEmpty()
                ? transcript.lastTool()
                : Optional.of(transcript.openTools().get(transcript.openTools().size() - 1));
        tool.ifPresent(call -> row(
                lines,
                transcript.openTools().isEmpty() ? "last tool" : "running",
                clean(call.name() + ": " + call.summary(), LONGEST)));
    }

    private void kept(List<String> lines, Transcript transcript) {
        List<String> files = transcript.editedFiles();
        if (files.isEmpty()) {
            row(lines, "kept", "whatever claude wrote to your files is on disk");
            return;
        }
        List<String> newest = files.subList(Math.max(0, files.size() - PATHS), files.size());
        String more = files.size() > PATHS ? " and " + (files.size() - PATHS) + " more" : "";
        row(lines, "kept", "the files that claude edited: " + clean(String.join(", ", newest), 2 * LONGEST) + more);
    }

    private static String size(Transcript transcript) {
        if (transcript.answers() == 0) {
            return "";
        }
        String tokens = transcript.contextTokens() > 0 ? ", " + transcript.contextTokens() + " tokens of context" : "";
        return " (" + transcript.answers() + (transcript.answers() == 1 ? " answer" : " answers") + tokens + ")";
    }

    /** The question: one line. */
    public String question(Step.Offer offer) {
        StringBuilder question = new StringBuilder();
        for (Choice choice : offer.choices()) {
            key(question, key(choice), words(choice, offer));
        }
        key(question, 'd', "details");
        key(question, 'q', "quit");
        return question.toString();
    }

    /** What Return means: it is said when keys begin to count. */
    public String enter(Step.Offer offer) {
        Optional<Choice> first = offer.choices().stream().findFirst();
        String enter = first.map(choice -> choice == Choice.WAIT ? "wait" : words(choice, offer))
                .orElse("quit");
        return style.dim("Enter: " + enter);
    }

    private void key(StringBuilder question, char key, String words) {
        question.append(style.bold("[" + key + "]")).append(' ').append(words).append("   ");
    }

    /** The key that chooses it. */
    public static char key(Choice choice) {
        return switch (choice) {
            case WAIT -> 'w';
            case GO_ON -> 'g';
            case RESUME -> 'r';
            case COMPACT -> 'c';
            case REPAIR -> 'm';
            case TRIM -> 't';
            case RESTART -> 's';
        };
    }

    private static String words(Choice choice, Step.Offer offer) {
        return switch (choice) {
            case WAIT ->
                offer.pause()
                        .map(pause -> "wait until " + When.of(pause.until(), pause.from()) + " and resume")
                        .orElse("wait and resume");
            case GO_ON -> "resume and go on";
            case RESUME -> "resume";
            case COMPACT -> "compact and resume";
            case REPAIR -> "repair and resume";
            case TRIM -> "trim and resume";
            case RESTART -> "start again";
        };
    }

    /**
     * After the user has left a session that had ended in an error: one line.
     *
     * @param columns how long it may be, the name of the program included
     */
    public String reminder(int columns) {
        Evidence evidence = incident.evidence();
        String error = evidence.transcript()
                .error()
                .or(evidence::result)
                .map(ApiError::text)
                .orElse(incident.diagnosis().best().rule().say());
        int room = Math.max(SHORTEST_QUOTE, Math.min(LONGEST, columns) - REMINDER.length() - "belay: \"\"".length());
        return String.format(REMINDER, "\"" + clean(error, room) + "\"");
    }

    /** All there is to know: why such a thing happens, what to do, and where it is kept. */
    public List<String> details(Optional<Path> transcript, Optional<Path> incidentFolder) {
        var rule = incident.diagnosis().best().rule();
        List<String> lines = new ArrayList<>();
        row(lines, "class", rule.name());
        row(lines, "why", rule.why());
        for (String fix : rule.fix()) {
            row(lines, "fix", fix);
        }
        if (!incident.diagnosis().candidates().isEmpty()) {
            row(lines, "or else", String.join(", ", incident.diagnosis().candidates()));
        }
        incident.diagnosis()
                .best()
                .because()
                .forEach((fact, value) -> row(lines, "fact", clean(fact + " = " + value, 3 * LONGEST)));
        transcript.ifPresent(path -> row(lines, "transcript", clean(path.toString(), 4 * LONGEST)));
        incidentFolder.ifPresent(path -> row(lines, "kept in", clean(path.toString(), 4 * LONGEST)));
        return lines;
    }

    private void row(List<String> lines, String label, String text) {
        lines.add("  " + style.dim(String.format("%-10s", label)) + " " + text);
    }

    private static String clean(String text, int longest) {
        return Untrusted.shorten(Redaction.redact(Untrusted.line(text)), longest);
    }
}
