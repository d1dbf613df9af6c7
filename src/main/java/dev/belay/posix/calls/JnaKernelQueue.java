package dev.belay.posix.calls;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** kqueue(2), for macOS: a descriptor that tells of a process's end. */
final class JnaKernelQueue {
    private static final int KEVENT = 32;
    private static final short EVFILT_PROC = -5;
    private static final short EV_ADD = 1;
    private static final int NOTE_EXIT = 0x80000000;

    private JnaKernelQueue() {}

    static int watchEnd(int pid) {
        int queue = JnaLibrary.integer("kqueue");
        if (queue < 0) {
            return -JnaLibrary.errno();
        }
        try (Memory end = new Memory(KEVENT)) {
            end.clear();
            end.setLong(0, pid);
            end.setShort(8, EVFILT_PROC);
            end.setShort(10, EV_ADD);
            end.setInt(12, NOTE_EXIT);
            if (JnaLibrary.integer("kevent", queue, end, 1, Pointer.NULL, 0, Pointer.NULL) < 0) {
                int error = JnaLibrary.errno();
                JnaLibrary.close(queue);
                return -error;
            }
            return queue;
        }
    }
}
