package dev.belay.posix;

import dev.belay.posix.calls.Change;
import dev.belay.posix.calls.NativeCalls;
import dev.belay.posix.calls.OperatingSystem;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Waits for one child, and reports its stops and its end. On Linux it also takes in the orphans that we have adopted
 * ({@link LinuxCalls#adoptOrphans()}), so that no zombie stays; children that Java started are left to Java.
 *
 * <p>One kernel wait, no polling: an idle session costs nothing here.
 */
public final class Reaper extends Thread {

    /** Hears what becomes of the child; called on the reaper's thread, in order. */
    public interface Listener {
        void stopped();

        void exited(int code);

        void signalled(int signal);

        /** Somebody else has waited for it: the status can't be known any more. */
        void lost();
    }

    private static final int ECHILD = 10;

    /** The children that reapers of this JVM wait for, each for its own. */
    private static final Set<Integer> AWAITED = ConcurrentHashMap.newKeySet();

    private final NativeCalls calls = NativeCalls.here();
    private final int pid;
    private final Listener listener;

    public Reaper(int pid, Listener listener) {
        super("wait");
        this.pid = pid;
        this.listener = listener;
        AWAITED.add(pid);
        setDaemon(true);
    }

    @Override
    public void run() {
        boolean ended;
        do {
            ended = OperatingSystem.isLinux() ? look() : take();
        } while (!ended);
        AWAITED.remove(pid);
    }

    /** At whichever child something has become of: ours is taken, and Java's are left to Java. */
    private boolean look() {
        Change change = new Change();
        if (calls.await(0, NativeCalls.PEEK | NativeCalls.ENDS | NativeCalls.STOPS, change.numbers()) != 0) {
            listener.lost();
            return true;
        }
        if (change.pid() == pid) {
            return take();
        }
        reapAdopted(change.pid(), change.kind() == Change.STOPPED);
        return false;
    }

    /**
     * Whether nothing that claude has started is left, once it has ended itself: adopted orphans are our children, and
     * there is none. False where that is not to be known, and as long as anything of Java's runs.
     */
    public static boolean nobodyIsLeft() {
        return LinuxCalls.isAdopting() && hasNoChild();
    }

    static boolean hasNoChild() {
        Change change = new Change();
        int how = NativeCalls.PEEK | NativeCalls.AT_ONCE | NativeCalls.ENDS;
        int result = NativeCalls.here().await(0, how, change.numbers());
        while (result == 0 && change.pid() != 0 && !isTakenByOthers(change.pid())) {
            NativeCalls.here().await(change.pid(), NativeCalls.ENDS | NativeCalls.AT_ONCE, new Change().numbers());
            result = NativeCalls.here().await(0, how, change.numbers());
        }
        return result == -ECHILD;
    }

    private static boolean isTakenByOthers(int who) {
        return AWAITED.contains(who) || Subprocess.isTakenByJava(who);
    }

    /** Takes the child's change of state; true when that was its end. */
    private boolean take() {
        Change change = new Change();
        if (calls.await(pid, NativeCalls.ENDS | NativeCalls.STOPS, change.numbers()) != 0) {
            listener.lost();
            return true;
        }
        switch (change.kind()) {
            case Change.STOPPED -> {
                listener.stopped();
                return false;
            }
            case Change.EXITED -> listener.exited(change.detail());
            default -> listener.signalled(change.detail());
        }
        return true;
    }

    /** What Java has started is left to Java. Of the others a stop is of no interest, and the end is taken. */
    private void reapAdopted(int who, boolean stopped) {
        if (AWAITED.contains(who)) {
            // Its own reaper takes it in a moment, and sees it as we do.
            Thread.yield();
            return;
        }
        if (stopped || !Subprocess.isTakenByJava(who)) {
            int what = stopped ? NativeCalls.STOPS : NativeCalls.ENDS;
            calls.await(who, what | NativeCalls.AT_ONCE, new Change().numbers());
        }
    }
}
