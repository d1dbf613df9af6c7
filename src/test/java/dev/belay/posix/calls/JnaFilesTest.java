package dev.belay.posix.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class JnaFilesTest {
    @Test
    void readsTheSpaceOfADiskInEitherLayout() {
        ByteBuffer darwin = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        darwin.putLong(0, 1 << 20).putLong(8, 4096).putInt(16, -1).putInt(20, 8).putInt(24, -1296);
        darwin.putInt(28, 1000).putInt(32, 77);
        assertArrayEquals(new long[] {4096, 0xFFFF_FFFFL - 1295, 1000, 77}, JnaFiles.ofDarwin(darwin));
        ByteBuffer linux = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());
        linux.putLong(8, 4096).putLong(32, 10).putLong(40, 20).putLong(48, 5);
        assertArrayEquals(new long[] {4096, 10, 20, 5}, JnaFiles.ofLinux(linux));
    }
}
