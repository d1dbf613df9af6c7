package dev.belay.diagnose.speech;

import dev.belay.diagnose.notation.Envelope;
import dev.belay.diagnose.regex.Effort;
import java.util.regex.Pattern;

/** Tells what a line is that was written rather than said: code, a list, a table, a match of grep, the name of a test. */
final class Writing {
    private static final Pattern TABLE = Pattern.compile("\\|.*\\|.*\\|\\s*");
    private static final Pattern FOUND = Pattern.compile(
            "(?!node:|file:|(?:[A-Za-z]:)?[^\\s:]{0,200}(?:cli\\.js|claude-code|bunfs|~BUN))[^\\s:]{1,200}\\.\\w{1,8}[:-]\\d+[:-].*|\\d+→.*|\\d+ ?\\| .*");
    private static final Pattern TEST = Pattern.compile(
            "[✓✔×√⨯☐☒☑◻◼].*|[A-Z][A-Z0-9_]{3,60}=\\S*|E {3,}\\S.*|<(?:li|td|th|code|option|dt|dd|h[2-6])\\b.*</.*|(?:PASS|FAIL|FAILED|PASSED|ok \\d+|not ok \\d+|--- (?:PASS|FAIL)|=== RUN)\\b.*|test .{1,200} \\.\\.\\. (?:ok|FAILED)");
    /** What a compiler says of source code, which may bear any name. */
    private static final Pattern COMPILER = Pattern.compile(
            "Type error: .*|\\d+:\\d+ +(?:error|warning|info) .*|(?:.{0,200}[ :])?error TS\\d+: .*|TS\\d{4}: .*|(?:error|warning)\\[E?\\w+\\]: .*"
                    + "|(?:Property|Module|Type|Name|Argument of type|Object literal) ['\"].* (?:does not exist|is not assignable|has no exported member).*"
                    + "|Cannot find (?:name|module) ['\"].*|.*\\berror: cannot find symbol.*|symbol: +(?:class|method|variable) .*");

    private static final String CHANGED =
            "(?:[Ff]ix|[Ff]eat|chore|docs|tests?|refactor|ci|build|perf|style|wip|revert|retry)(?:\\([\\w./-]+\\))?!?: .*";
    /** What git tells of changes, which are named for what they change. */
    private static final Pattern GIT = Pattern.compile(
            "stash@\\{\\d+\\}: .*|Merge (?:branch|pull request|remote-tracking branch) .*|commit [0-9a-f]{7,40}\\b.*|(?:\\* )?[0-9a-f]{7,12} (?:\\([^)]{1,80}\\) )?"
                    + CHANGED + "|" + CHANGED);

    private static final Pattern ENTRY = Pattern.compile("(?:[-*+•‣▪]|\\d{1,2}[.)]|[a-z]\\)) {1,4}\\S.*|・.*");
    private static final Pattern COMMENT = Pattern.compile(
            "#[:,] .*|#!?\\[.*\\]|//.*|/\\*.*|\\*/.*|\\* .*|# .*|#!.*|<!--.*|\"{3}.*|;; .*|-- .*|#\\w.*");
    private static final Pattern STATEMENT = Pattern.compile(
            "(?!\\[\\d+:|npm )(?:(?:import|package|export|public|private|protected|static|final|const|let|var|def|function|func|fn|class|return|throw"
                    + "|raise|if|else|elif|for|while|try|catch|except|with|assert\\w*|echo|printf|print"
                    + "|console|INSERT|SELECT|UPDATE|CREATE|case|switch|async|await|interface|enum|struct|impl|use|type|local"
                    + "|record|new|do|done|fi|then)\\b.*[(){};=:\\[\\]\"'`].*"
                    + "|(?:it|test|describe|expect)(?:\\.\\w+)*\\(.*|@\\w+(?:\\(.*)?|[})\\]]+[;,)]*|\\.\\w+\\(.*|.*[;{]|.*\\) ?-> ?[^\\d\\s].*|.*=> ?[{(\\[]?.*"
                    + "|[\\w.\\[\\]$]{1,60} {1,20}(?:=|\\+=|:=) .*|[\\w$.]{1,80}\\(.*\\)[,;.)]*|.*\\([^()]*[\"'].*[\"'][^()]*\\).*[,;)]"
                    + "|[\"'].*[\"'][,)+;]+|\\+ \".*|(?!assistant|claude|client)[\\w-]+: [\"'].*[\"'],?|\\$\\{?\\w+.*=.*|msg(?:id|str|ctxt)(?:_plural|\\[\\d\\])? \".*|else|fi|done|then|\\w+\\))");
    /** An answer in JSON, which is a message and no code. */
    private static final Pattern JSON = Pattern.compile(
            "[{}\\[\\]]+,?|[\"'](?:type|error|message|request_id|code|status|detail|param|Name|State|Status|Running|OOMKilled|Dead|Pid|ExitCode|Error)[\"'] ?:.*|.*\\{\\\\?[\"'].*");
    /** A line of the output of print mode that holds what the model or a tool said, and no error of the client's. */
    private static final Pattern STREAMED = Pattern.compile(
            "\\{\\s?\"type\"\\s?:\\s?\"(?:assistant|user|system|result|stream_event)\"(?!.*(?:<synthetic>|\"(?:content|text)\"\\s?:\\s?\"API Error|max_turns|isApiErrorMessage|\"subtype\"\\s?:\\s?\"(?:error|api)|\"is_error\"\\s?:\\s?true(?!.*\"tool_result\")|\"error\"\\s?:)).*");
    /** What a runtime prints of an error below it. */
    private static final Pattern STACK = Pattern.compile(
            "at .*|(?:errno|code|syscall|path|data|address|port|cause|\\[cause\\]|requestID|status|headers): .*|\\^+|\\d+ \\|.*|[}{\\])],?");

    /** What a program says that renews by itself what has expired. */
    private static final Pattern RENEWED = Pattern.compile(
            ".{0,200}\\b[Ee]xpired\\b.{0,60}[,.;:–—-] ?(?:(?:attempting|trying|going) (?:to |a )?(?:silent )?(?:re-?fresh|re-?new)\\w*|(?:now |silently |automatically )?(?:re-?fresh|re-?new|rotat)ing|will (?:be )?(?:refresh|renew|rotate)\\w*)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DATA = Pattern.compile("[^\\t]{1,200}\\t.*");

    private Writing() {}

    static Standing standing(Line line, boolean ofDiff) {
        String words = line.said();
        if (Effort.matches(TABLE, words)
                || Effort.matches(FOUND, words)
                || Effort.matches(TEST, words)
                || mayBeCompiler(words) && Effort.matches(COMPILER, words)
                || Effort.matches(GIT, words)
                || Programs.othersSay(words)
                || words.contains("xpired") && Effort.matches(RENEWED, words)
                || isQuoted(words)
                || words.startsWith("{") && Effort.matches(STREAMED, words)
                || ofDiff && isChange(words)) {
            return Standing.OTHERS;
        }
        if (line.opensError()) {
            return Standing.OWN;
        }
        if (isCode(words)) {
            return Standing.CODE;
        }
        return Effort.matches(ENTRY, words) ? Standing.OPENING : Standing.OWN;
    }

    /** Whether it is quoted as in a mail or a comment, and about anything but claude. */
    private static boolean isQuoted(String words) {
        return words.startsWith("> ") && Document.isProse(words.substring(2)) && Programs.in(words) != Programs.CLIENT;
    }

    /** Looked at first, for few lines are a compiler's. */
    private static boolean mayBeCompiler(String words) {
        return !words.isEmpty() && "TPMNAOCsew0123456789".indexOf(words.charAt(0)) >= 0 || words.contains("error");
    }

    private static boolean isCode(String words) {
        return Effort.matches(COMMENT, words) || Effort.matches(STATEMENT, words) && !Effort.matches(JSON, words);
    }

    /** Whether the line counts as one of a source file. */
    static boolean isSource(String words) {
        return isCode(words) && !Envelope.opens(words) && !Effort.matches(STACK, words);
    }

    static boolean isEntry(String words) {
        return Effort.matches(ENTRY, words) || Effort.matches(TABLE, words);
    }

    static boolean isData(String words) {
        return Effort.matches(DATA, words);
    }

    /** Whether it begins a part of a diff. */
    static boolean isHunk(Line line) {
        return line.words().startsWith("@@ -") || line.words().startsWith("diff --git ");
    }

    /** Whether it may be a line of a hunk: one that is new, gone, or stands around these. */
    static boolean maybeChange(Line line) {
        return line.blank() || " +-\t\\".indexOf(line.text().charAt(line.from())) >= 0;
    }

    /** Whether it is a test that has passed. */
    static boolean hasPassed(Line line) {
        return "✓✔√".indexOf(line.mark()) >= 0;
    }

    /** Whether it is a test that has failed, where there are tests; the client puts these marks before errors as well. */
    static boolean hasFailed(Line line) {
        return "✗✘×".indexOf(line.mark()) >= 0;
    }

    private static boolean isChange(String words) {
        char mark = words.isEmpty() ? ' ' : words.charAt(0);
        return mark == '+' || mark == '-' && !words.startsWith("--");
    }
}
