package dev.belay.diagnose.speech;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a text in which somebody says, before or behind what was shown, that it is over: what has passed is no failure of now. */
final class Settled {
    private static final Pattern OVER = Pattern.compile(
            "^(?:(?:edit|update) ?[:,–—-] ?)?(?:solved|fixed(?: it)?|resolved|nvm|never ?mind|false alarm|for the record)\\b(?! yet)"
                    + "|\\bclaude (?:wasn['’]t|was not) (?:even )?(?:running|open|involved)\\b|\\bnothing to do with claude\\b|\\bI said (?:yes|no)\\b|\\bwhich is what I want|\\b(?:claude|it|the session|everything) (?:simply |just |then |always )*(?:carries|carried|goes|went) on(?: fine| normally| as if| with (?:what|its|the))|\\bnothing is lost\\b|\\bnever ?mind\\b|\\bfalse alarm\\b|\\bno more (?:errors?|since|of (?:it|those|them))\\b|\\b(?:all good|did the trick|leaving this here|in case it helps|can be closed|nothing to do)\\b"
                    + "|(?<!\\b(?:turn|session|run|answer|conversation) )\\b(?:is|are|was|were|been|got|now|it|all|that) (?:(?!not |never )\\w+ )?(?:over(?= now|[.,;!)]|$)|fixed|solved|resolved|sorted out|settled|back to normal)(?: now| again| itself| by itself)?(?=[ .,;!)]|$)"
                    + "|\\b(?:errors?|messages?|problems?|issues?|timeouts|crashes|5\\d\\ds?|429s|401s|banner) (?:is |are |has |have )?(?:gone|stopped|went away|cleared up|disappeared)\\b"
                    + "|\\b(?:says|shows) (?:resolved|operational|fixed)\\b|\\b(?:it|that|this|everything|session|claude) (?:has )?(?:recovered|went away|cleared up|passed)\\b"
                    + "|(?<!(?:host|laptop|machine|browser|desktop|elsewhere|runner|server),? )\\b(?:it|all|rest|everything|claude|session|things)(?:['’]s|['’]ve| is| are| has| have)?(?: been| now| all)* (?:works?|working|worked|runs?|running|fine|good|ok|okay|solid|stable|quiet) ?(?:normally|fine|again|well|great|as (?:before|expected)|now|since|ever since|for the (?:last|past)|all (?:day|week)|after(?:wards| that)|today)\\b"
                    + "|\\b(?:fine|stable|solid|quiet|good) (?:ever )?since\\b|\\b(?:back to work|working again|works again|able to fix)\\b|\\bnever (?:again|happened again|came back|seen (?:it )?(?:again|since))\\b"
                    + "|\\b(?:has|have)(?:n['’]t| not) (?:happened|come back|appeared|seen it|occurred|returned)(?: again)? ?since\\b|\\bno longer (?:happens?|occurs?|see|seeing|get|getting|an issue|a problem)\\b",
            Pattern.CASE_INSENSITIVE);
    /** The last line of a build or a job that has ended well after all. */
    private static final Pattern PASSED = Pattern.compile(
            "(?:\\S+ {1,4}){0,6}(?:build|job|pipeline|workflow|gate|stage|deployment|all (?:checks|jobs|tests))(?: #?\\w+)?:? (?:has |have )?(?:passed|succeeded|pass|green|completed successfully|finished: success)\\b.{0,60}",
            Pattern.CASE_INSENSITIVE);
    /** What is said here is of something else altogether. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "\\bnot claude code(?= *[:.,;!)])|\\bI know you only do claude\\b|\\bdoes(?:n['’]t| not) use (?:the )?claude|\\b(?:not about|unrelated to|nothing to do with|not related to|independent of) claude\\b(?! (?:itself|alone))",
            Pattern.CASE_INSENSITIVE);
    /** What takes it back. */
    private static final Pattern YET = Pattern.compile(
            "\\?|\\b(?:but|however|except|yet|still|only|today it|then|until|unless|again today|next|and now|now (?:it|I|we|claude|every\\w*|all|the|there)|once more)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DENIED = Pattern.compile(
            ".*(?:\\bnot|n['’]t|\\bnever|\\bif|\\bwhether|\\bafter|\\bonce|\\bwhen|\\belse|\\bother \\w+|\\buntil)(?: \\w+)? ?",
            Pattern.CASE_INSENSITIVE);
    private static final int FEWEST_WORDS = 4;
    private static final int MOST_LINES = 60;
    private static final int LONGEST = 400;

    private Settled() {}

    /** Whether the first or the last words of this text say so. */
    static boolean is(List<Line> lines) {
        Line first = null;
        Line last = null;
        if (lines.size() > MOST_LINES) {
            return false;
        }
        for (Line line : lines) {
            if (line.worded()) {
                first = first == null ? line : first;
                last = line;
            }
        }
        return last != null
                && (isSaid(last)
                        || isSaid(first)
                        || PASSED.matcher(last.words()).matches()
                        || ServiceLog.goesOn(lines));
    }

    private static boolean isSaid(Line line) {
        String words = line.words();
        if (words.length() > LONGEST
                || !Character.isLetter(line.mark())
                || line.opensError()
                || words.split(" ").length < FEWEST_WORDS) {
            return false;
        }
        if (ELSEWHERE.matcher(words).find()) {
            return true;
        }
        Matcher over = OVER.matcher(words);
        while (over.find()) {
            boolean denied = DENIED.matcher(words.substring(0, over.start())).matches();
            if (!denied
                    && !YET.matcher(words).region(over.end(), words.length()).find()) {
                return true;
            }
        }
        return false;
    }
}
