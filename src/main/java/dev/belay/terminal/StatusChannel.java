package dev.belay.terminal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What claude says of its state to the terminal (Program Status Protocol, docs/concepts/client.md, live state). It reports
 * only where its question was answered. A terminal that knows the protocol answers itself, and this only listens; for one
 * that does not, this answers, right before the device attributes, with which each terminal ends its replies: claude does
 * not listen to what comes later. No byte is held back or changed, and nothing is answered that was not asked.
 *
 * <p>One thread writes what claude says, another what the terminal says; any may read.
 */
public final class StatusChannel {
    /** The same bytes as the question. */
    static final byte[] ANSWER = "\033]7501;?\007".getBytes(StandardCharsets.US_ASCII);

    /** The replies to the questions of a start fit in here; what is longer was pasted. */
    private static final int REPLIES = 1024;

    /**
     * A report as it came.
     *
     * @param text what stands behind {@code 7501;}: printable, in US-ASCII, untrusted
     */
    public record Received(String text, Instant at) {}

    private final boolean listens;
    private final boolean answers;
    private final StatusScanner scanner = new StatusScanner(this::found);
    private final TerminalReplies replies = new TerminalReplies();
    private volatile boolean asked;
    private volatile boolean known;
    private volatile Received latest;

    private StatusChannel(boolean listens, boolean answers) {
        this.listens = listens;
        this.answers = answers;
    }

    /** @param answers whether to answer where the terminal does not; else this only listens */
    public static StatusChannel listening(boolean answers) {
        return new StatusChannel(true, answers);
    }

    /** Switched off. */
    public static StatusChannel off() {
        return new StatusChannel(false, false);
    }

    /**
     * One for a terminal in this environment.
     *
     * @param on whether the user wants it
     */
    public static StatusChannel in(Map<String, String> environment, boolean on) {
        return on ? listening(takesReports(environment)) : off();
    }

    /**
     * Whether reports do no harm there. GNU screen prints what goes beyond the 768 bytes that it keeps of a sequence, and
     * what calls itself dumb need not know any.
     */
    static boolean takesReports(Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "");
        boolean screen =
                environment.containsKey("STY") || kind.startsWith("screen") && !environment.containsKey("TMUX");
        return !kind.isEmpty() && !kind.equals("dumb") && !kind.equals("unknown") && !screen;
    }

    /** The report of a program that has died, in the form of claude's own. */
    public static byte[] failure(String message) {
        String words = Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
        return report("state=error:app=claude-code:msg=" + words);
    }

    /** Takes all back that was reported. */
    public static byte[] clear() {
        return report("state=clear");
    }

    private static byte[] report(String text) {
        return ("\033]7501;" + text + "\007").getBytes(StandardCharsets.US_ASCII);
    }

    /** The last report on the program itself; nothing before the first. */
    public Optional<Received> latest() {
        return Optional.ofNullable(latest);
    }

    /** Whether the terminal has answered the question itself, and so wants to know. */
    public boolean isKnownToTheTerminal() {
        return known;
    }

    /** What hears the commands in the output that has gone to the terminal. */
    StatusScanner scanner() {
        return scanner;
    }

    private void found(byte[] text, int length) {
        if (!listens) {
            return;
        }
        if (length > 0 && text[0] == '?') {
            asked = true;
            return;
        }
        String report = new String(text, 0, length, StandardCharsets.US_ASCII);
        // What has an id is a sub-agent or a command of claude's.
        if (!report.startsWith("id=") && !report.contains(":id=")) {
            latest = new Received(report, Instant.now());
        }
    }

    /**
     * A chunk of input that is about to go to claude: where {@link #ANSWER} belongs in it, -1 for nowhere.
     *
     * @param output waits, for a moment at most, until all that has gone to the terminal was seen here
     */
    int answerBefore(byte[] chunk, int count, Runnable output) {
        if (!listens) {
            return -1;
        }
        if (!asked && count > REPLIES) {
            replies.skip();
            return -1;
        }
        int at = replies.attributes(chunk, count);
        if (replies.answersStatus()) {
            asked = false;
            known = true;
            return -1;
        }
        if (at >= 0 && !asked) {
            output.run();
        }
        // A reply that is cut in two comes too late when it is whole.
        int place = at >= 0 ? at : replies.begun();
        if (!asked || place < 0) {
            return -1;
        }
        asked = false;
        return answers ? place : -1;
    }
}
