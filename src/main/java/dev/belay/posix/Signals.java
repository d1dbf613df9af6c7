package dev.belay.posix;

import dev.belay.posix.calls.HeardSignals;
import dev.belay.posix.calls.NativeCalls;
import dev.belay.posix.calls.OperatingSystem;
import java.lang.reflect.Proxy;

/** Signals: their names, and hearing them. */
public final class Signals {
    public static final int HUP = 1;
    public static final int INT = 2;
    public static final int QUIT = 3;
    public static final int ABRT = 6;
    public static final int KILL = 9;
    public static final int SEGV = 11;
    public static final int TERM = 15;
    public static final int CONT = OperatingSystem.isMac() ? 19 : 18;
    public static final int STOP = OperatingSystem.isMac() ? 17 : 19;
    public static final int TSTP = OperatingSystem.isMac() ? 18 : 20;
    public static final int TTOU = 22;
    public static final int WINCH = 28;

    /** Added to its number, the exit status of whoever has died of a signal. */
    private static final int FATAL = 128;

    private static final String[] LINUX = {
        "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
        "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
        "WINCH", "IO", "PWR", "SYS"
    };
    private static final String[] BSD = {
        "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "EMT", "FPE", "KILL", "BUS", "SEGV", "SYS", "PIPE", "ALRM",
        "TERM", "URG", "STOP", "TSTP", "CONT", "CHLD", "TTIN", "TTOU", "IO", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH",
        "INFO", "USR1", "USR2"
    };

    private Signals() {}

    /** {@code SIGKILL} for 9; {@code SIGRTMIN+n} and the like are {@code SIG} and the number. */
    public static String name(int number) {
        String[] names = OperatingSystem.isMac() ? BSD : LINUX;
        return "SIG" + (number > 0 && number < names.length ? names[number] : Integer.toString(number));
    }

    /**
     * Runs {@code reaction} on a thread of its own whenever the signal comes. A signal that the user had ignored
     * ({@code nohup}) stays ignored, but for those that the launcher's background start ignores: see {@link #revive}.
     */
    public static void on(int number, Runnable reaction) {
        if (!HeardSignals.on(number, reaction)) {
            byVirtualMachine(name(number).substring("SIG".length()), reaction);
        }
    }

    /** Hears it no more: it ends this process, as the virtual machine does of itself. */
    public static void release(int number) {
        on(number, () -> exit(FATAL + number));
    }

    /** Ends this process on the spot, without the hooks of a shutdown. */
    public static void halt(int status) {
        HeardSignals.stop();
        Runtime.getRuntime().halt(status);
    }

    /** Ends this process as {@link System#exit} does. */
    public static void exit(int status) {
        HeardSignals.stop();
        System.exit(status);
    }

    /** Whether that costs next to nothing: the virtual machine makes a class for it. */
    public static boolean areCheap() {
        return HeardSignals.possible();
    }

    /**
     * By reflection, because javac 17 warns of sun.misc.Signal and can't be told that it is the only portable way to hear
     * SIGWINCH and SIGCONT without a library of ours.
     */
    private static void byVirtualMachine(String name, Runnable reaction) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object hearing = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            reaction.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), hearing);
        } catch (ReflectiveOperationException takenByTheVirtualMachine) {
            // -Xrs or a debugger has it: then the default action is what the user gets.
        }
    }

    /** A shell without job control starts background work with SIGINT and SIGQUIT ignored (POSIX, 2.11): undone. */
    public static void revive(int number) {
        NativeCalls.here().disposition(number, false);
    }

    public static void ignore(int number) {
        NativeCalls.here().disposition(number, true);
    }
}
