package dev.belay.posix;

import com.sun.jna.Memory;
import com.sun.jna.Platform;

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

    private static final int P_ALL = 0;
    private static final int P_PID = 1;
    private static final int WNOHANG = 1;
    private static final int WUNTRACED = 2;
    private static final int WEXITED = 4;
    private static final int WNOWAIT = 0x01000000;
    private static final int CLD_EXITED = 1;
    private static final int CLD_STOPPED = 5;
    private static final int SIGINFO = 128;

    private final int pid;
    private final Listener listener;

    public Reaper(int pid, Listener listener) {
        super("wait");
        this.pid = pid;
        this.listener = listener;
        setDaemon(true);
    }

    @Override
    public void run() {
        if (Platform.isLinux()) {
            waitOnLinux();
        } else {
            waitElsewhere();
        }
    }

    private void waitOnLinux() {
        try (Memory info = new Memory(SIGINFO)) {
            while (true) {
                if (Libc.waitid(P_ALL, 0, info, WEXITED | WUNTRACED | WNOWAIT) != 0) {
                    if (Libc.errno() == Libc.EINTR) {
                        continue;
                    }
                    listener.lost();
                    return;
                }
                int who = info.getInt(16);
                if (who == pid) {
                    if (take(info)) {
                        return;
                    }
                } else {
                    reapAdopted(who, info.getInt(8) == CLD_STOPPED);
                }
            }
        }
    }

    /** Takes the child's change of state; true when that was its end. */
    private boolean take(Memory info) {
        if (Libc.waitid(P_PID, pid, info, WEXITED | WUNTRACED) != 0) {
            listener.lost();
            return true;
        }
        int code = info.getInt(8);
        int status = info.getInt(24);
        if (code == CLD_STOPPED) {
            listener.stopped();
            return false;
        }
        if (code == CLD_EXITED) {
            listener.exited(status);
        } else {
            listener.signalled(status & 0x7F);
        }
        return true;
    }

    /** What Java has started is left to Java. Of the others a stop is of no interest, and the end is taken. */
    private static void reapAdopted(int who, boolean stopped) {
        if (!stopped && Subprocess.isTakenByJava(who)) {
            return;
        }
        try (Memory info = new Memory(SIGINFO)) {
            Libc.waitid(P_PID, who, info, (stopped ? WUNTRACED : WEXITED) | WNOHANG);
        }
    }

    private void waitElsewhere() {
        int[] status = new int[1];
        while (true) {
            int result = Libc.waitpid(pid, status, WUNTRACED);
            if (result < 0) {
                if (Libc.errno() == Libc.EINTR) {
                    continue;
                }
                listener.lost();
                return;
            }
            int low = status[0] & 0x7F;
            if (low == 0x7F) {
                listener.stopped();
            } else if (low == 0) {
                listener.exited((status[0] >> 8) & 0xFF);
                return;
            } else {
                listener.signalled(low);
                return;
            }
        }
    }
}
