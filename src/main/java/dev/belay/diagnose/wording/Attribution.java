package dev.belay.diagnose.wording;

import dev.belay.diagnose.notation.Beginnings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a sentence shows of its paste as another program's: {@code that's what webpack printed}, {@code this is from our server}. */
public enum Attribution {
    /** The lines above it. */
    ABOVE,
    /** The lines below it, and what stands behind it. */
    BELOW,
    /** What stands beside it. */
    BESIDE,
    /** None. */
    NOTHING;

    private static final String NAMES =
            "(?:web ?pack|vite|rollup|esbuild|parcel|next(?:\\.js)?|jest|vitest|mocha|cypress|playwright|puppeteer|selenium|karma|eslint|prettier|tsc|babel|gulp|grunt|storybook|angular|metro"
                    + "|gcc|g\\+\\+|clang|cmake|make|cargo|rustc|gradle|maven|mvn|javac?|npm (?:run|test)|yarn (?:run|test|build)|pip3?|poetry|conda|docker (?:compose )?build|terraform|ansible|ffmpeg|wget|rsync"
                    + "|nginx|apache|haproxy|postgres(?:ql)?|mysql|mongo(?:db)?|redis|elasticsearch|kafka|rabbitmq|sidekiq|celery|gunicorn|uvicorn|puma|pytest|rspec|rails|django|spring|chrome|firefox"
                    + "|langgraph|langchain|llamaindex|crewai|autogen|n8n|dify|litellm|boto3|jupyter|colab|streamlit|codex|gemini|aider|cursor|copilot|openai|github(?! actions)|stripe|slack|jira)";
    /** Whatever somebody runs beside the client; an API and a container may be what the client itself talks to or lives in. */
    private static final String OWN =
            "(?:(?:our|my|their|the customer's) (?:own )?(?:[\\w+.-]+ ){0,2}(?:servers?|app|application|website|site|service|API|shop|chatbots?|bots?|lambda|widget|(?:langgraph|langchain|support|sales|chat) agents?)(?! (?:gateway|proxy|key))"
                    + "|(?:our|my|their|the|an?) (?:own )?(?:[\\w+.-]+ ){0,2}(?:(?:print|file|mail|backup|domain|dns|game|build|terminal) (?:servers?|controllers?|machines?|box)|compiler|linter|bundler|test suite|tests?|database|backend|frontend|website|web server|game|health check))";

    private static final String PROGRAM = "(?:(?:the |our |my |their )?" + NAMES + "|" + OWN + ")(?![\\w-])";
    private static final String FROM =
            "(?:(?:all|just|only|again|actually|what|from|by|in|of|out of|(?:printed|thrown|logged|shown|said|written|raised|produced) (?:by|in|from)|(?:the )?(?:last )?(?:output|answer|error|message|log|words|stack|trace|reply|response|line)s?) ){0,4}";
    private static final String THIS =
            "(?:that|this|these|those|it|both|all (?:of )?(?:that|this|it)|(?:the )?(?:above|(?:error|message|line|output|log)s?(?: above)?))(?:['’]s| is| are| was| were| comes| came)";
    private static final String SAYS =
            "(?:say|said|print|printed|report|reported|log|logged|show|showed|give|gave|return|returned|answer|answered|throw|threw|write|wrote)s?";

    private static final Pattern UP = of("(?:[\\w ]{1,20}: )?(?:\\^+ ?)?(?:I (?:get|got|see) (?:that|this|it|these)|"
            + THIS + "|is|was|were|are|comes?|came|(?=from\\b)) ?" + FROM + PROGRAM
            + ".*|(?:\\w+ ){0,2}(?:logs?|output) (?:of|from) (?:team|another|the other|a customer)\\b.*");
    private static final Pattern DOWN = of(
            "(?:(?:the |full |here is the |here's the |windows |event ){0,3}(?:output|error|log|message|stack|trace|answer)s? (?:of|from|in) "
                    + PROGRAM + "[^:]{0,40}:.*|(?:(?:here is|here['’]s|this is) what )?" + PROGRAM + " " + SAYS
                    + "[^:]{0,40}:.*)");
    private static final Pattern SIDE = of("(?:.{0,40}[\"“”'`]|.{3,200}[\"”'`]),? (?:is|was|comes|came) " + FROM
            + PROGRAM + ".*|.{3,300}(?:,| [-–—]|[.;]) ?" + THIS + " " + FROM + PROGRAM + ".*");
    /** That it is not the client's. */
    private static final Pattern DENIED = of(
            "\\b(?:langgraph|langchain|support|sales|chat) agents?\\b|\\b(?:not|and not|nothing) (?:to do with |by |from |of |in )?claude(?: code)?(?:['’]s)?(?= *(?:[.,;!)]|$))|\\bclaude(?: code)? (?:is|was)(?: not|n['’]t) (?:even )?(?:involved|running|open)");

    private static final Pattern CLIENT = of("claude|anthropic|\\bapi error\\b|\\bagents?\\b|/login\\b");

    private static final Beginnings BEGINNINGS = Beginnings.of(false, "cl", "an", "ap", "ag", "/l");
    private static final Pattern EMPHASIS = Pattern.compile("\\*+(?=\\w)|(?<=\\w)\\*+(?!\\w)");

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    private static boolean namesClient(String words) {
        return isIn(words) && isIn(DENIED.matcher(words).replaceAll(""));
    }

    private static boolean isIn(String words) {
        Matcher client = CLIENT.matcher(words).useTransparentBounds(true).useAnchoringBounds(false);
        return BEGINNINGS.find(client, words, 0, words.length());
    }

    /** What these words show as another program's. */
    public static Attribution in(String said) {
        String words = said.indexOf('*') < 0 ? said : EMPHASIS.matcher(said).replaceAll("");
        int sentence = words.indexOf(". ");
        // What comes behind the sentence that says so is of no account.
        if (UP.matcher(words).matches() && !namesClient(sentence < 0 ? words : words.substring(0, sentence))) {
            return ABOVE;
        }
        if (namesClient(words)) {
            return NOTHING;
        }
        if (DOWN.matcher(words).matches()) {
            return BELOW;
        }
        return SIDE.matcher(words).matches() ? BESIDE : NOTHING;
    }
}
