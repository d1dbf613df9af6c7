package dev.belay.diagnose.speech;

import dev.belay.diagnose.notation.Beginnings;
import dev.belay.diagnose.wording.Intentions;
import dev.belay.diagnose.wording.Requests;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a few words in which somebody reports what the client does ({@code it only answers "Prompt is too long"})
 * from those in which failures are asked about, explained, planned for or remembered. What is quoted there are the client's words.
 */
final class Testimony {
    private static final int MOST_LINES = 5;
    private static final int MOST_WORDS = 600;
    private static final String SUBJECT =
            "(?:[Cc]laude(?: [Cc]ode)?(?: -[\\w-]+){0,3}(?: \\([^)]{1,60}\\))?|CC|[Ii]t|(?:[Tt]he|[Mm]y) (?:client|CLI|session|agent|terminal|screen|shell|window|conversation|chat|run|job|process|spinner|counter|prompt|status line|input|answer|response|request|task|tab|pane|window|container|pod|runner|bot)"
                    + "|[Ee]very(?:thing| (?:\\w+ )?(?:message|request|prompt|turn|reply|answer|command|call|try|attempt|time))|(?:[Aa]ny|[Aa]ll|[Nn]ew) (?:message|request|prompt|answer)s?"
                    + "|whatever I \\w+|/[a-z]{3,12}|[Nn]othing)";
    private static final String ADVERBS =
            "(?:,? ?\\b(?:just|only|always|now|then|still|suddenly|simply|keeps?|kept|again|immediately|instantly|here|will|has|had|have|is|was|gets?|got|itself|every \\w+|at \\w+)\\b,?){0,3} ?";
    private static final String VERB =
            "\\b(?:say(?:s|ing)?|said|tell(?:s|ing)?|told|answer(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|print(?:s|ed|ing)?|show(?:s|ed|ing)?|report(?:s|ed|ing)?|return(?:s|ed|ing)?"
                    + "|gives?|gave|get(?:s|ting)?|got|end(?:s|ed)|die[sd]|dying|dead|gone|crash(?:es|ed|ing)?|segfault(?:s|ed)?|fail(?:s|ed|ing)?|stop(?:s|ped)?|quit(?:s)?|exit(?:s|ed)?"
                    + "|hang(?:s|ing)?|hung|freezes|froze|refuse[sd]?|want(?:s|ed)|complain(?:s|ed|ing)?|throws?|threw|drop(?:s|ped)|disappear(?:s|ed)?|vanish(?:es|ed)?|abort(?:s|ed)?|killed"
                    + "|can['’]?t|cannot|couldn['’]?t|won['’]?t|does(?:n['’]?t| not)|did(?:n['’]?t| not)|sat|sits|went|goes|runs?|ran|OOM-killed|stuck|rejected|answered|returning|broke|breaks?(?: off)?|caught|looping|loops|repeat(?:s|ed|ing)?|compacts|reads|helps|comes?(?: back| up)?|came(?: back| up)?|responds?|responded|bails|bailed|results? in|resulted in|spins?|closes|closed|shuts?(?: down)?|starts?|started|ends? up|throws|displays?|displayed|states?|claims?|insists|warns?|warned|outputs?|logs|raises|raised|keeps|kept|loses|lost|been (?:at|on|like|going|sitting|stuck|saying|showing|running|waiting|asking|hanging|doing))\\b";
    private static final Pattern REPORT = Pattern.compile(SUBJECT + ADVERBS + VERB
            + "|(?<![\\w'])(?:[Cc]laude|[Mm]y|I|[Ee]very|[Ee]ach|[Aa]ll|[Ee]verything|[Ll]ong|[Ii]t|[Tt]he (?:last|nightly|unattended))\\b[^.?!\"“]{0,80}?"
            + VERB
            + "|\\bI (?:now |only |just |always |keep |still )*(?:get|got|getting|hit|ran into|run into|reached|lost|see|seeing|am getting|am back|can['’]?t|cannot)\\b|\\w \\w[^\"“:]{0,60}(?:: ?[\"“]\\p{Lu}|(?:→|->|=>) ?[\"“])|(?:[Ee]very|[Ee]ach|[Aa]ny) (?:\\w+ ){0,2}(?:now|again)?: ?\\S|^[Aa]ny(?:one|body) else\\b|\\b[Ss]ince (?:\\w+ ){1,4}(?:was|were|got|is) (?:\\w+ )?(?:rolled out|installed|enabled|updated|changed|switched)\\b|\\ball I (?:get|see)\\b|\\bI had (?:my|the) (?:\\w+ )?(?:prompt|shell)\\b|I['’]m (?:back|getting|stuck)\\b"
            + "|^(?:After|Since|From|On|In|At|Behind|During|While)\\b[^:.?!]{3,70}: \\S"
            + "|^(?:[Kk]eep )?(?:[Gg]etting|[Ss]eeing)\\b|^(?:Actual(?: \\w+)?|Got|Observed|Result|What happens) ?: ?|\\b(?:répond|affiche|dit|renvoie|plante|kommt|sagt|meldet|zeigt|antwortet|stürzt|bricht|dice|muestra|responde|devuelve)\\b[^\"“«„]{0,60}[\"“«„]"
            + "|[Ii]n the middle of (?:the|an|my|its) (?:answer|reply|turn|task|refactoring)\\b");
    /** What was, is asked, is planned, or holds for everybody. */
    private static final Pattern OTHERWISE = Pattern.compile(
            "\\b(?:went away|(?:[Ii]t|[Ee]verything|[Aa]ll|[Cc]laude|session) works? (?:fine|here)(?! (?:on|in|with|outside|from|for|without)\\b)|works? (?:again|now)|(?<!(?:host|laptop|machine|browser|desktop|docker|curl|terminal|shell|else|elsewhere|there|runner|server),? )it works\\b(?! (?:fine |well )?(?:on|in|with|outside|from|for|without)\\b)|(?:it|that|this|everything|which|all|[Cc]laude|session)(?:['’]s| is| are| was)? (?:fine|ok|okay|well|good)|(?:is|are|was|were|all) (?:expected|intended|normal)|(?:been|is|was|got|have|has|be|were) (?:fixed|solved|resolved|settled|handled|caught|billed|retried)"
                    + "|[Nn]othing is broken|\\b(?:writing|drafting|preparing) (?:the|an?|our) (?:\\w+ ){0,2}(?:FAQ|guide|docs?|documentation|page|post|article|runbook)\\b|[Ii]f (?:you|claude|it|the|a|an|this|that|your)|[Ww]henever|could you|I(?:['’]d| would| want| wanted) (?:like )?to (?:know|test|see|add|simulate|propose|suggest)"
                    + "|[Oo]ur (?:\\w+ )?(?:code|bot|app|parser|regex|docs|tests?|test suite|README|wiki|service|retry|client|wrapper)|the (?:talk|slides|chapter|course|demo|interview|webinar|docs|documentation|manual|README|wiki|parser|regex|handler|banner|article|guide|changelog)|unit tests?|[Ff]eature|proposal|release notes?"
                    + "|(?:[Cc]ustomers?|[Uu]sers?) (?:reports?|says?|sees?|gets?)|\\bhow \\w+ (?:handles|treats|reports)|\\b(?:explain|describe)s?\\b|[Ii]nteresting|blog|wrapper around|what (?:I|we) (?:have )?learn|[Ll]ast (?:week|month|year|spring|summer|autumn|winter|\\w+day)|[Ff]irst (?:week|month|day|year)|(?:weeks|months|years) with|I (?:have )?read (?:that|about|in)|for example|such as|e\\.g\\.|[Aa]s a user|the (?:phrase|words?|sentence|string|wording)s?\\b|should (?:be|say|not|show|tell)|you treat|nit:|means? that|\\b(?:[Aa]sked|[Ll]et) claude\\b|\\b[Cc]laude (?:opened|found|wrote|suggests?|suggested|fixed|added|explained|recommends?|noticed|spotted)\\b|how do I do that|\\b(?:simulates?|pretends?|mocks?|stubs?|expects|asserts|injects|fakes)\\b|^[0-9a-f]{7,40} \\S)"
                    + "|^(?:\\S+ )?(?:[Hh]ow (?:do|can|to|should|does|many|long|often)|[Ww]hat (?:does|is|are|do|happens|would|should)|[Ww]hich|[Ii]s there|[Dd]o(?:es)? |[Cc]an (?:I|we|you)|[Ss]hould|[Ww]here|[Ww]ho|[Ww]ould|[Aa]re there)\\b[^.]*\\?"
                    + "|^(?:[Ff]ix(?:ed|es)?|[Aa]dd(?:ed|s)?|[Hh]andled?|[Ii]mprove[ds]?|[Rr]etry|[Nn]ote that|[Tt]ranslate|[Ee]xplain|[Tt]o \\w+) |^(?:The |Our )?(?:[Pp]ost-?mortem|[Rr]unbook|[Rr]etro|[Ii]ncident report|[Mm]inutes)\\b|^FAQ|^Expected\\b|^TIL\\b|^(?:[QA]:|[-*•#]|\\d+[.)]|//) ");

    /** A person who tells of an error, and a manual that tells what to do about one. */
    private static final Pattern TOLD = Pattern.compile(
            "(?<![\\p{L}'’])(?:I|I['’](?:m|ve|d|ll)|[Ww]e|[Mm]y|[Yy]esterday|colleagues?|this (?:morning|afternoon|evening|week)|Hi|Hello|[Rr]egards|such as|whenever)(?![\\p{L}'’])"
                    + "|^(?:Q: )?(?:How (?:do|can|to|should|does|many)|What (?:does|is|are|do|happens)|Which|Is there|Does|Do you|Can (?:I|we|you)|Where|Are there)\\b.*\\?|^(?:[QA]: |Interesting\\b|FAQ\\b)|\\b(?:[Cc]ustomers?|[Uu]sers) (?:reports?|says?|sees?|gets?)\\b|\\bhow \\w+ handles\\b|\\bcheat ?sheet\\b|\\b(?:[Aa]sked|[Ll]et) claude\\b|\\b[Cc]laude (?:opened|found|wrote|suggests?|suggested|fixed|added|explained|recommends?|noticed|spotted)\\b|^(?:This (?:happens|means|is because)|Exit (?:codes|statuses)|Note|Remember|Keep in mind|Be aware|Make sure|TODO|FIXME|Idea|Expected|TIL|Learned|nit|Learnt|(?:The |Our )?(?:[Pp]ost-?mortem|[Rr]unbook|[Rr]etro|[Ii]ncident report|[Mm]inutes|[Aa]rticle|[Pp]aper|[Bb]ook|[Ww]iki|[Mm]anual)\\b) ?:?(?: that)? ?"
                    + "|(?:^|[.:] )(?:If (?:you (?:see|get|reach|hit|find)|it says)|When (?:you|the|a|an|it)|Whenever|On (?:an?|the) |After (?:an?|the) )\\b");

    private static final Beginnings TELLING = Beginnings.of(
            true, "i", "we", "my", "ye", "co", "th", "hi", "he", "re", "su", "wh", "cu", "us", "ho", "ch", ". ", ": ",
            "as", "le", "cl");
    private static final Pattern STATEMENT = Pattern.compile("[\\w.]+\\(.*|[-+@<{(\\[].*|.*[;{]");

    private Testimony() {}

    /** Whether these words ask about failures in general, or for some work. */
    static boolean asks(String words) {
        return Requests.areGeneral(words) || Intentions.are(words);
    }

    /** Whether somebody tells of something in this line, or a manual does. */
    static boolean tells(String words) {
        Matcher telling = TOLD.matcher(words).useTransparentBounds(true).useAnchoringBounds(false);
        return TELLING.find(telling, words, 0, words.length());
    }

    /**
     * How many of these lines are one: all of them, or those above what is shown.
     *
     * @param talk whether they show a conversation
     */
    static int length(List<Line> lines, boolean talk) {
        if (!talk && is(lines)) {
            return lines.size();
        }
        int end = 0;
        while (end < lines.size()
                && !lines.get(end).blank()
                && Character.isLetter(lines.get(end).mark())) {
            end++;
        }
        boolean shown = end > 0 && end < lines.size() && is(lines.subList(0, end)) && !Settled.is(lines);
        return shown ? end : 0;
    }

    /** Whether these lines are one. */
    private static boolean is(List<Line> lines) {
        int written = 0;
        int length = 0;
        boolean reports = false;
        for (Line line : lines) {
            if (line.blank() || line.ofEnvironment()) {
                continue;
            }
            String words = line.words();
            length += words.length();
            if (++written > MOST_LINES
                    || length > MOST_WORDS
                    || !isProse(line)
                    || OTHERWISE.matcher(words).find()
                    || Intentions.are(words)) {
                return false;
            }
            reports |= REPORT.matcher(words).find();
        }
        return reports && !Settled.is(lines);
    }

    /** Whether it may have been typed by a person: neither a match of grep, nor a part of a diff, nor a statement. */
    private static boolean isProse(Line line) {
        return !Writing.isHunk(line)
                && !STATEMENT.matcher(line.words()).matches()
                && Writing.standing(line, false) != Standing.OTHERS;
    }
}
