package dev.belay.operate.dialog;

import dev.belay.claude.provider.credentials.Credentials;
import dev.belay.decide.HumanTime;
import dev.belay.supervise.SessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Asks people to renew the credentials, and says what became of that. */
public final class RenewalRequest {
    private final Credentials credentials;
    private final Duration longest;
    private final Instant start;

    private RenewalRequest(Credentials credentials, Duration longest, Instant start) {
        this.credentials = credentials;
        this.longest = longest;
        this.start = start;
    }

    /**
     * One that is made now.
     *
     * @param credentials as they stand
     * @param longest how long they are waited for
     */
    public static RenewalRequest now(Credentials credentials, Duration longest) {
        return new RenewalRequest(credentials, longest, Instant.now());
    }

    /** Until when they are waited for. */
    public Instant until() {
        return start.plus(longest);
    }

    /** For the screen. */
    public String note() {
        return credentials.sentence(start) + ". " + credentials.renewal().fix() + " Waiting for that until " + end()
                + ", then giving up";
    }

    /** For those who are elsewhere. */
    public SessionEvent.Awaited notification() {
        return new SessionEvent.Awaited(
                credentials.sentence(start),
                credentials.renewal().fix(),
                credentials.renewal().command(),
                end());
    }

    private String end() {
        return HumanTime.of(until().atZone(ZoneId.systemDefault()), start);
    }

    /** What is waited for, and how long still. */
    public String progress(Instant now) {
        String what = credentials
                .renewal()
                .command()
                .map(command -> "`" + command + "`")
                .orElse("new credentials");
        return "waiting for " + what + ", at most " + HumanTime.span(Duration.between(now, until()))
                + "; Ctrl-C gives up";
    }

    /** That nobody has done it. */
    public String unheard(Instant now) {
        return "nobody renewed the credentials within " + HumanTime.span(longest) + " (" + credentials.sentence(now)
                + ")";
    }
}
