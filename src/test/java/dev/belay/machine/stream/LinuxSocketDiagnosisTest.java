package dev.belay.machine.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.machine.stream.LinuxSocketDiagnosis.Part;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The form of the kernel's answers, whole and damaged. That it answers at all is in StreamGaugeTest. */
class LinuxSocketDiagnosisTest {
    private static final int MESSAGE = 16 + 72;
    private final List<Connection> found = new ArrayList<>();

    @Test
    void readsConnectionsWhateverElseIsSaidOfThem() {
        ByteBuffer answer = buffer();
        message(answer, 7, 11, attribute(1, 3), information(156), attribute(15, 8));
        message(answer, 8, 12, information(240));
        assertEquals(Part.MORE, take(answer));
        assertEquals(
                List.of(
                        new Connection(7, 11, 1L << 40, 3_000_000_000L, 5000, 1500),
                        new Connection(8, 12, 1L << 40, 3_000_000_000L, 5000, 1500)),
                found);
    }

    @Test
    void knowsTheEndOfAnAnswer() {
        ByteBuffer answer = buffer();
        message(answer, 7, 11, information(156));
        header(answer, 20, 3).putInt(0);
        assertEquals(Part.WHOLE, take(answer));
        assertEquals(1, found.size());
    }

    @Test
    void takesNoAnswerFromAKernelThatCountsLess() {
        ByteBuffer answer = buffer();
        message(answer, 7, 11, information(136));
        assertEquals(Part.REFUSED, take(answer));
        assertEquals(List.of(), found);
    }

    @Test
    void leavesOutAConnectionOfWhichNothingIsSaid() {
        ByteBuffer answer = buffer();
        message(answer, 7, 11, attribute(1, 3));
        assertEquals(Part.MORE, take(answer));
        assertEquals(List.of(), found);
    }

    @Test
    void takesAnErrorForARefusal() {
        ByteBuffer answer = buffer();
        header(answer, 36, 2).putInt(-2);
        answer.position(36);
        assertEquals(Part.REFUSED, take(answer));
    }

    @Test
    void survivesAnAnswerThatIsCutOrDamagedAnywhere() {
        ByteBuffer whole = buffer();
        message(whole, 7, 11, attribute(1, 3), information(156));
        for (int end = 0; end < whole.position(); end++) {
            ByteBuffer cut = ByteBuffer.wrap(whole.array().clone(), 0, end).order(ByteOrder.nativeOrder());
            assertTrue(LinuxSocketDiagnosis.take(cut, found) != Part.WHOLE);
        }
        for (int at = 0; at < whole.position(); at++) {
            ByteBuffer damaged = ByteBuffer.wrap(whole.array().clone(), 0, whole.position())
                    .order(ByteOrder.nativeOrder())
                    .put(at, (byte) 0xFF);
            LinuxSocketDiagnosis.take(damaged, found);
        }
        assertTrue(found.stream().allMatch(connection -> connection.inode() > 0));
    }

    private Part take(ByteBuffer answer) {
        return LinuxSocketDiagnosis.take(answer.flip(), found);
    }

    private static ByteBuffer buffer() {
        return ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());
    }

    private static ByteBuffer header(ByteBuffer answer, int length, int type) {
        return answer.putInt(length).putShort((short) type).putShort((short) 2).putLong(0);
    }

    private static void message(ByteBuffer answer, long cookie, int inode, byte[]... attributes) {
        int length = MESSAGE;
        for (byte[] attribute : attributes) {
            length += attribute.length;
        }
        int start = answer.position();
        header(answer, length, 20);
        answer.putLong(start + 16 + 44, cookie).putInt(start + 16 + 68, inode).position(start + MESSAGE);
        for (byte[] attribute : attributes) {
            answer.put(attribute);
        }
    }

    /** Padded to four bytes, as the kernel does it. */
    private static byte[] attribute(int type, int length) {
        ByteBuffer attribute = ByteBuffer.allocate(4 + (length + 3) / 4 * 4).order(ByteOrder.nativeOrder());
        return attribute.putShort((short) (4 + length)).putShort((short) type).array();
    }

    private static byte[] information(int length) {
        ByteBuffer attribute = ByteBuffer.wrap(attribute(2, length)).order(ByteOrder.nativeOrder());
        attribute.putInt(4 + 52, 1500).putLong(4 + 120, 5000).putLong(4 + 128, 1L << 40);
        if (length >= 156) {
            attribute.putInt(4 + 152, (int) 3_000_000_000L);
        }
        return attribute.array();
    }
}
