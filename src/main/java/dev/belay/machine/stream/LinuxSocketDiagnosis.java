package dev.belay.machine.stream;

import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import dev.belay.posix.calls.NativeCalls;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks Linux about the TCP connections of this network namespace (sock_diag(7)): no privilege is needed, and nothing is
 * touched. Two requests, each answered at once by the kernel itself; it never waits. Touch it only when
 * {@link dev.belay.posix.calls.OperatingSystem#isLinux()}, and when claude has been started.
 */
public final class LinuxSocketDiagnosis {
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int AF_NETLINK = 16;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int SOCK_NONBLOCK = 0x800;
    private static final int NETLINK_INET_DIAG = 4;
    private static final int IPPROTO_TCP = 6;

    private static final short SOCK_DIAG_BY_FAMILY = 20;
    /** NLM_F_REQUEST and NLM_F_DUMP. */
    private static final short DUMP = 0x301;

    private static final short NLMSG_DONE = 3;
    private static final int NLMSG_HEADER = 16;
    private static final int REQUEST = NLMSG_HEADER + 56;
    private static final int ESTABLISHED = 1 << 1;
    private static final short INET_DIAG_INFO = 2;

    /** Where things stand in struct inet_diag_msg. */
    private static final int COOKIE = 44;

    private static final int INODE = 68;
    private static final int MESSAGE = 72;

    /** Where things stand in struct tcp_info; the last is there from Linux 4.6 on. */
    private static final int LAST_DATA_RECEIVED = 52;

    private static final int BYTES_ACKED = 120;
    private static final int BYTES_RECEIVED = 128;
    private static final int DATA_SEGMENTS_IN = 152;
    private static final int NEEDED = DATA_SEGMENTS_IN + 4;

    /** The kernel puts no more than this into one part of its answer, and as much when it is asked for it. */
    private static final int PART = 32 * 1024;

    private final List<Connection> found = new ArrayList<>();

    private LinuxSocketDiagnosis() {}

    /** All established connections, IPv4 and IPv6; nothing where the kernel does not say. */
    public static Optional<List<Connection>> established() {
        int socket =
                NativeCalls.here().socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_INET_DIAG);
        if (socket < 0) {
            return Optional.empty();
        }
        try {
            byte[] part = new byte[PART];
            LinuxSocketDiagnosis diagnosis = new LinuxSocketDiagnosis();
            if (!diagnosis.ask(socket, AF_INET, part)) {
                return Optional.empty();
            }
            // A kernel without IPv6 refuses this, and has no such connections.
            diagnosis.ask(socket, AF_INET6, part);
            return Optional.of(List.copyOf(diagnosis.found));
        } finally {
            Libc.close(socket);
        }
    }

    private boolean ask(int socket, int family, byte[] part) {
        if (!Descriptor.write(socket, request(family))) {
            return false;
        }
        while (true) {
            int count = Descriptor.read(socket, part);
            if (count <= 0) {
                return false;
            }
            ByteBuffer answer = ByteBuffer.wrap(part, 0, count).order(ByteOrder.nativeOrder());
            switch (take(answer, found)) {
                case WHOLE -> {
                    return true;
                }
                case REFUSED -> {
                    return false;
                }
                case MORE -> {
                    // The next part is ready.
                }
            }
        }
    }

    static byte[] request(int family) {
        ByteBuffer request = ByteBuffer.allocate(REQUEST).order(ByteOrder.nativeOrder());
        request.putInt(REQUEST).putShort(SOCK_DIAG_BY_FAMILY).putShort(DUMP).putLong(0);
        request.put((byte) family).put((byte) IPPROTO_TCP).put((byte) (1 << (INET_DIAG_INFO - 1)));
        request.put((byte) 0).putInt(ESTABLISHED);
        return request.array();
    }

    /** What a part of the kernel's answer says of the answer. */
    enum Part {
        MORE,
        WHOLE,
        REFUSED
    }

    /** Reads one part: messages in turn, each with its length first. */
    static Part take(ByteBuffer answer, List<Connection> into) {
        int at = 0;
        while (at + NLMSG_HEADER <= answer.limit()) {
            int length = answer.getInt(at);
            short type = answer.getShort(at + 4);
            if (type == NLMSG_DONE) {
                return Part.WHOLE;
            }
            boolean cut = length < NLMSG_HEADER || length > answer.limit() - at;
            if (cut || type != SOCK_DIAG_BY_FAMILY || length < NLMSG_HEADER + MESSAGE) {
                return Part.REFUSED;
            }
            int message = at + NLMSG_HEADER;
            int information = attribute(answer, message + MESSAGE, at + length, INET_DIAG_INFO);
            if (information > 0 && lengthOf(answer, information) < NEEDED) {
                return Part.REFUSED;
            }
            if (information > 0) {
                into.add(connection(answer, message, information));
            }
            at += aligned(length);
        }
        return Part.MORE;
    }

    /** Where the value of an attribute begins; -1 when there is none. */
    private static int attribute(ByteBuffer answer, int from, int to, short type) {
        int at = from;
        while (at + 4 <= to) {
            int length = Short.toUnsignedInt(answer.getShort(at));
            if (length < 4 || length > to - at) {
                return -1;
            }
            if (answer.getShort(at + 2) == type) {
                return at + 4;
            }
            at += aligned(length);
        }
        return -1;
    }

    private static int lengthOf(ByteBuffer answer, int value) {
        return Short.toUnsignedInt(answer.getShort(value - 4)) - 4;
    }

    private static Connection connection(ByteBuffer answer, int message, int information) {
        return new Connection(
                answer.getLong(message + COOKIE),
                Integer.toUnsignedLong(answer.getInt(message + INODE)),
                answer.getLong(information + BYTES_RECEIVED),
                Integer.toUnsignedLong(answer.getInt(information + DATA_SEGMENTS_IN)),
                answer.getLong(information + BYTES_ACKED),
                Integer.toUnsignedLong(answer.getInt(information + LAST_DATA_RECEIVED)));
    }

    private static int aligned(int length) {
        return (length + 3) & ~3;
    }
}
