package dev.belay.posix.calls;

/** Which system this is. */
public final class OperatingSystem {
    private static final String NAME = System.getProperty("os.name", "");
    private static final boolean LINUX = NAME.startsWith("Linux");
    private static final boolean MAC = NAME.startsWith("Mac") || NAME.startsWith("Darwin");

    private OperatingSystem() {}

    public static boolean isLinux() {
        return LINUX;
    }

    public static boolean isMac() {
        return MAC;
    }
}
