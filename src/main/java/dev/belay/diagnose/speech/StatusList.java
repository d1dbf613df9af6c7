package dev.belay.diagnose.speech;

import dev.belay.diagnose.regex.Effort;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A list in which the client shows how its servers, plugins and settings are: where one of them has failed, the others go on. */
final class StatusList {
    private static final Pattern WELL = Pattern.compile(
            ".{1,120}[✔✓√☑] ?(?:[Cc]onnected|[Ee]nabled|[Ll]oaded|[Rr]unning|[Rr]eady|[Oo][Kk]|[Aa]uthenticated|[Ii]nstalled|[Hh]ealthy)?(?:[ ,·].*)?");
    private static final Pattern ILL = Pattern.compile(
            ".{1,120}[✘✗×✖⚠△!] ?(?:[Ff]ailed|[Ee]rror|[Dd]isconnected|[Nn]eeds|[Nn]ot |[Tt]imed out|[Uu]nreachable|[Cc]onnection|[Cc]ould|[Dd]isabled|[,·]|$).*");
    private static final Pattern MARKED_WELL =
            Pattern.compile("(?:✅|🟢|🟩|:white_check_mark:|:large_green_circle:).*|[├└]─.*\\b(?:ok|OK|passed|success)");
    private static final Pattern MARKED_ILL = Pattern.compile(
            "(?:⚠|❌|🔴|🟡|🟠|🟥|🟨|:warning:|:x:|:red_circle:).*|[├└]─.*\\b(?:ERROR|FAILED|[Ff]ailed|error)\\b.*");
    /** How many of them are well and how many are not. */
    private static final Pattern COUNTED = Pattern.compile(
            "(?:MCP )?(?:servers?|plugins?|hooks?): .{0,60}\\d+ (?:connected|enabled|ok|loaded)\\b.*",
            Pattern.CASE_INSENSITIVE);
    /** What the client shows of one server in {@code /mcp}. */
    private static final Pattern PANEL = Pattern.compile(
            "(?:Config location|Status|Auth): (?:[✔✘✓✗⚠△◯] ?.*|.*\\.mcp\\.json\\b.*|.*\\.claude\\.json\\b.*)");
    /** How many of its lines there have to be. */
    private static final int OF_PANEL = 2;

    private static final int LONGEST_PANEL = 12;
    /** How far below stand its error and what can be done. */
    private static final int BELOW_PANEL = 9;

    /** How far the heading stands above the first entry. */
    private static final int HEADING = 4;

    private StatusList() {}

    /** Tells that the lines of such a list say of no session that it died. */
    static void read(List<Line> lines, Standing[] standings) {
        readPanel(lines, standings);
        int first = -1;
        int last = -1;
        boolean well = false;
        boolean ill = false;
        for (int i = 0; i < lines.size(); i++) {
            String words = lines.get(i).words();
            boolean isWell =
                    hasMark(words, "✔✓√☑") && Effort.matches(WELL, words) || Effort.matches(MARKED_WELL, words);
            boolean isIll =
                    hasMark(words, "✘✗×✖⚠△!") && Effort.matches(ILL, words) || Effort.matches(MARKED_ILL, words);
            if (COUNTED.matcher(words).matches()) {
                standings[i] = Standing.OTHERS;
            }
            if (isWell || isIll) {
                well |= isWell;
                ill |= isIll;
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (well && ill) {
            Arrays.fill(standings, Math.max(0, first - HEADING), last + 1, Standing.OTHERS);
        }
    }

    private static void readPanel(List<Line> lines, Standing[] standings) {
        int rows = 0;
        int first = -1;
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            if ("CSA".indexOf(lines.get(i).mark()) >= 0
                    && Effort.matches(PANEL, lines.get(i).words())) {
                rows++;
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (rows >= OF_PANEL && last - first <= LONGEST_PANEL) {
            int to = Math.min(lines.size(), last + BELOW_PANEL);
            Arrays.fill(standings, Math.max(0, first - HEADING), to, Standing.OTHERS);
        }
    }

    /** Whether one of these stands behind the first character. */
    private static boolean hasMark(String words, String marks) {
        for (int at = 1; at < words.length(); at++) {
            if (words.charAt(at) > '~' && marks.indexOf(words.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
