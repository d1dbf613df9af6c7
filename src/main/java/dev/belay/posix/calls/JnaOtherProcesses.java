package dev.belay.posix.calls;

import com.sun.jna.Memory;

/** The ends of processes that are not our children: of one that is watched, and of the one that has started us. */
final class JnaOtherProcesses {
    private static final int PR_SET_PDEATHSIG = 1;
    private static final long PIDFD_OPEN = 434;
    /** {@code _IOWR(0xFF, 11, struct pidfd_info)} with the structure's first size. */
    private static final long PIDFD_GET_INFO = 0xC040FF0BL;

    private static final int INFO_SIZE = 64;
    private static final int EXIT_CODE = 60;
    private static final long INFO_EXIT = 8;
    private static final int ENODATA = 61;

    private JnaOtherProcesses() {}

    static int signalOnParentsDeath(int signal) {
        return OperatingSystem.isLinux()
                ? JnaLibrary.outcome(JnaLibrary.integer("prctl", PR_SET_PDEATHSIG, (long) signal, 0L, 0L, 0L))
                : -JnaLibrary.ENOTSUP;
    }

    /** As {@link NativeCalls#endStatus}. */
    static int endStatus(int watched) {
        if (!OperatingSystem.isLinux()) {
            return -JnaLibrary.ENOTSUP;
        }
        try (Memory information = new Memory(INFO_SIZE)) {
            information.clear();
            information.setLong(0, INFO_EXIT);
            int result = JnaLibrary.outcome(JnaLibrary.ioctl(watched, PIDFD_GET_INFO, information));
            boolean told = (information.getLong(0) & INFO_EXIT) != 0;
            return result < 0 ? result : told ? information.getInt(EXIT_CODE) : -ENODATA;
        }
    }

    /** As {@link NativeCalls#watchEnd}; not closed on exec on macOS. */
    static int watchEnd(int pid) {
        return OperatingSystem.isLinux()
                ? JnaLibrary.outcome(JnaLibrary.integer("syscall", PIDFD_OPEN, (long) pid, 0L))
                : JnaKernelQueue.watchEnd(pid);
    }
}
