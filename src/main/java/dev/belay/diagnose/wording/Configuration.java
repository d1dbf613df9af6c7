package dev.belay.diagnose.wording;

import java.util.List;
import java.util.regex.Pattern;

/** Tells settings (JSON, TOML, YAML, environment variables) from an answer in the same notation: nothing fails in a setting. */
public final class Configuration {
    private static final String VALUE = "(?:[\"'].*[\"']|[\\[{].*|[^\\s\"']{0,200}|[|>]-?) *[,;]?(?: +#.*)?";
    private static final Pattern LINE = Pattern.compile(
            "[{}\\[\\](),;]+|(?:#|//) .*|\\[\\[?[\\w.\"-]+\\]\\]?|(?:export |ENV |ARG |set |\\$env:|- )?(?:[\"'][\\w.$/-]{1,80}[\"']|[\\w.$-]{1,80}) ?(?:=|:(?= |$|[\"\\[{\\d])) ?"
                    + VALUE + "|- ?[^:]{1,120}|[\"'].{0,200}[\"'],?|\\{ ?[\"'][\\w.$-]{1,80}[\"'] ?: ?" + VALUE);
    /** What is only in settings: a variable, a table, a switch, a number or a list. */
    private static final Pattern SETTING = Pattern.compile(
            "(?:export |ENV |set |\\$env:)?[A-Z][A-Z0-9]*_[A-Z0-9_]+ ?[=:].*|[{, ]*\"(?:env|permissions|hooks|mcpServers|allow|deny|statusLine|\\w*[Ee]nabled)\" ?:.*|\\[\\[?[\\w.\"-]+\\]\\]?"
                    + "|(?i:[\"']?\\w*(?:max|limit|timeout|retr|threshold|budget|tokens)\\w*[\"']? ?[:=] ?[\"']?(?:[\\d.]+\\w{0,2}|true|false|\\[.*|)[\"']?,?)");
    /** What an answer says, a log, or a report of a process. */
    private static final Pattern ANSWER = Pattern.compile(
            "(?:.*[{,] ?)?[\"']?(?:type|errors?|is_error|message|msg|status|code|reason|detail|request_id|state|exit\\w*|signal|OOMKilled|result|subtype|level|time|ts|timestamp|pid|claude|node|bun|\\w*sh|fatal|panic|killed|\\w+(?:Error|Exception))[\"']? ?[:=].*",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST = 400;

    private Configuration() {}

    /** Whether this text is nothing but settings. */
    public static boolean is(List<String> lines) {
        boolean setting = false;
        for (String line : lines) {
            boolean sets = SETTING.matcher(line).matches();
            if (line.length() > LONGEST
                    || !LINE.matcher(line).matches()
                    || ANSWER.matcher(line).matches() && !sets) {
                return false;
            }
            setting |= sets;
        }
        return setting;
    }
}
