package dev.belay.operate.dialog;

import dev.belay.decide.Choice;
import dev.belay.decide.Step;
import dev.belay.evidence.SessionId;
import dev.belay.report.FailureMessage;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import dev.belay.supervise.ShutdownRequest;
import dev.belay.terminal.KeyPrompt;
import dev.belay.terminal.UserTerminal;
import dev.belay.text.Paragraph;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Talks on standard error: with colours, a countdown and one key on a terminal; plain lines and no question elsewhere.
 */
public final class TerminalDialog implements UserDialog {
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(1);
    private static final int WIDE = 120;
    private static final String LABEL = "belay: ";
    private final PrintStream out;
    private final Style style;
    private final IntSupplier columns;
    private final Optional<UserTerminal> terminal;
    private final ShutdownRequest shutdown;
    private final CancellableWait waiting;
    private final Supplier<Optional<Path>> transcript;
    private final Supplier<Optional<Path>> incidentFolder;
    private final Function<SessionId, String> byHand;
    private final KeyPrompt.Elsewhere elsewhere;
    private final boolean quietExit;

    /**
     * @param columns the width of standard error's terminal; 0 for a pipe, where nothing is wrapped
     * @param terminal where keys are read; nothing in a pipe
     * @param byHand what to type to continue a session without us
     * @param elsewhere who may answer without it
     * @param quietExit whether nothing at all is said to a user who has left by himself
     */
    public TerminalDialog(
            PrintStream out,
            Style style,
            IntSupplier columns,
            Optional<UserTerminal> terminal,
            ShutdownRequest shutdown,
            CancellableWait waiting,
            Supplier<Optional<Path>> transcript,
            Supplier<Optional<Path>> incidentFolder,
            Function<SessionId, String> byHand,
            KeyPrompt.Elsewhere elsewhere,
            boolean quietExit) {
        this.out = out;
        this.style = style;
        this.columns = columns;
        this.terminal = terminal;
        this.shutdown = shutdown;
        this.waiting = waiting;
        this.transcript = transcript;
        this.incidentFolder = incidentFolder;
        this.byHand = byHand;
        this.elsewhere = elsewhere;
        this.quietExit = quietExit;
    }

    @Override
    public void say(Incident incident) {
        // Claude may have left the cursor in its input box: what stands below that would mix with the message.
        if (terminal.isPresent()) {
            out.print("\r\n\033[J");
        }
        print(new FailureMessage(incident, style, byHand).lines(columns.getAsInt()));
    }

    @Override
    public void remind(Incident incident) {
        if (!quietExit) {
            int width = columns.getAsInt();
            note(new FailureMessage(incident, style).reminder(width > 0 ? width : WIDE));
        }
    }

    @Override
    public Optional<Choice> choose(Incident incident, Step.Offer offer) {
        if (terminal.isEmpty()) {
            return Optional.empty();
        }
        FailureMessage message = new FailureMessage(incident, style, byHand);
        boolean pasted = false;
        while (true) {
            char key = ask(message, offer);
            if (key == 'd') {
                print(message.details(transcript.get(), incidentFolder.get(), columns.getAsInt()));
            } else if (key == KeyPrompt.PASTED && !pasted) {
                pasted = true;
                note("keys came too fast to be an answer; nothing was started");
            } else if (key == KeyPrompt.TYPING || key == KeyPrompt.PASTED) {
                String back = offer.session()
                        .map(session -> "; `belay resume " + session.shortened() + "` brings the session back")
                        .orElse("");
                note("nothing was started" + back);
                return Optional.empty();
            } else {
                return chosen(key, offer);
            }
        }
    }

    private char ask(FailureMessage message, Step.Offer offer) {
        StringBuilder keys = new StringBuilder("dq").append(KeyPrompt.ENTER);
        for (Choice choice : offer.choices()) {
            keys.append(FailureMessage.key(choice));
        }
        out.print(message.question(offer, columns.getAsInt()).replace("\n", lineEnd()));
        out.flush();
        char key = shutdown.ending()
                ? KeyPrompt.NONE
                : KeyPrompt.ask(terminal.get(), keys.toString(), elsewhere, () -> {
                    out.print(message.enter(offer) + " ");
                    out.flush();
                });
        out.print("\r\n");
        out.flush();
        return key;
    }

    /** Return means what stands first. */
    private static Optional<Choice> chosen(char key, Step.Offer offer) {
        return offer.choices().stream()
                .filter(choice -> key == KeyPrompt.ENTER || FailureMessage.key(choice) == key)
                .findFirst();
    }

    @Override
    public Optional<Ending> pause(Step.Pause pause) {
        Countdown countdown = new Countdown(pause);
        if (terminal.isEmpty() && pause.duration().compareTo(WORTH_A_LINE) >= 0) {
            note(countdown.line(Instant.now(), Duration.ZERO));
        }
        Optional<Ending> ending = waiting.until(countdown::left, (now, waited) -> {
            progress(countdown.line(now, waited) + "; Ctrl-C gives up");
            return terminal.isPresent() ? countdown.untilNextLine(now, waited) : CancellableWait.LONGEST_SLEEP;
        });
        progress("");
        return ending;
    }

    @Override
    public void giveUp(String reason) {
        note("giving up: " + reason);
    }

    @Override
    public void progress(String text) {
        if (terminal.isPresent()) {
            // What takes two lines would not be written over by the next.
            int width = columns.getAsInt();
            String line = "  " + LABEL + text;
            out.print("\r\033[K");
            out.print(text.isEmpty() ? "" : width > 0 ? Untrusted.shorten(line, width - 1) : line);
            out.flush();
        }
    }

    @Override
    public void note(String text) {
        progress("");
        out.print(Paragraph.of(LABEL, text, columns.getAsInt()).replace("\n", lineEnd()) + lineEnd());
        out.flush();
    }

    private void print(List<String> lines) {
        for (String line : lines) {
            out.print(line.replace("\n", lineEnd()) + lineEnd());
        }
        out.flush();
    }

    private String lineEnd() {
        return terminal.isPresent() ? "\r\n" : "\n";
    }
}
