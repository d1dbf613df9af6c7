package dev.belay.posix.calls;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * The three calls that each byte goes through, mapped directly: half a microsecond cheaper each than those of
 * {@link JnaLibrary}, and 10 ms dearer the first time. Touch it only when claude has been started.
 */
final class JnaTransfer {
    static {
        Native.register(JnaTransfer.class, NativeLibrary.getProcess());
    }

    private JnaTransfer() {}

    static native long read(int descriptor, Pointer buffer, long count);

    static native long write(int descriptor, Pointer buffer, long count);

    static native int poll(Pointer descriptors, long count, int milliseconds);
}
