package dev.belay.diagnose.speech;

import java.util.List;
import java.util.regex.Pattern;

/** Passages that one line shows to be another program's: commits, errors of Terraform's, aborts of another program on Node. */
final class SignedPassages {
    /** As far above its sign as an error begins. */
    private static final int ABOVE = 20;

    private static final Pattern COMMIT = Pattern.compile("commit [0-9a-f]{7,40}\\b.*");
    private static final Pattern COMMIT_FIELD =
            Pattern.compile("(?:Author|AuthorDate|Date|Commit|CommitDate|Merge|Signed-off-by|Co-authored-by): .*");
    private static final Pattern TERRAFORM = Pattern.compile("on \\S{1,200}\\.tf line \\d+.*");
    private static final Pattern ERROR = Pattern.compile("(?:AWS |Azure |Google )?Error: .*");
    /** Behind a frame of its stack, Node names its process. */
    private static final Pattern FRAME = Pattern.compile(
            "\\d+: 0x[0-9a-f]+ .{0,200}\\[(?![^\\]]*(?:claude|anthropic|node|bun|cli\\.js))[^\\]]+\\]",
            Pattern.CASE_INSENSITIVE);

    private SignedPassages() {}

    /** Tells which of these lines stand in one. */
    static void read(List<Line> lines, Standing[] standings) {
        for (int i = 0; i < lines.size(); i++) {
            String words = lines.get(i).words();
            if (words.startsWith("commit ") && COMMIT.matcher(words).matches()) {
                readCommit(lines, standings, i);
            } else if (words.startsWith("on ") && TERRAFORM.matcher(words).matches()) {
                readError(lines, standings, i);
            } else if (words.endsWith("]") && FRAME.matcher(words).matches()) {
                readParagraph(lines, standings, i);
            }
        }
    }

    /** Its fields, and its message, which stands further in. */
    private static void readCommit(List<Line> lines, Standing[] standings, int commit) {
        for (int i = commit + 1; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean message = line.text().startsWith("    ", line.from());
            if (!line.blank() && !message && !COMMIT_FIELD.matcher(line.words()).matches()) {
                return;
            }
            standings[i] = Standing.OTHERS;
        }
    }

    private static void readError(List<Line> lines, Standing[] standings, int sign) {
        int begin = sign;
        for (int i = sign; i >= 0 && i > sign - ABOVE; i--) {
            if (ERROR.matcher(lines.get(i).words()).matches()) {
                begin = i;
            }
        }
        for (int i = begin; i <= sign; i++) {
            standings[i] = Standing.OTHERS;
        }
    }

    private static void readParagraph(List<Line> lines, Standing[] standings, int sign) {
        for (int i = sign; i >= 0 && !lines.get(i).blank(); i--) {
            standings[i] = Standing.OTHERS;
        }
        for (int i = sign; i < lines.size() && !lines.get(i).blank(); i++) {
            standings[i] = Standing.OTHERS;
        }
    }
}
