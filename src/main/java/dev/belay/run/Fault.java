package dev.belay.run;

import dev.belay.console.StandardError;
import dev.belay.evidence.ExitStatus;
import dev.belay.files.BelayDirectories;
import dev.belay.operate.client.RunDirectory;
import dev.belay.operate.client.SupervisionUnavailableException;
import dev.belay.posix.Signals;
import dev.belay.supervise.Ending;
import dev.belay.text.Untrusted;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * What nobody has caught: it goes into the log, and the launcher gets one sentence, with which it starts claude where that
 * has not been started. Whatever is broken (a class that is missing, a library that does not load), the next step is
 * tried.
 */
public final class Fault implements Thread.UncaughtExceptionHandler {
    private static final int LONGEST = 200;

    /** On a thread of our own: claude and the other threads go on. */
    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        log(fault);
    }

    /** On the main thread: this JVM ends. */
    public void end(Throwable fault) {
        String sentence = sentence(fault);
        boolean told = RunDirectory.fault(sentence);
        log(fault);
        if (!told) {
            complain(sentence);
        }
        Signals.halt(ExitStatus.INTERNAL);
    }

    private static String sentence(Throwable fault) {
        try {
            return fault instanceof SupervisionUnavailableException known
                    ? Untrusted.line(known.getMessage(), LONGEST)
                    : explained(fault);
        } catch (LinkageError more) {
            return "it is incomplete: some of its classes are missing";
        }
    }

    static String explained(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
        int end = message.indexOf('\n');
        String said = Untrusted.line(end < 0 ? message : message.substring(0, end), LONGEST);
        if (fault instanceof LinkageError) {
            // A second attempt at the same class says only that the first one failed.
            boolean library = cause instanceof UnsatisfiedLinkError || said.contains("UnsatisfiedLinkError");
            return library ? "its native library cannot be loaded" : "it is incomplete: " + said;
        }
        return "internal error: " + cause.getClass().getSimpleName() + (said.isEmpty() ? "" : ": " + said);
    }

    /** Says why claude is not started at all, and ends with this status. */
    static Ending refused(String sentence, int status) {
        StandardError.complain(sentence);
        return new Ending.Status(status);
    }

    /** Says after claude's end that nobody has watched it. */
    static void tellWithoutSupervision(Throwable fault) {
        StandardError.complain("supervision failed (" + fault.getClass().getSimpleName()
                + "; see belay.log in the state directory); claude was not affected");
    }

    /** Writes it into the log where that is possible, and never fails. */
    static void log(Throwable fault) {
        try {
            Map<String, String> environment = System.getenv();
            Optional<Path> state = BelayDirectories.state(environment);
            if (System.getProperty("belay.log") == null && state.isPresent()) {
                System.setProperty("belay.log", state.get().toString());
            }
            // Without our own, slf4j would take another that writes on the screen.
            Class.forName("dev.belay.log.LazyLogging");
            LoggerFactory.getLogger(Fault.class).error("internal error", fault);
        } catch (Throwable noLog) {
            // The sentence is all there is then.
        }
    }

    private static void complain(String sentence) {
        try {
            StandardError.complain(sentence + " (more in belay.log in the state directory)");
        } catch (Throwable silent) {
            // The exit status is all there is then.
        }
    }
}
