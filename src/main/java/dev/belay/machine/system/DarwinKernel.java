package dev.belay.machine.system;

import java.util.List;
import java.util.Optional;

/** The questions that Darwin's kernel answers, each as the bytes that it fills in (libproc.h, sysctl(3)). */
public interface DarwinKernel {

    /** The ids of all processes (proc_listallpids); none where that fails. */
    List<Integer> processes();

    /** What is known of a process (proc_pidinfo); nothing when it has gone or is somebody else's. */
    Optional<byte[]> information(int pid, int flavor, int size);

    /** What it uses (proc_pid_rusage, version 0). */
    Optional<byte[]> usage(int pid);

    /** Its arguments and its environment (sysctl KERN_PROCARGS2). */
    Optional<byte[]> arguments(int pid);

    /** Its process session (getsid(2)), 0 when it has gone. */
    int session(int pid);

    /** A number of the machine's (sysctlbyname(3)), 4 or 8 bytes. */
    Optional<byte[]> number(String name);

    /** This machine's. */
    static DarwinKernel here() {
        return new NativeDarwinKernel();
    }
}
