package dev.belay.diagnose.speech;

import dev.belay.diagnose.regex.Effort;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The stacks of somebody's own programs, which may use the same libraries and are refused by the same API as claude is. Whose a stack is
 * its frames tell: those of a library belong to nobody, one in a file of one's own tells that no client died.
 */
final class Stacks {
    private static final Pattern CLIENT = Pattern.compile(
            "claude[-_](?:code|agent|cli)|[/\\\\]claude\\b|\\$bunfs|~BUN|\\bcli\\.js\\b|bun\\.report|\\bBun v\\d|Claude (?:AI|Code)|Invalid API key ·|Please run /login|limit reached [·∙|]");
    /** A frame in the source of some program, in Python, JavaScript, Ruby, PHP, Go, Rust or for the JVM. */
    private static final Pattern FRAME = Pattern.compile(
            "File \".{1,300}\", line \\d+.*|at .{0,300}:\\d+(?::\\d+)?\\)?|at [\\w.$<>\\[\\]`,/]+\\([^()]{0,200}\\)(?: in \\S.*)?|at [\\w.$<>/]+\\([\\w$ ]{0,80}(?:\\.\\w{2,6}:\\d+)?\\)(?: ~?\\[.*\\])?"
                    + "|(?:\\[\\w[\\w.]*\\] )?/\\S{1,300}\\.go:\\d+(?: .*)?|from /?\\S{1,300}\\.rb:\\d+:.*|\\S{1,200}\\.\\w{2,4} in \\S{1,80} at line \\d+.*|#\\d+ +\\S.{0,300}|\\d+: +[\\w:<>{}]{2,200}");
    /** A frame in a file of one's own: no library's, no runtime's, and nothing that was packed up. */
    private static final Pattern OWN_FRAME = Pattern.compile(
            "File \"(?!<|.{0,300}(?:site-packages|dist-packages|[/\\\\]lib(?:64)?[/\\\\]python|[/\\\\]Python\\d))"
                    + ".{1,300}\\.py\", line \\d+.*"
                    + "|at .{1,300} in \\S{1,300}\\.(?:cs|fs|vb):line \\d+|at .{0,200}webpack-internal:///\\(\\w+\\)/\\./(?!node_modules).{0,300}\\.(?:[cm]?[jt]sx?):\\d+.*|at (?!.{0,300}(?:node:|internal/))(?:.{0,200} )?\\(?(?:file://)?(?:[A-Za-z]:)?[\\w.~@-]*[/\\\\].{0,300}\\.(?:[cm]?[jt]sx?|vue|svelte):\\d+.*"
                    + "|\\S{1,200}\\.\\w{2,4} in \\S{1,80} at line \\d+.*|at [\\w.$<>/]+\\(\\w+\\.(?:java|kt|scala|groovy):\\d+\\)(?: ~?\\[.*\\])?"
                    + "|/(?!usr/(?:local/)?(?:lib/)?go/|.{0,300}/pkg/mod/)\\S{1,300}\\.go:\\d+(?: .*)?|from /?\\S{1,300}\\.rb:\\d+:.*");

    private static final Pattern HEAD = Pattern.compile(
            "Traceback \\(most recent call last\\):|.{0,80}goroutine \\d+ \\[[\\w ,]+\\]:|thread '.{1,80}' (?:\\(\\d+\\) )?panicked at .*");
    private static final Pattern PANIC = Pattern.compile("thread '.{1,80}' (?:\\(\\d+\\) )?panicked at .*\\.rs:\\d+.*");
    /** What Python puts between a stack and the one that it led to. */
    private static final Pattern LINK =
            Pattern.compile("(?:During handling of the above exception|The above exception was the direct cause).*");
    /** An error of a library for the API, which no client prints. */
    private static final Pattern LIBRARY = Pattern.compile(
            "(?:anthropic|openai|litellm|langchain\\w*|instructor|pydantic_ai)\\.(?:\\w+\\.)*\\w+(?:Error|Exception)\\b.*");

    private static final Pattern OWN_PROGRAM = Pattern.compile(
            "\\b(?:[Oo]ur|[Mm]y)(?: own)? (?:\\w+ ){0,2}(?:bot|chatbot|script|app|application|backend|service|website|worker|pipeline|integration|lambda|notebook)\\b");
    /** How an error begins that has its frames below it. */
    private static final Pattern ERROR = Pattern.compile(
            "(?:Uncaught |Unhandled |Exception in thread \".{1,80}\" )?(?:[\\w$]+[.:]+)*\\w*(?:Error|Exception)\\b.*|panic: .*|fatal error: .*|.{0,200}\\b\\w*(?:Error|Exception): .*");
    /** A frame below which the error stands. */
    private static final Pattern ERROR_FOLLOWS = Pattern.compile("File \"|Traceback |thread '");

    private static final Pattern MARK = Pattern.compile("\\^+");
    /** How many lines of an error stand above its frames. */
    private static final int ABOVE = 4;
    /** How many below them. */
    private static final int BELOW = 6;

    private final List<Line> lines;
    private final Standing[] standings;
    /** Which lines are frames, or what a language puts above them. */
    private final boolean[] parts;

    private Stacks(List<Line> lines, Standing[] standings) {
        this.lines = lines;
        this.standings = standings;
        this.parts = new boolean[lines.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = isPart(lines.get(i).words());
        }
    }

    /** Tells which lines belong to the stack of somebody's own program. */
    static void read(List<Line> lines, Standing[] standings) {
        new Stacks(lines, standings).read();
    }

    private void read() {
        boolean ownProgram = false;
        for (int i = 0; i < lines.size(); i++) {
            if (isPart(i)) {
                int end = end(i);
                int begin = begin(i);
                if (isOwn(begin, end)) {
                    Arrays.fill(standings, begin, end, Standing.OTHERS);
                }
                i = end - 1;
            }
            ownProgram |= OWN_PROGRAM.matcher(lines.get(i).words()).find();
        }
        for (int i = 0; ownProgram && i < lines.size(); i++) {
            if (LIBRARY.matcher(lines.get(i).words()).matches()) {
                standings[i] = Standing.OTHERS;
            }
        }
    }

    private static boolean isPart(String words) {
        return begins(words) && (Effort.matches(FRAME, words) || Effort.matches(HEAD, words));
    }

    private boolean isPart(int i) {
        return parts[i];
    }

    /** Looked at first, for most lines are no frame. */
    private static boolean begins(String words) {
        char first = words.isEmpty() ? ' ' : words.charAt(0);
        return "Fa/fT[#tg".indexOf(first) >= 0
                || Character.isDigit(first)
                || words.contains("goroutine ")
                || words.contains(" at line ");
    }

    /** Where the error begins that these are the frames of; Go leaves a line between them. */
    private int begin(int frame) {
        int next = frame > 0 && lines.get(frame - 1).blank() ? frame - 2 : frame - 1;
        for (int at = next; at >= 0 && at > next - ABOVE && !lines.get(at).blank(); at--) {
            if (Effort.matches(ERROR, lines.get(at).words())) {
                return thrown(at);
            }
        }
        return frame;
    }

    /** Where the lines of source begin that Node shows above an error, with a mark below the place. */
    private int thrown(int error) {
        int mark = error > 0 && lines.get(error - 1).blank() ? error - 2 : error - 1;
        if (mark < 0 || !MARK.matcher(lines.get(mark).words()).matches()) {
            return error;
        }
        int at = mark;
        while (at > 0 && at > mark - ABOVE && !lines.get(at - 1).blank()) {
            at--;
        }
        return at;
    }

    /** Behind the last frame and what belongs to it: Python and Rust say below it what is wrong. */
    private int end(int from) {
        boolean errorFollows = false;
        int at = from;
        while (at < lines.size()) {
            String words = lines.get(at).words();
            if (isPart(at)) {
                errorFollows = ERROR_FOLLOWS.matcher(words).lookingAt();
            } else if (lines.get(at).blank()) {
                if (at + 1 >= lines.size()
                        || !isPart(at + 1)
                                && !LINK.matcher(lines.get(at + 1).words()).matches()) {
                    return at;
                }
            } else if (errorFollows
                    && lines.get(at).indentation() <= lines.get(from).indentation()) {
                at = paragraphEnd(at) - 1;
                errorFollows = false;
            } else if (!goesOn(at)) {
                return at;
            }
            at++;
        }
        return at;
    }

    private int paragraphEnd(int from) {
        int at = from;
        while (at < lines.size() && at < from + BELOW && !lines.get(at).blank()) {
            at++;
        }
        return at;
    }

    private boolean goesOn(int at) {
        Line line = lines.get(at);
        return line.indentation() > 0 || errorGoesOn(line.words()) || at + 1 < lines.size() && isPart(at + 1);
    }

    private static boolean errorGoesOn(String words) {
        return words.startsWith("}")
                || words.startsWith("Caused by:")
                || words.startsWith("...")
                || LINK.matcher(words).matches();
    }

    private boolean isOwn(int from, int to) {
        boolean own = false;
        for (int i = Math.max(0, from - ABOVE); i < to; i++) {
            String words = lines.get(i).words();
            if (CLIENT.matcher(words).find()) {
                return false;
            }
            own |= i >= from && begins(words) && (Effort.matches(OWN_FRAME, words) || Effort.matches(PANIC, words));
        }
        return own;
    }
}
