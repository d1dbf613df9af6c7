package dev.belay.posix.calls;

import com.sun.jna.Memory;

/** waitid(2) on Linux, waitpid(2) elsewhere: the same question, told in a {@link Change}. */
final class JnaWait {
    private static final int P_ALL = 0;
    private static final int P_PID = 1;
    private static final int WNOHANG = 1;
    private static final int WUNTRACED = 2;
    private static final int WEXITED = 4;
    private static final int WNOWAIT = 0x01000000;
    private static final int CLD_EXITED = 1;
    private static final int CLD_STOPPED = 5;
    private static final int SIGINFO = 128;
    private static final int STOPPED = 0x7F;

    private static final int PR_SET_CHILD_SUBREAPER = 36;

    private JnaWait() {}

    static int adoptOrphans() {
        return OperatingSystem.isLinux()
                ? JnaLibrary.outcome(JnaLibrary.integer("prctl", PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L))
                : -JnaLibrary.ENOTSUP;
    }

    static int await(int pid, int how, int[] change) {
        int error;
        do {
            error = OperatingSystem.isLinux() ? onLinux(pid, how, change) : elsewhere(pid, how, change);
        } while (error == -JnaLibrary.EINTR);
        return error;
    }

    private static int onLinux(int pid, int how, int[] change) {
        int options = flag(how, NativeCalls.STOPS, WUNTRACED)
                | flag(how, NativeCalls.ENDS, WEXITED)
                | flag(how, NativeCalls.PEEK, WNOWAIT)
                | flag(how, NativeCalls.AT_ONCE, WNOHANG);
        try (Memory information = new Memory(SIGINFO)) {
            information.clear();
            if (JnaLibrary.waitid(pid == 0 ? P_ALL : P_PID, pid, information, options) != 0) {
                return -JnaLibrary.errno();
            }
            int code = information.getInt(8);
            change[0] = information.getInt(16);
            change[1] = code == CLD_STOPPED ? Change.STOPPED : code == CLD_EXITED ? Change.EXITED : Change.SIGNALLED;
            change[2] = information.getInt(24) & (code == CLD_EXITED ? 0xFF : 0x7F);
            return 0;
        }
    }

    private static int elsewhere(int pid, int how, int[] change) {
        int[] status = new int[1];
        int options = flag(how, NativeCalls.STOPS, WUNTRACED) | flag(how, NativeCalls.AT_ONCE, WNOHANG);
        int who = JnaLibrary.waitpid(pid == 0 ? -1 : pid, status, options);
        if (who < 0) {
            return -JnaLibrary.errno();
        }
        int low = status[0] & 0x7F;
        change[0] = who;
        change[1] = low == STOPPED ? Change.STOPPED : low == 0 ? Change.EXITED : Change.SIGNALLED;
        change[2] = low == STOPPED || low == 0 ? (status[0] >> 8) & 0xFF : low;
        return 0;
    }

    private static int flag(int how, int asked, int option) {
        return (how & asked) != 0 ? option : 0;
    }
}
