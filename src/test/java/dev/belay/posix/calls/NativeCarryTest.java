package dev.belay.posix.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NativeCarryTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.belay.posix.calls.NativeCallsTest#all")
    void carriesAndKeepsACopy(NativeCalls calls) throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(4).nextBytes(bytes);
        int[] from = new int[2];
        int[] to = new int[2];
        calls.pipe(from);
        calls.pipe(to);
        Thread writer = new Thread(() -> {
            calls.write(from[1], bytes, 0, bytes.length);
            calls.close(from[1]);
        });
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        Thread carrier = new Thread(() -> {
            byte[] buffer = new byte[20_000];
            int count;
            while ((count = calls.carry(from[0], to[1], buffer, buffer.length)) > 0) {
                copy.write(buffer, 0, count);
            }
            assertEquals(0, count);
            calls.close(to[1]);
        });
        writer.start();
        carrier.start();
        byte[] arrived = new byte[bytes.length];
        int at = 0;
        int count;
        while ((count = calls.read(to[0], arrived, at, arrived.length - at)) > 0) {
            at += count;
        }
        carrier.join();
        assertArrayEquals(bytes, arrived);
        assertArrayEquals(bytes, copy.toByteArray());
        calls.close(from[0]);
        calls.close(to[0]);
    }

    @ParameterizedTest
    @MethodSource("dev.belay.posix.calls.NativeCallsTest#all")
    void whatNobodyTakesIsKeptAllTheSame(NativeCalls calls) throws Exception {
        int[] from = new int[2];
        calls.pipe(from);
        Path file = Files.writeString(folder.resolve("read-only"), "");
        int nowhere = calls.openToRead(file.toString().getBytes(StandardCharsets.UTF_8));
        byte[] buffer = new byte[10];
        calls.write(from[1], new byte[] {1, 2, 3}, 0, 3);
        assertEquals(3 | NativeCalls.UNWRITTEN, calls.carry(from[0], nowhere, buffer, buffer.length));
        calls.write(from[1], new byte[] {4}, 0, 1);
        assertEquals(1, calls.carry(from[0], -1, buffer, buffer.length));
        assertArrayEquals(new byte[] {4, 2, 3}, Arrays.copyOf(buffer, 3));
        calls.close(from[0]);
        calls.close(from[1]);
        calls.close(nowhere);
    }

    @ParameterizedTest
    @MethodSource("dev.belay.posix.calls.NativeCallsTest#all")
    void findsAByte(NativeCalls calls) {
        byte[] bytes = {0, -1, 0x1B, 5, 0x1B};
        assertEquals(2, calls.find(bytes, 0, 5, (byte) 0x1B));
        assertEquals(4, calls.find(bytes, 3, 5, (byte) 0x1B));
        assertEquals(1, calls.find(bytes, 0, 5, (byte) -1));
        assertEquals(4, calls.find(bytes, 3, 4, (byte) 0x1B));
        assertEquals(2, calls.find(bytes, 2, 2, (byte) 0));
    }
}
