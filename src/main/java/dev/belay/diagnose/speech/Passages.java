package dev.belay.diagnose.speech;

import dev.belay.diagnose.wording.Attribution;
import dev.belay.diagnose.wording.Proposals;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What in a text is nobody's report of a session: all of a document or of what is over, stacks of other programs, lists of states. */
final class Passages {
    /** Nobody says in more characters whose something is. */
    private static final int SENTENCE = 400;
    /** As many lines as such an error has. */
    private static final int FAR = 40;
    /** As many lines as are read as one screen. */
    private static final int SCREEN = 60;

    /** Those that sign in where the client takes its keys from are left out. */
    private static final Pattern COMMAND = Pattern.compile(
            "[$%❯#]? ?(?:az(?! login| account)|gcloud(?! auth)|aws(?! sso| sts| bedrock| configure)|kubectl|helm|terraform|docker(?! run| exec| logs| inspect| ps)|gh|glab|git|pip3?|cargo|go|mvn|gradle|composer|bundle|rails|mysql|psql|ffmpeg|rsync|scp|make|cmake) [\\w./-]+(?: .{0,160})?"
                    + "|[$%❯#] (?:python3?|uv run|poetry run|ruby|php|node|deno|tsx) (?!\\S{0,80}(?:claude|agent))[\\w./-]+\\.\\w{2,3}\\b.{0,160}");

    private Passages() {}

    /**
     * Tells that the lines of these are somebody else's.
     *
     * @param talk whether they show a conversation
     * @param told how many at the beginning tell what the client does
     */
    static void read(List<Line> lines, Standing[] standings, boolean talk, int told) {
        boolean mayBeDocument = !talk && told < lines.size();
        if (mayBeDocument && (Document.is(lines) || isOfAnotherAgent(lines))
                || isScreenOfAnotherAgent(lines)
                || Proposals.are(Document.written(lines), talk)
                || Settled.is(lines)) {
            Arrays.fill(standings, Standing.OTHERS);
            return;
        }
        ForeignPassages.read(lines, standings);
        if (!talk) {
            ForeignPassages.readTests(lines, standings, told);
        }
        for (int i = 0; i < lines.size(); i++) {
            ascribe(lines, standings, i);
        }
    }

    /** Tells what this line shows as another program's, as far as the client is not named. */
    private static void ascribe(List<Line> lines, Standing[] standings, int i) {
        Line line = lines.get(i);
        if (line.blank() || line.length() > SENTENCE) {
            return;
        }
        Attribution shown = Attribution.in(line.words());
        if (shown == Attribution.NOTHING) {
            return;
        }
        standings[i] = Standing.OTHERS;
        int step = shown == Attribution.ABOVE ? -1 : shown == Attribution.BELOW ? 1 : 0;
        for (int next = i + step;
                step != 0
                        && next >= 0
                        && next < lines.size()
                        && Math.abs(next - i) <= FAR
                        && Programs.in(lines.get(next)) != Programs.CLIENT;
                next += step) {
            standings[next] = Standing.OTHERS;
        }
    }

    /** Whether the text begins with a command of another tool's, and claude is not named in it. */
    private static boolean isCommandOfAnother(List<Line> lines, Line first) {
        return COMMAND.matcher(first.words()).matches()
                && lines.stream()
                        .noneMatch(line -> Programs.in(line) == Programs.CLIENT && !Programs.ofModelOnly(line.whole()));
    }

    private static boolean isScreenOfAnotherAgent(List<Line> lines) {
        return lines.size() <= SCREEN && lines.stream().anyMatch(line -> Programs.ofAnotherScreen(line.words()));
    }

    private static boolean isOfAnotherAgent(List<Line> lines) {
        for (Line line : lines) {
            if (line.worded()) {
                return Programs.startsAgent(line.words()) || isCommandOfAnother(lines, line);
            }
        }
        return false;
    }
}
