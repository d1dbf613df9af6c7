package dev.belay.machine.stream;

/**
 * An established TCP connection as the kernel counts it (tcp(7), TCP_INFO), in bytes of the stream: repeated, lost and
 * pure control segments are not in it. With TLS they are the encrypted bytes.
 *
 * @param cookie the kernel's name for the socket, never used again
 * @param inode what an open descriptor calls it on Linux: {@code socket:[inode]}
 * @param received bytes that have arrived
 * @param pieces segments with data that have arrived; {@link #UNCOUNTED} where nobody counts them
 * @param sent bytes that the other side has confirmed
 * @param silentMillis since the last data arrived, since it was opened when none ever did; 0 where that is not told
 */
public record Connection(long cookie, long inode, long received, long pieces, long sent, long silentMillis) {
    /** The number of pieces is not known. */
    public static final long UNCOUNTED = -1;
}
