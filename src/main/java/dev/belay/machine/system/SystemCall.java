package dev.belay.machine.system;

import com.sun.jna.NativeLibrary;

/**
 * Calls of the system's C library by their name, for what one system alone has. None of them has variable arguments.
 */
public final class SystemCall {
    private SystemCall() {}

    /**
     * What it returns.
     *
     * @throws UnsatisfiedLinkError where this system has no such call
     */
    public static int integer(String function, Object... arguments) {
        return NativeLibrary.getProcess().getFunction(function).invokeInt(arguments);
    }
}
