package dev.belay.command.diagnosis;

import dev.belay.command.diagnosis.input.DiagnosisTarget;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code belay diagnose} prints of a diagnosis, for a person and as JSON. Pure: strings out. All that comes from
 * transcripts and screens leaves it without control characters and secrets.
 *
 * @param diagnosis what was found
 * @param session the session, or nothing for pasted text
 * @param places for the word of a fact the file and line where it stands
 * @param here the folder in which the user is
 */
public record DiagnosisReport(
        Diagnosis diagnosis,
        Optional<DiagnosisTarget.Session> session,
        Map<String, String> places,
        Optional<String> here) {
    private static final int WIDTH = 100;
    static final int LONGEST = 400;

    /** The report on text that somebody pasted. */
    public static DiagnosisReport ofPasted(Diagnosis diagnosis) {
        return new DiagnosisReport(diagnosis, Optional.empty(), Map.of(), Optional.empty());
    }

    /** The exit status of the command: 0 when it could say, 1 when it is unexplained. */
    public int status() {
        return diagnosis.unexplained() ? 1 : 0;
    }

    /** The command to type next. A session that a process has open is never to be resumed beside it. */
    public String next() {
        if (session.isEmpty() || !session.get().resumable()) {
            return "belay failures " + diagnosis.failure();
        }
        String id = session.get().id().value();
        if (session.get().pid().isPresent()) {
            return diagnosis.best().rule().kind() == Kind.STALL
                    ? "kill " + session.get().pid().get() + " && belay resume " + id
                    : "belay diagnose " + id;
        }
        return switch (diagnosis.best().rule().first()) {
            case LEAVE -> (elsewhere() ? "belay resume " : "claude --resume ") + id;
            case RESTART -> "belay sessions --all";
            default -> "belay resume " + id;
        };
    }

    /** Most versions find a session only from the folder in which it was started (docs/concepts/client.md, resuming); belay resume goes there. */
    private boolean elsewhere() {
        Optional<String> project = session.flatMap(DiagnosisTarget.Session::project);
        return project.isPresent() && !here.equals(project);
    }

    /** For a person, without colours. */
    public String text() {
        return text(new Style(false), WIDTH);
    }

    /**
     * For a person.
     *
     * @param width the columns there are
     */
    public String text(Style style, int width) {
        int columns = Math.min(WIDTH, width);
        boolean here = session.flatMap(DiagnosisTarget.Session::transcript).isPresent();
        return !here ? new PastedPage(this, style, columns).text() : new DiagnosisPage(this, style, columns).text();
    }

    /** A session that is well and running is not finished, whatever its class is called. */
    String heading() {
        boolean open = session.flatMap(DiagnosisTarget.Session::pid).isPresent();
        return open && diagnosis.best().rule().silent() ? "running" : diagnosis.failure();
    }

    /** For a program. */
    public String json() {
        return new DiagnosisJson(this).text();
    }

    /** The facts, harmless. */
    Map<String, String> because() {
        Map<String, String> clean = new LinkedHashMap<>();
        diagnosis.best().because().forEach((fact, value) -> clean.put(fact, Untrusted.shorten(clean(value), LONGEST)));
        return clean;
    }

    /** Without control characters and secrets. */
    static String clean(String text) {
        return Untrusted.redacted(text, 10 * LONGEST);
    }
}
