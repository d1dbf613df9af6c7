package dev.belay.diagnose.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a process ended, in the words of a shell, a service manager, a wrapper or Windows' event log: the number of a signal,
 * 128 and that number, its negative, a wait status, or a status of Windows in hexadecimal, in decimal or as the negative number that it
 * is. All are told by what they say, the name of a signal, and no rule lists them.
 */
public final class Endings {
    private static final String NUMBER = "(-?\\d{1,11}|0x[0-9a-f]{1,8}|c0000[0-9a-f]{3})\\b(?!\\.\\d)";

    private static final Pattern FORMS = Pattern.compile(
            "(?:code=(?:killed|dumped), ?status=(?<systemd>\\d{1,2})/"
                    + "|(?:terminated|killed|exited|died|ended|signal:?|received|caught|with|by) (?:on |by |with |due to )?(?:an? )?(?:signal:? ?)?[(\\[]?(?<name>SIG(?!NAL)[A-Z]{3,5})\\b"
                    + "|\\bsignal[\"']? ?[:=] ?[\"'(]?(?<named>SIG(?!NAL)[A-Z]{3,5})\\b"
                    + "|\\bSignals\\.(?<python>SIG[A-Z]{3,5})\\b|\\bSignal: {1,4}(?<core>\\d{1,2}) \\([A-Z]{2,6}\\)"
                    + "|(?:terminated|killed|exited|died) (?:by|with|on) signal:? ?(?<signal>\\d{1,2})\\b|\\bsignal (?<dead>\\d{1,2})(?=, )"
                    + "|wait[_ ]status[:(]? ?(?<wait>\\d{1,5})\\b"
                    + "|(?<![\\w-])(?:exit_status,|exit(?:ed)?(?: with)?(?: an?)?(?: exit)?(?: code| status| value)?|(?:exit|exception|error|return|status|stop)[ -]?code|exception|status|code)[\\s:=(]{0,30}(?<code>"
                    + NUMBER.substring(1)
                    + "|(?<![\\w.])(?<bare>0xc[0-9a-f]{7}|3221[0-9]{6}|-107[0-9]{7})(?![\\w.]))",
            Pattern.CASE_INSENSITIVE);
    private static final Beginnings BEGINNINGS = Beginnings.of(
            false, "te", "ki", "ex", "di", "en", "si", "re", "ca", "wi", "by", "co", "wa", "er", "st", "0x", "32",
            "-1");
    private static final List<String> GROUPS =
            List.of("systemd", "name", "named", "python", "core", "signal", "dead", "wait", "code", "bare");

    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(1, "SIGHUP"),
            Map.entry(2, "SIGINT"),
            Map.entry(3, "SIGQUIT"),
            Map.entry(4, "SIGILL"),
            Map.entry(5, "SIGTRAP"),
            Map.entry(6, "SIGABRT"),
            Map.entry(7, "SIGBUS"),
            Map.entry(8, "SIGFPE"),
            Map.entry(9, "SIGKILL"),
            Map.entry(10, "SIGBUS"),
            Map.entry(11, "SIGSEGV"),
            Map.entry(12, "SIGSYS"),
            Map.entry(13, "SIGPIPE"),
            Map.entry(14, "SIGALRM"),
            Map.entry(15, "SIGTERM"),
            Map.entry(24, "SIGXCPU"),
            Map.entry(31, "SIGSYS"));

    /** Python says of a process that a signal ended that it has the negative number of it. */
    private static final int LAST_SIGNAL = 31;

    private static final long WINDOWS_ERRORS = 0xC0000000L;
    private static final long WINDOWS_BREAKPOINT = 0x80000003L;
    private static final long WINDOWS_CONTROL_C = 0xC000013AL;
    private static final long WINDOWS_ILLEGAL_INSTRUCTION = 0xC000001DL;
    private static final long WINDOWS_PRIVILEGED_INSTRUCTION = 0xC0000096L;

    /** A signal that ended a process, and where a text says so. */
    public record Ending(String signal, int from, int to) {}

    private Endings() {}

    /** Of these words one stands where a text tells of an end. */
    public static final String WORDS = "signal|sig|code|status|exit|exception|0xc|322|-107";

    /** The ends by a signal that a text tells of. */
    public static List<Ending> of(CharSequence text) {
        List<Ending> found = new ArrayList<>();
        add(text, 0, text.length(), found);
        return found;
    }

    /** Adds those between these places. */
    public static void add(CharSequence text, int from, int to, List<Ending> found) {
        Matcher form = FORMS.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (int at = from; BEGINNINGS.find(form, text, at, to); at = form.end()) {
            for (String group : GROUPS) {
                String value = form.group(group);
                if (value != null) {
                    signal(group, value).ifPresent(name -> found.add(new Ending(name, form.start(), form.end())));
                }
            }
        }
    }

    private static Optional<String> signal(String group, String value) {
        return switch (group) {
            case "name", "named", "python" -> Optional.of(value.toUpperCase(java.util.Locale.ROOT));
            case "systemd", "core", "signal", "dead" -> Optional.ofNullable(SIGNALS.get(Integer.parseInt(value)));
            case "wait" -> ofWaitStatus(Integer.parseInt(value));
            default -> ofCode(value);
        };
    }

    private static Optional<String> ofWaitStatus(int status) {
        int signal = status & 0x7f;
        return signal != 0 ? Optional.ofNullable(SIGNALS.get(signal)) : ofShellStatus(status >> 8);
    }

    private static Optional<String> ofCode(String value) {
        boolean prefixed = value.startsWith("0x") || value.startsWith("0X");
        boolean hexadecimal = prefixed || Character.isLetter(value.charAt(0));
        long code = hexadecimal ? Long.parseLong(value.substring(prefixed ? 2 : 0), 16) : Long.parseLong(value);
        boolean unsigned32 = code >= 0 && code < 1L << 32;
        if (code < -(1L << 31) || code >= 0 && !unsigned32) {
            return Optional.empty();
        }
        if (code < 0 && code >= -LAST_SIGNAL) {
            return Optional.ofNullable(SIGNALS.get((int) -code));
        }
        return code >= 0 && code < 256 ? ofShellStatus((int) code) : ofWindows(code & 0xFFFFFFFFL);
    }

    private static Optional<String> ofShellStatus(int code) {
        return code > 128 ? Optional.ofNullable(SIGNALS.get(code - 128)) : Optional.empty();
    }

    private static Optional<String> ofWindows(long status) {
        if (status == WINDOWS_CONTROL_C) {
            return Optional.of("SIGINT");
        }
        if (status == WINDOWS_ILLEGAL_INSTRUCTION || status == WINDOWS_PRIVILEGED_INSTRUCTION) {
            return Optional.of("SIGILL");
        }
        if (status == WINDOWS_BREAKPOINT) {
            return Optional.of("SIGTRAP");
        }
        return status >= WINDOWS_ERRORS && status < 0xD0000000L ? Optional.of("SIGSEGV") : Optional.empty();
    }
}
