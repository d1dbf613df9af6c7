package dev.belay.diagnose.speech;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Whose words each line of a text is, as the lines around it show. */
final class LineStandings {
    /** What the client has got over, or what ends nothing. */
    private static final Pattern NOTICE = Pattern.compile(
            "\\bretry(?:ing)?\\s+(\\d+)/(?!\\1\\b)\\d+ in |[Ss]witched to |(?:ignored|dropped): experimental betas |[Ff]alling back to |\\b[Hh]ooks? (?:error|failed|blocked|cancell?ed|timed out|returned)(?!.*posix_spawn '/bin/sh')|^A hook ");

    private final List<Line> lines;
    private final Quotations quotations;
    private final Standing[] standings;
    private final boolean talk;
    /** How many lines at the beginning tell what the client does. */
    private final int told;

    /** How many lines before each are not somebody else's. */
    private final int[] counting;

    /** @param quotations takes those in the lines that may count */
    LineStandings(List<Line> lines, Quotations quotations) {
        this.lines = lines;
        this.quotations = quotations;
        standings = new Standing[lines.size()];
        Arrays.fill(standings, Standing.OWN);
        talk = Conversation.isIn(lines);
        told = Testimony.length(lines, talk);
        if (talk) {
            Conversation.read(lines, standings);
            // What is told above it is of all that it shows.
            Arrays.fill(standings, 0, told, Standing.OWN);
        }
        Passages.read(lines, standings, talk, told);
        readLines();
        counting = new int[standings.length + 1];
        for (int i = 0; i < standings.length; i++) {
            counting[i + 1] = counting[i] + (standings[i] == Standing.OTHERS ? 0 : 1);
        }
    }

    /** Whether the text shows a conversation. */
    boolean ofConversation() {
        return talk;
    }

    /** Whether somebody reports in this line what the client does. */
    boolean ofTestimony(int line) {
        return line < told;
    }

    /** Whether any of these lines is not somebody else's. */
    boolean mayCount(int first, int last) {
        return counting[last + 1] > counting[first];
    }

    /** Whose words this line is. */
    Standing of(int line) {
        return standings[line];
    }

    private void readLines() {
        boolean ofDiff = false;
        boolean inHunk = false;
        boolean ofTests = false;
        Answer answer = new Answer();
        for (int i = 0; i < standings.length; i++) {
            Line line = lines.get(i);
            ofDiff |= Writing.isHunk(line);
            inHunk = Writing.isHunk(line) || inHunk && Writing.maybeChange(line);
            if (line.blank() || standings[i] == Standing.OTHERS) {
                continue;
            }
            if (answer.goesOn(line)) {
                standings[i] = answer.isOthers() ? Standing.OTHERS : standings[i];
                continue;
            }
            ofTests |= Writing.hasPassed(line);
            if (standings[i] == Standing.OWN && i >= told) {
                standings[i] =
                        inHunk || ofTests && Writing.hasFailed(line) ? Standing.OTHERS : Writing.standing(line, ofDiff);
            }
            notice(i);
            if (i >= told) {
                quotations.read(line);
            }
        }
    }

    private void notice(int i) {
        Line line = lines.get(i);
        String words = line.words();
        if (NOTICE.matcher(line.said()).find() || Testimony.asks(words)) {
            standings[i] = Standing.OTHERS;
        } else if (standings[i] == Standing.OWN && i >= told && !line.opensError() && Testimony.tells(words)) {
            standings[i] = Standing.OPENING;
        }
    }
}
