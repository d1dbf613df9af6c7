package dev.belay.child;

import java.io.IOException;

/** No pseudo terminal can be had; nothing was started on it. */
public final class NoTerminalException extends IOException {
    private static final long serialVersionUID = 1L;

    public NoTerminalException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
