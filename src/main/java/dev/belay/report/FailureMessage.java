package dev.belay.report;

import dev.belay.decide.Choice;
import dev.belay.decide.HumanTime;
import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.ExitStatus;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.ToolCall;
import dev.belay.evidence.Transcript;
import dev.belay.supervise.Incident;
import dev.belay.text.ApiAnswer;
import dev.belay.text.Paragraph;
import dev.belay.text.Redaction;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The message after a failure: what happened, because of what, what was under way, what is kept, and what to type. Pure:
 * an incident in, lines out. All that comes from outside is stripped of control characters and of secrets.
 */
public final class FailureMessage {
    private static final int LONGEST = 160;
    private static final int PATHS = 3;
    private static final String REMINDER = "the last turn ended in %s; `belay resume%s` brings the session back";
    private static final String LABEL = "belay: ";
    private static final int SHORTEST_QUOTE = 60;
    /** The word that no longer fits on the first line, and the indentation of the second. */
    private static final int LOST_AT_A_LINE_END = 24;
    /** A wait that is over before it has been read. */
    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    private final Incident incident;
    private final Style style;
    private final Function<SessionId, String> byHand;

    public FailureMessage(Incident incident, Style style) {
        this(incident, style, FailureMessage::byHand);
    }

    /** @param byHand what to type without Belay, with the flags that the user gave */
    public FailureMessage(Incident incident, Style style, Function<SessionId, String> byHand) {
        this.incident = incident;
        this.style = style;
        this.byHand = byHand;
    }

    /** The message, one line each, as a pipe gets it. */
    public List<String> lines() {
        return lines(0);
    }

    /**
     * The message, one paragraph each, without the question.
     *
     * @param columns the width to which the paragraphs are wrapped; 0 for not at all
     */
    public List<String> lines(int columns) {
        Evidence evidence = incident.evidence();
        MessageRows lines = new MessageRows(columns, style);
        lines.paragraph(style.bold(
                Paragraph.of(LABEL, incident.diagnosis().best().rule().say(), columns)));
        List<String> because = FactText.of(incident.diagnosis().best().because());
        if (!because.isEmpty()) {
            lines.row("because", clean(String.join("; ", because), 3 * LONGEST));
        }
        underWay(lines, evidence.transcript());
        kept(lines, evidence.transcript());
        evidence.session().ifPresent(session -> {
            lines.row("session", session + size(evidence.transcript()));
            String command = clean(command(incident, session, byHand), 3 * LONGEST);
            // The line with which a run gives up, and the advice, name it as well.
            boolean saidBelow = needsSomebody() && command.startsWith("belay resume ");
            if (evidence.transcript().endsOn() != Transcript.Ending.NOTHING && !saidBelow) {
                lines.command("by hand", command);
            }
        });
        if (evidence.session().isEmpty()) {
            lines.row("session", "unknown (`claude --resume` lists what can be resumed)");
        }
        doing().ifPresent(text -> lines.row("now", text));
        if (needsSomebody()) {
            FixText.of(incident.diagnosis().best().rule(), evidence.session()).forEach(fix -> lines.row("fix", fix));
        }
        return lines.all();
    }

    /** What Belay does about it without being asked, when, and for the how many-th time. */
    private Optional<String> doing() {
        Optional<String> start =
                switch (incident.plan().recovery()) {
                    case RESUME, WAIT_AND_RESUME -> Optional.of("resuming the session");
                    case REPAIR_AND_RESUME -> Optional.of("writing a repaired copy of the session, then resuming that");
                    case TRIM_AND_RESUME -> Optional.of("writing a smaller copy of the session, then resuming that");
                    case COMPACT_AND_RESUME -> Optional.of("compacting the session, then resuming it");
                    case RESTART -> Optional.of("restarting");
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
        return "waiting until " + HumanTime.of(pause.until(), pause.from()) + ", then " + start + attempt;
    }

    /** Whether it ends here, and trying again later is not enough: who reads this has no [d] to press. */
    private boolean needsSomebody() {
        Recovery recovery = incident.plan().recovery();
        for (Step step : incident.plan().steps()) {
            if (step instanceof Step.End end) {
                boolean later = end.status() == ExitStatus.TRY_LATER && recovery != Recovery.ASK;
                return !later && recovery != Recovery.LEAVE;
            }
        }
        return false;
    }

    /**
     * What to type to continue: where the session itself is what claude stumbles over, as it is it would only do so again,
     * and Belay is what repairs it.
     */
    public static String command(Incident incident, SessionId session, Function<SessionId, String> byHand) {
        boolean repairs = incident.diagnosis().best().rule().recover().contains(Recovery.REPAIR_AND_RESUME);
        return repairs ? "belay resume " + session : byHand.apply(session);
    }

    /** What to type without Belay where the flags are not known. */
    public static String byHand(SessionId session) {
        return "claude --resume " + session;
    }

    private void underWay(MessageRows lines, Transcript transcript) {
        if (!transcript.endsOn().midTurn() && transcript.error().isEmpty()) {
            return;
        }
        transcript.task().ifPresent(prompt -> lines.row("under way", "\"" + clean(prompt, LONGEST) + "\""));
        Optional<ToolCall> tool = transcript.openTools().isEmpty()
                ? transcript.lastTool()
                : Optional.of(transcript.openTools().get(transcript.openTools().size() - 1));
        tool.ifPresent(call -> lines.row(
                transcript.openTools().isEmpty() || call.gone() ? "last tool" : "cut short",
                clean(call.name() + ": " + call.summary(), LONGEST)
                        + (call.gone() ? " (ended; its result was not recorded)" : "")));
    }

    private void kept(MessageRows lines, Transcript transcript) {
        List<String> files = transcript.tools().editedFiles();
        if (files.isEmpty() && transcript.endsOn() == Transcript.Ending.NOTHING) {
            return;
        }
        if (files.isEmpty()) {
            lines.row("kept", "everything claude wrote to your files is on disk");
            return;
        }
        List<String> newest = files.subList(Math.max(0, files.size() - PATHS), files.size());
        String more = files.size() > PATHS ? " and " + (files.size() - PATHS) + " more" : "";
        lines.row("kept", "files claude edited: " + clean(String.join(", ", newest), 2 * LONGEST) + more);
    }

    private static String size(Transcript transcript) {
        if (transcript.answers() == 0) {
            return "";
        }
        String tokens = transcript.contextTokens() > 0 ? ", " + transcript.contextTokens() + " tokens of context" : "";
        return " (" + transcript.answers() + (transcript.answers() == 1 ? " answer" : " answers") + tokens + ")";
    }

    /**
     * The question, with room for what {@link #enter} adds.
     *
     * @param columns the width to which it is wrapped, no key parted from what it does; 0 for not at all
     */
    public String question(Step.Offer offer, int columns) {
        List<String> keys = new ArrayList<>();
        for (Choice choice : offer.choices()) {
            keys.add(key(key(choice), words(choice, offer)));
        }
        keys.add(key('d', "details"));
        keys.add(key('q', "quit"));
        String enter = enter(offer);
        keys.add(enter);
        String all = "  " + Paragraph.of(keys, "   ", columns <= 0 ? 0 : columns - 3, "  ");
        return all.substring(0, all.length() - enter.length());
    }

    /** What Return means: it is said when keys begin to count. */
    public String enter(Step.Offer offer) {
        Optional<Choice> first = offer.choices().stream().findFirst();
        String enter = first.map(choice -> choice == Choice.WAIT ? "wait" : words(choice, offer))
                .orElse("quit");
        return style.dim("Enter: " + enter);
    }

    private String key(char key, String words) {
        return style.bold("[" + key + "]") + " " + words;
    }

    /** The key that chooses it. */
    public static char key(Choice choice) {
        return switch (choice) {
            case WAIT -> 'w';
            case GO_ON -> 'g';
            case RESUME -> 'r';
            case COMPACT -> 'c';
            case REPAIR -> 'p';
            case TRIM -> 't';
            case RESTART -> 's';
        };
    }

    private static String words(Choice choice, Step.Offer offer) {
        return switch (choice) {
            case WAIT ->
                offer.pause()
                        .map(pause -> "wait until " + HumanTime.of(pause.until(), pause.from()) + " and resume")
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
     * After the user has left a session that had ended in an error: one sentence.
     *
     * @param columns the width of the terminal, of which it takes two lines at most, the name of the program included
     */
    public String reminder(int columns) {
        Evidence evidence = incident.evidence();
        String error = evidence.transcript()
                .error()
                .or(evidence::result)
                .map(ApiError::text)
                .map(ApiAnswer::sentence)
                .orElse(incident.diagnosis().best().rule().say());
        String session =
                incident.evidence().session().map(id -> " " + id.shortened()).orElse("");
        int taken = REMINDER.length() + session.length() + "belay: \"\"".length();
        int room = Math.max(SHORTEST_QUOTE, Math.min(LONGEST, 2 * columns - LOST_AT_A_LINE_END - taken));
        return String.format(REMINDER, "\"" + clean(error, room) + "\"", session);
    }

    /** All there is to know: why such a thing happens, what to do, and where it is kept. */
    public List<String> details(Optional<Path> transcript, Optional<Path> incidentFolder, int columns) {
        var rule = incident.diagnosis().best().rule();
        MessageRows lines = new MessageRows(columns, style);
        lines.row("failure", rule.name());
        lines.row("why", rule.why());
        FixText.of(rule, incident.evidence().session()).forEach(fix -> lines.row("fix", fix));
        if (!incident.diagnosis().candidates().isEmpty()) {
            lines.row("or", String.join(", ", incident.diagnosis().candidates()));
        }
        FactText.byFact(incident.diagnosis().best().because(), 3 * LONGEST)
                .forEach((fact, words) -> lines.row("evidence", words));
        transcript.ifPresent(path -> lines.row("transcript", clean(path.toString(), 4 * LONGEST)));
        incidentFolder.ifPresent(path -> lines.row("journal", clean(path.toString(), 4 * LONGEST)));
        return lines.all();
    }

    private static String clean(String text, int longest) {
        return Untrusted.shorten(Redaction.redact(Untrusted.line(text)), longest);
    }
}
