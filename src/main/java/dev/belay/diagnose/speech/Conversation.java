package dev.belay.diagnose.speech;

import dev.belay.diagnose.notation.Envelope;
import dev.belay.diagnose.wording.Explanations;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads text as what claude's screen shows of a conversation. {@code ●} begins what the model says or a call of a tool,
 * {@code ⎿} what came of it, {@code ❯} what the user typed; the client's own words stand in the same places, and are told
 * by how they begin. What more work has followed is history.
 */
final class Conversation {
    private static final Pattern CALL =
            Pattern.compile("(?:[A-Z][\\w-]*|mcp__\\w+|[\\w .:-]{1,60} - [\\w.-]{1,60} \\(MCP\\))\\(.*");
    /** What a test runner marks like a prompt. */
    private static final Pattern FRAME =
            Pattern.compile("❯ (?:(?:.* )?\\S+:\\d+:\\d+\\)?|\\S+\\.(?:test|spec)\\.\\w+.*)");

    /** Such a call prints nothing: where an error of the API stands below it, the answer broke off within the call. */
    private static final Pattern SILENT = Pattern.compile(
            "(?:Write|Edit|Update|MultiEdit|NotebookEdit|Create|Read|Search|Grep|Glob|List|LS|Task|Agent|Explore|Skill|Fetch|Web ?Fetch|Web ?Search|TodoWrite)\\(.*");
    /** A command that shows what others have written, or asks some server. */
    private static final Pattern PRINTS = Pattern.compile(
            "\\b(?:claude|grep|rg|ag|awk|sed|cat|bat|echo|printf|head|tail|less|more|curl|wget|git|gh|journalctl|kubectl|docker|aws|jq|strings|find|log|logs)\\b");
    /** A file that the client could not write for a tool; what stands in a file or in a program's output is longer. */
    private static final Pattern NOT_WRITTEN = Pattern.compile("(?:Error: )?(?:ENOSPC|EDQUOT|EROFS|EIO)\\b.{0,120}");
    /** What the client says in a tool's place, where it could not start it. */
    private static final Pattern NOT_STARTED =
            Pattern.compile("(?:Error: )?(?:Working directory .{1,200} no ?longer ?exists\\..*"
                    + "|E[A-Z]{3,8}: .{0,120}['/\\\\](?:claude-\\d+|\\.claude)[/\\\\'].*)");

    /** What the client says of a command that failed. */
    private static final Pattern FAILED =
            Pattern.compile("Error: (?:Exit code \\d+|Command failed|Command timed out)\\b.*");

    /** A command that shows how servers, plugins and settings are, and does not touch the session. */
    private static final Pattern SHOWS = Pattern.compile("/(?:mcp|plugins?|hooks|agents|skills|ide)\\b.*");

    /** Above what a tool is to do, where the client asks for leave. */
    private static final Pattern DIALOG = Pattern.compile(
            "(?:Bash command|Edit file|Create file|Write file|Read file|Fetch|Web [Ff]etch|Tool use|MCP tool)(?: \\(.{1,40}\\))?");

    private static final Pattern MENU = Pattern.compile("\\d+\\. .*");
    private static final Pattern ENDED = Pattern.compile(".{1,4}\\p{Lu}\\p{L}+ for (?:\\d+[hms] ?)+.*");

    /** What turns while claude is at work. */
    private static final Pattern WORKS = Pattern.compile(".{1,4}\\p{Lu}.{1,120}\\(.{0,60}\\besc to interrupt\\b.*");

    /** What is drawn around an idle prompt. */
    private static final Pattern FOOTER = Pattern.compile("[─━╭╮╰╯]{3,}.*|\\? for shortcuts.*|⏵.*|⏸.*");
    /** Longer lines may have been broken by the terminal, and then go on in the first column. */
    private static final int BROKEN = 68;
    /** As many lines as such a sentence takes below its first one. */
    private static final int WRAPPED = 4;
    /** In as many lines the model says that it speaks. */
    private static final int LONG_ANSWER = 16;

    private enum Speaker {
        SHELL,
        CLIENT,
        MODEL,
        CALL,
        TOOL,
        USER
    }

    private final List<Line> lines;
    private final Standing[] standings;
    private Speaker speaker = Speaker.SHELL;
    /** Line of the last answer of the model; -1 for none. */
    private int answer = -1;

    private int call = -1;
    private int rest = -1;
    /** Line of the last call with which the client is at work; -1 for none. */
    private int work = -1;

    private int results;
    /** Line that says why no tool could be started, where none has run since; -1 for none. */
    private int notStarted = -1;

    private boolean silent;

    private Conversation(List<Line> lines, Standing[] standings) {
        this.lines = lines;
        this.standings = standings;
    }

    /** Whether the text shows a conversation. */
    static boolean isIn(List<Line> lines) {
        for (Line line : lines) {
            if (line.bulleted()
                    || isResult(line)
                    || line.mark() == '❯' && !FRAME.matcher(line.words()).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Tells whose words the lines are. */
    static void read(List<Line> lines, Standing[] standings) {
        Conversation conversation = new Conversation(lines, standings);
        for (int i = 0; i < lines.size(); i++) {
            standings[i] = conversation.standing(i);
        }
        conversation.forgetHistory();
    }

    private Standing standing(int i) {
        Line line = lines.get(i);
        if (line.bulleted()) {
            return bullet(i);
        }
        if (isResult(line)) {
            return result(i);
        }
        if (isPrompt(line)) {
            return prompt(i);
        }
        if (speaker == Speaker.MODEL && isLastError(i)) {
            speaker = Speaker.CLIENT;
            return Standing.OWN;
        }
        if (DIALOG.matcher(line.words()).matches()) {
            speaker = Speaker.CALL;
            return Standing.OTHERS;
        }
        if (ENDED.matcher(line.words()).matches()) {
            rest = i;
            speaker = Speaker.SHELL;
            return Standing.OTHERS;
        }
        if (WORKS.matcher(line.words()).matches()) {
            work = call;
        }
        boolean goesOn =
                line.blank() || line.indentation() > 1 || line.text().startsWith("  ", line.from()) || broken(i);
        speaker = goesOn && !FOOTER.matcher(line.words()).matches() ? speaker : Speaker.SHELL;
        return switch (speaker) {
            case SHELL, CLIENT -> Standing.OWN;
            case MODEL, CALL, TOOL, USER -> Standing.OTHERS;
        };
    }

    private Standing bullet(int i) {
        Line line = lines.get(i);
        results = 0;
        if (CALL.matcher(line.said()).matches()) {
            speaker = Speaker.CALL;
            call = i;
            silent = SILENT.matcher(line.said()).matches();
            return Standing.OTHERS;
        }
        if (line.opensError()) {
            speaker = Speaker.CLIENT;
            return Standing.OWN;
        }
        speaker = Speaker.MODEL;
        answer = i;
        return Explanations.are(said(i)) ? Standing.OTHERS : Standing.OPENING;
    }

    /** All that is said behind this bullet, in however many paragraphs. */
    private String said(int i) {
        StringBuilder words = new StringBuilder(lines.get(i).said());
        for (int next = i + 1; next < lines.size() && next <= i + LONG_ANSWER; next++) {
            Line line = lines.get(next);
            if (!line.blank() && (line.indentation() < 2 || isResult(line) || line.bulleted() || isPrompt(line))) {
                break;
            }
            words.append(line.blank() ? "" : " ").append(line.words());
        }
        return words.toString();
    }

    /** Below a call stands what the tool printed; an error of the API may stand beneath it, where there was a result already. */
    private Standing result(int i) {
        Line line = lines.get(i);
        boolean ofTool = speaker == Speaker.CALL || speaker == Speaker.TOOL;
        boolean first = results++ == 0 && !(silent && line.opensError());
        boolean started = ofTool
                && !NOT_STARTED.matcher(unwrapped(i)).matches()
                && !(silent && NOT_WRITTEN.matcher(line.said()).matches());
        notStarted = started ? -1 : ofTool ? i : notStarted;
        if (FAILED.matcher(line.said()).matches()
                || speaker == Speaker.CLIENT && line.said().equals("(no content)")
                || started && (first && !endsTurn(i) || !Verdicts.opens(line.said()))) {
            speaker = Speaker.TOOL;
            return Standing.OTHERS;
        }
        speaker = Speaker.CLIENT;
        return Standing.OWN;
    }

    /** Whether the client says this in the place of what the tool would have printed: nothing comes behind it. */
    private boolean endsTurn(int i) {
        if (!Verdicts.endsTurn(lines.get(i).said())
                || call < 0
                || PRINTS.matcher(lines.get(call).said()).find()) {
            return false;
        }
        for (int next = i + 1; next < lines.size(); next++) {
            Line line = lines.get(next);
            if (line.bulleted() || isResult(line) || next > i + WRAPPED && !line.blank() && line.indentation() > 1) {
                return false;
            }
        }
        return true;
    }

    /** What is said in this line and, where a terminal has broken it, in those below it. */
    private String unwrapped(int i) {
        StringBuilder words = new StringBuilder(lines.get(i).said());
        for (int next = i + 1;
                next < lines.size() && next <= i + WRAPPED && !lines.get(next).blank();
                next++) {
            words.append(lines.get(next).words());
        }
        return words.toString();
    }

    private Standing prompt(int i) {
        Line line = lines.get(i);
        if (line.behindMark() >= line.to()) {
            rest = i;
            speaker = Speaker.SHELL;
        } else if (MENU.matcher(line.text().substring(line.behindMark(), line.to()))
                .matches()) {
            return Standing.OWN;
        } else {
            speaker = asked(line.text().substring(line.behindMark(), line.to()));
        }
        return Standing.OTHERS;
    }

    /** Who speaks below what the user typed: a command of the client's prints something, and some show how others are. */
    private static Speaker asked(String words) {
        if (SHOWS.matcher(words).matches()) {
            return Speaker.TOOL;
        }
        return words.startsWith("/") ? Speaker.CLIENT : Speaker.USER;
    }

    /**
     * Words after which the model went on are history; so are those after which a tool ran, where the turn has ended since or goes on.
     * Why no tool could be started is none, however much the model says about it.
     */
    private void forgetHistory() {
        int until = Math.max(answer, Math.max(work, rest > call ? call : -1));
        for (int i = 0; i < until; i++) {
            standings[i] = i == notStarted ? Standing.OWN : Standing.OTHERS;
        }
    }

    /** An error in a paragraph of its own, with nothing behind it: the client puts it there where an answer broke off. */
    private boolean isLastError(int i) {
        if (i == 0 || !lines.get(i - 1).blank() || !Envelope.opens(lines.get(i).words())) {
            return false;
        }
        int next = i + 1;
        while (next < lines.size() && !lines.get(next).blank()) {
            next++;
        }
        while (next < lines.size() && lines.get(next).blank()) {
            next++;
        }
        return next == lines.size()
                || isPrompt(lines.get(next))
                || ENDED.matcher(lines.get(next).words()).matches()
                || FOOTER.matcher(lines.get(next).words()).matches();
    }

    private boolean broken(int i) {
        return i > 0
                && !lines.get(i - 1).blank()
                && lines.get(i - 1).length() >= BROKEN
                && speaker != Speaker.SHELL
                && !(Document.isProse(lines.get(i).words())
                        && !Document.isProse(lines.get(i - 1).words()));
    }

    private static boolean isPrompt(Line line) {
        return (line.mark() == '❯' || line.mark() == '>')
                && (line.behindMark() > line.content() + 1 || line.length() == 1);
    }

    /** A tree is drawn with the second mark and a line behind it. */
    private static boolean isResult(Line line) {
        return line.mark() == '⎿' || line.mark() == '└' && !line.words().startsWith("└─");
    }
}
