package dev.belay.diagnose.speech;

import dev.belay.diagnose.regex.Effort;
import dev.belay.diagnose.wording.Configuration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a document from what a terminal has shown: source code, Markdown, prose, settings or a table of data. Nobody speaks in it. */
final class Document {
    private static final Pattern HEADING = Pattern.compile("#{1,6} [^\\s/~.].*");
    /** So many words in a row are a part of a sentence. */
    private static final int IN_A_ROW = 7;

    private static final Pattern OPTION = Pattern.compile("--?[a-zA-Z][\\w-]*\\b.*");
    private static final Pattern MANUAL =
            Pattern.compile("(?:EXIT (?:STATUS|CODES?)|DESCRIPTION|SYNOPSIS|DIAGNOSTICS|ERRORS)");
    private static final Pattern WORD = Pattern.compile("[\\w./-]{2,120}");
    private static final Pattern KEY = Pattern.compile("(?:- )?[\"']?[\\w.-]+[\"']?:(?: .*)?");
    private static final Pattern CHANGE = Pattern.compile(
            "(?:[0-9a-f]{7,12}|v?\\d+\\.\\d+\\.\\d+\\S*:?) (?:\\p{Lu}|\\w{2,12}(?:\\([\\w./-]+\\))?!?: ).*");
    /** What a runtime says around the code that it prints when it dies. */
    private static final Pattern DUMP = Pattern.compile(
            "^Node\\.js v\\d+|^node:internal/|^throw err?;|^triggerUncaughtException\\(|^Bun v\\d|^\\+ (?:CategoryInfo|FullyQualifiedErrorId)\\b");

    /** A line of a chat: who, when, what. */
    private static final Pattern CHAT = Pattern.compile(
            "\\*\\*[\\w.-]{2,30}\\*\\*(?: \\(\\w+\\))?: \\p{L}.*|(?!ERROR|WARN|INFO|DEBUG|FATAL|TRACE|NOT[EI]|ALERT|FAIL|HINT|SEVERE|CAUSE|CRIT|PANIC|HTTP|JSON)\\p{Lu}{3,12}: \\p{Lu}.*|(?:[\\p{L}][\\w.-]{1,24} {1,3}[\\[(]?\\d{1,2}:\\d\\d[\\])]?|[\\[(]\\d{1,2}:\\d\\d[\\])] <?[\\p{L}][\\w.-]{1,24}[:>]) {1,3}\\p{L}.*");

    /** What stands around a question that many have asked. */
    private static final Pattern QUESTION =
            Pattern.compile("[QA](?: \\([^)]{1,40}\\))?[:.] .*|Asked .{1,60}\\bago\\b.*");

    /** How a text begins that is for everybody, and no report of one session; a test; an alert; a mail that came back. */
    private static final Pattern TITLE = Pattern.compile(
            "(?:#+ |\\*\\*)?(?:FAQ|Frequently asked|Release notes|Changelog|Post-?mortem|Runbook|Glossary|Newsletter|Agenda|Meeting notes|[Rr]etro notes|Minutes|Job description|Press release|[Mm]an page|Table of contents|Troubleshooting (?:→|>|guide)|How to )\\b.*"
                    + "|#+ (?!.*\\b(?:I|my|this|it)\\b)(?:What (?:does|is|are|do|causes)|Why (?:does|do|is)|How (?:do|does|can|long))\\b.*\\?"
                    + "|Troubleshooting → .*|(?:import|from) [\\w.]+(?:, ?[\\w.]+)*(?: import .*)?;?|import .* from ['\"].*|#include [<\"].*|package \\w[\\w.]*;?|<\\?php.*|using [A-Z][\\w.]+;|(?:const|var) .* = require\\(.*|(?:async )?def test_\\w+\\(.*|(?:it|test|describe)\\(['\"].*|func Test\\w+\\(.*|#\\[test\\]|@Test\\b.*"
                    + "|(?:.{0,40} )?\\[(?:FIRING|RESOLVED)(?::\\d+)?\\].*|[\\p{L}][\\w .-]{1,30} {1,4}APP {1,4}\\d{1,2}:\\d\\d.*|From: (?:Mail Delivery|MAILER-DAEMON|postmaster).*");
    /** Who says what stands below, and when, as a chat shows it. */
    private static final Pattern SENDER = Pattern.compile(
            "([\\p{L}][\\w.-]{1,24})(?: [\\p{Lu}][\\w.-]{0,24})? {1,4}(?:APP {1,2})?\\[?\\d{1,2}:\\d\\d(?: ?[AP]M)?\\]?");

    /** A line of a list of HTTP statuses. */
    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d(?: ?[-–—:=] ?|\\s+)\\p{L}[\\p{L}'’-]+.*");

    /** A list in a file of settings in JSON. */
    private static final Pattern COMMENTED = Pattern.compile("\"[\\w.$-]{1,60}\" ?: ?.{1,120} // .*");

    private static final Pattern LIST = Pattern.compile("\"[\\w.$-]{1,60}\" ?: ?\\[");
    /** A row of values with commas between them. */
    private static final Pattern ROW = Pattern.compile("[^,\\s{\\[(][^,]{0,80}(?:,[^,\\s][^,]{0,80}){2,}");
    /** A row of a table with bars between its cells, and no line of a log that has them, too. */
    private static final Pattern BARS = Pattern.compile(
            "(?!\\d{2,4}[-:/]|.*\\| *(?:ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE|FATAL|CRITICAL) *\\|)[^|\\s][^|]{0,120}(?: \\| [^|]{0,200}){2,}");
    /** An answer in JSON, or what a service says of a container, and no settings. */
    private static final Pattern ANSWER =
            Pattern.compile("\"(?:type|is_error|message|status|code|reason)\" ?: ?[^\\[{\\s].*");

    private static final int FEWEST = 4;
    /** Of a longer text, what every so manieth line further down is tells enough. */
    private static final int MANY = 200;

    private static final int SAMPLE = 4;
    /** More lines than a message of the client has in a narrow terminal. */
    private static final int PARAGRAPHS = 6;

    /** Whether it begins with the name of what is listed below it. */
    private boolean headed;

    private boolean dump;
    private boolean usage;
    private boolean manual;
    private int written;
    private int source;
    private int prose;
    private int headings;
    private int entries;
    private int data;
    private int changes;
    private int options;
    private int single;
    private int keys;
    private int listed;
    private int statuses;
    private int commented;
    private int chat;
    private int questions;
    private boolean titled;
    /** What a shell traces begins like an entry. */
    private int traced;

    private boolean trace;
    private final Set<String> senders = new HashSet<>();
    private int lists;
    private boolean object;
    private boolean answer;

    private Document(List<Line> lines) {
        boolean fenced = false;
        int seen = 0;
        for (Line line : lines) {
            if (line.blank() || line.ofEnvironment()) {
                continue;
            }
            String words = line.words();
            fenced ^= words.startsWith("```");
            dump |= DUMP.matcher(words).find();
            if (seen++ < MANY || seen % SAMPLE == 0) {
                count(line, words, fenced);
            }
        }
    }

    private void count(Line line, String words, boolean fenced) {
        written++;
        headings += !fenced && Effort.matches(HEADING, words) ? 1 : 0;
        source += Writing.isSource(words) ? 1 : 0;
        prose += words.length() > 60 && isProse(words) ? 1 : 0;
        entries += Writing.isEntry(words) ? 1 : 0;
        traced += words.startsWith("+ ") ? 1 : 0;
        trace |= words.startsWith("+ claude -") || words.equals("+ claude");
        boolean cells = Writing.isData(line.text().substring(line.from(), line.to()));
        data += cells || Effort.matches(ROW, words) || words.contains(" | ") && Effort.matches(BARS, words) ? 1 : 0;
        headed |= written == 1 && words.endsWith(":");
        usage |= written == 1 && words.startsWith("Usage: ");
        manual |= written == 1 && Effort.matches(MANUAL, words);
        options += Effort.matches(OPTION, words) ? 1 : 0;
        single += Effort.matches(WORD, words) ? 1 : 0;
        boolean key = Effort.matches(KEY, words);
        keys += key || written == 1 && headed && words.startsWith("/") ? 1 : 0;
        listed += key && words.startsWith("- ") ? 1 : 0;
        changes += Effort.matches(CHANGE, words) ? 1 : 0;
        commented += words.startsWith("\"") && Effort.matches(COMMENTED, words) ? 1 : 0;
        statuses += Effort.matches(STATUS, words) ? 1 : 0;
        chat += Effort.matches(CHAT, words) ? 1 : 0;
        titled |= written == 1 && Effort.matches(TITLE, words);
        Matcher sender = SENDER.matcher(words);
        if (words.length() < 60 && sender.matches()) {
            senders.add(sender.group(1));
        }
        questions += Effort.matches(QUESTION, words) ? 1 : 0;
        readObject(words);
    }

    private void readObject(String words) {
        object |= written == 1 && words.equals("{");
        lists += object && Effort.matches(LIST, words) ? 1 : 0;
        answer |= object && Effort.matches(ANSWER, words);
    }

    /** Whether this is a part of a sentence in prose: words in a row, with a space behind each. */
    static boolean isProse(String words) {
        int row = 0;
        for (int at = 0; at < words.length() && row < IN_A_ROW; ) {
            int end = words.indexOf(' ', at);
            if (end < 0) {
                return false;
            }
            row = isWord(words, at, end) ? row + 1 : 0;
            at = end + 1;
        }
        return row == IN_A_ROW;
    }

    /** Letters, and the marks of a sentence around them. */
    private static boolean isWord(String words, int from, int to) {
        int at = from;
        while (at < to && (Character.isLetter(words.charAt(at)) || "`'’(\"“-".indexOf(words.charAt(at)) >= 0)) {
            at++;
        }
        boolean word = at > from;
        while (at < to && ",;:.)\"”".indexOf(words.charAt(at)) >= 0) {
            at++;
        }
        return word && at == to;
    }

    /** What stands in those of these lines in which something stands. */
    static List<String> written(List<Line> lines) {
        return lines.stream().filter(line -> !line.blank()).map(Line::words).toList();
    }

    /** Whether this text is one. */
    static boolean is(List<Line> lines) {
        Document document = new Document(lines);
        List<String> written = written(lines);
        boolean log = document.changes > 1 && document.changes * 10 >= document.written * 7;
        boolean nested = document.headed && document.written > 2 && document.keys == document.written;
        return log
                || document.questions > 1
                || document.titled
                || document.senders.size() > 1
                || nested
                || Configuration.is(written)
                || document.written >= FEWEST && !document.dump && document.isWritten();
    }

    private boolean isWritten() {
        int items = trace ? entries - traced : entries;
        boolean code = source > 2 && source * 10 >= written * 4;
        boolean markdown = headings > 0 && prose + items > 1 && (prose + items + headings) * 10 >= written * 4;
        boolean text = written >= PARAGRAPHS && prose * 10 >= written * 6;
        boolean list = (items + prose) * 10 >= written * 7 && items > 2;
        boolean table = data * 10 >= written * 8 || statuses >= FEWEST && statuses * 10 >= written * 6;
        boolean settings = commented > 1 || listed > 0 && keys * 10 >= written * 6 || lists > 2 && !answer;
        boolean help = manual || usage && written > PARAGRAPHS || options > 2 && options * 10 >= written * 2;
        boolean talk = chat > 2 && chat * 10 >= written * 6;
        boolean words = single > 3 && single * 10 >= written * 8;
        return settings || talk || help || words || code || markdown || text || list || table;
    }
}
