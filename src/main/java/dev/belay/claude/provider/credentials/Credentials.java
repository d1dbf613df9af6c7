package dev.belay.claude.provider.credentials;

import dev.belay.decide.HumanTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * With what the client signs in, and how that stands: read from files and variables alone. Nobody is asked, no program is
 * run, and no secret is in here.
 *
 * @param what as a sentence names it: {@code the AWS SSO session of profile dev}
 * @param note what else is to be said: why it is unusable, or what is not known
 * @param end until when it is valid, where that is known
 * @param renewal what a person does about it
 */
public record Credentials(Standing standing, String what, String note, Optional<Instant> end, Renewal renewal) {

    /** How they stand. */
    public enum Standing {
        /** There, and not expired as far as the files tell. */
        VALID,
        /** Claude renews them without a person, as long as the provider lets it. */
        SELF_RENEWING,
        /** There as it seems; only the provider, or a program that Belay does not run, knows more. */
        UNKNOWN,
        /** Nothing was found. */
        ABSENT,
        /** The configuration cannot work. */
        UNUSABLE,
        EXPIRED
    }

    /**
     * What a person does about it.
     *
     * @param command to be typed in another window, where one command does it
     * @param fix the same or more as a sentence
     * @param files what changes when it is done; empty where a program that runs cannot see it
     */
    public record Renewal(Optional<String> command, String fix, List<Path> files) {
        public Renewal {
            files = List.copyOf(files);
        }

        static Renewal by(String command, Path... files) {
            return new Renewal(
                    Optional.of(command), "Run `" + command + "` in another window to sign in again.", List.of(files));
        }

        static Renewal advice(String fix, Path... files) {
            return new Renewal(Optional.empty(), fix, List.of(files));
        }

        /** Whether a program that runs can see that it was done. */
        public boolean visible() {
            return !files.isEmpty();
        }
    }

    static Credentials valid(String what, String note, Renewal renewal) {
        return new Credentials(Standing.VALID, what, note, Optional.empty(), renewal);
    }

    static Credentials unknown(String what, String note, Renewal renewal) {
        return new Credentials(Standing.UNKNOWN, what, note, Optional.empty(), renewal);
    }

    static Credentials unusable(String what, String note, Renewal renewal) {
        return new Credentials(Standing.UNUSABLE, what, note, Optional.empty(), renewal);
    }

    static Credentials absent(String what, String note, Renewal renewal) {
        return new Credentials(Standing.ABSENT, what, note, Optional.empty(), renewal);
    }

    /** Valid or expired by its end; valid where that is not known. */
    static Credentials until(Optional<Instant> end, Instant now, String what, String note, Renewal renewal) {
        boolean expired = end.isPresent() && !end.get().isAfter(now);
        return new Credentials(expired ? Standing.EXPIRED : Standing.VALID, what, note, end, renewal);
    }

    Credentials selfRenewing(String why) {
        return new Credentials(Standing.SELF_RENEWING, what, why, end, renewal);
    }

    Credentials named(String other) {
        return new Credentials(standing, other, note, end, renewal);
    }

    /** Whether a request that is made now may succeed. */
    public boolean usable() {
        return standing == Standing.VALID || standing == Standing.SELF_RENEWING || standing == Standing.UNKNOWN;
    }

    /** How long they hold, where only a person can renew them and the end is known. */
    public Optional<Duration> left(Instant now) {
        return standing == Standing.VALID ? end.map(at -> Duration.between(now, at)) : Optional.empty();
    }

    /** One sentence without its full stop: {@code the AWS SSO session of profile dev expires in 2 h 10 min}. */
    public String sentence(Instant now) {
        String more = note.isEmpty() ? "" : "; " + note;
        return switch (standing) {
            case VALID ->
                end.map(at -> what + " expires in " + HumanTime.span(minutes(Duration.between(now, at))) + more)
                        .orElse(note.isEmpty() ? what : what + ": " + note);
            case EXPIRED ->
                what + " expired " + HumanTime.span(minutes(Duration.between(end.orElse(now), now))) + " ago" + more;
            case SELF_RENEWING, UNKNOWN -> note.isEmpty() ? what : what + ": " + note;
            case ABSENT, UNUSABLE -> what + " " + note;
        };
    }

    /** Seconds tell nobody anything about hours. */
    private static Duration minutes(Duration length) {
        return length.compareTo(Duration.ofMinutes(10)) < 0 ? length : Duration.ofMinutes(length.toMinutes());
    }
}
