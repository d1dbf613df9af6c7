package dev.belay.posix.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.NativeCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all forms of the calls promise. */
@Timeout(120)
class NativeCallsTest {
    private static final int ENOENT = 2;
    private static final int ENOTSUP = 95;
    private static final int EACCES = 13;
    static final int[] STANDARD = {0, 1, 2};
    private static final byte[] ENVIRONMENT = words("PATH=/usr/bin:/bin", "MARK=h\u00e9re");

    @TempDir
    Path folder;

    static Stream<Named<NativeCalls>> all() {
        return Stream.of(
                Named.of("jna", new JnaCalls()),
                Named.of("jni", JniCalls.load(NativeCode.library().toString())));
    }

    static byte[] words(String... words) {
        return (String.join("\0", words) + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] path(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8);
    }

    static int sh(NativeCalls calls, String script, int[] standard, byte[] terminal) {
        return calls.spawn(words("/bin/sh"), words("sh", "-c", script), ENVIRONMENT, standard, terminal);
    }

    static String read(NativeCalls calls, int descriptor) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[100];
        int count;
        while ((count = calls.read(descriptor, buffer, 0, buffer.length)) > 0) {
            all.write(buffer, 0, count);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    static List<Integer> end(NativeCalls calls, int pid) {
        Change change = new Change();
        assertEquals(0, calls.await(pid, NativeCalls.ENDS | NativeCalls.STOPS, change.numbers()));
        assertEquals(pid, change.pid());
        return List.of(change.kind(), change.detail());
    }

    @ParameterizedTest
    @MethodSource("all")
    void largeWritesComeOutWholeFromTheirOffset(NativeCalls calls) throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(3).nextBytes(bytes);
        int[] ends = new int[2];
        assertEquals(0, calls.pipe(ends));
        Thread writer = new Thread(() -> {
            assertEquals(0, calls.write(ends[1], bytes, 7, bytes.length - 7));
            calls.close(ends[1]);
        });
        writer.start();
        byte[] read = new byte[bytes.length];
        System.arraycopy(bytes, 0, read, 0, 7);
        int at = 7;
        int count;
        while ((count = calls.read(ends[0], read, at, read.length - at)) > 0) {
            at += count;
        }
        writer.join();
        assertArrayEquals(bytes, read);
        calls.close(ends[0]);
    }

    @ParameterizedTest
    @MethodSource("all")
    void waitsForEitherOfTwo(NativeCalls calls) {
        int[] one = new int[2];
        int[] two = new int[2];
        calls.pipe(one);
        calls.pipe(two);
        assertEquals(0, calls.poll(one[0], two[0], 0));
        calls.write(two[1], new byte[] {1, 2, 3}, 0, 3);
        assertEquals(2, calls.poll(one[0], two[0], -1));
        assertEquals(3, calls.pending(two[0]));
        calls.close(one[1]);
        assertEquals(3, calls.poll(one[0], two[0], -1));
        assertEquals(0, calls.poll(-1, -1, 1));
        for (int descriptor : new int[] {one[0], two[0], two[1]}) {
            assertEquals(0, calls.close(descriptor));
        }
        assertTrue(calls.close(one[0]) < 0);
    }

    @ParameterizedTest
    @MethodSource("all")
    void filesAndTheirErrors(NativeCalls calls) throws Exception {
        Path file = folder.resolve("na\u00efve");
        assertEquals(-ENOENT, calls.openToRead(path(file)));
        int written = calls.create(path(file));
        assertEquals(0, calls.write(written, new byte[] {'x'}, 0, 1));
        calls.close(written);
        int opened = calls.openToRead(path(file));
        assertEquals("x", read(calls, opened));
        calls.close(opened);
        assertEquals(-EACCES, calls.mayExecute(path(file)));
        assertEquals(0, calls.mayExecute(path(Path.of("/bin/sh"))));
        assertEquals(-ENOENT, calls.changeDirectory(path(folder.resolve("none"))));
        assertTrue(calls.openToRead(new byte[10_000]) < 0);
        assertEquals("No such file or directory", new String(calls.explain(ENOENT), StandardCharsets.UTF_8));
        long[] space = new long[4];
        assertEquals(0, calls.fileSystem(path(folder), space));
        long total = Files.getFileStore(folder).getTotalSpace();
        assertTrue(space[0] * space[1] > 0 && space[0] * space[1] <= total, space[0] + " * " + space[1]);
    }

    @ParameterizedTest
    @MethodSource("all")
    void keepsRoomForAFileWhoseSizeStaysAsItIs(NativeCalls calls) throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[] {'a'});
        int opened = calls.openToWrite(path(file));
        int result = calls.reserve(opened, 1024 * 1024);
        int tooMuch = calls.reserve(opened, 1L << 50);
        calls.close(opened);
        assertEquals(1, Files.size(file));
        assertTrue(tooMuch < 0, () -> "a petabyte: " + tooMuch);
        assertTrue(result == 0 || result == -ENOTSUP, () -> "reserve: " + result);
    }

    @ParameterizedTest
    @MethodSource("all")
    void givesTheRoomOfAFileBack(NativeCalls calls) throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[] {'a', 'b', 'c'});
        int opened = calls.openToWrite(path(file));
        int result = calls.punch(opened, 0, 2);
        calls.close(opened);
        byte[] expected = result == 0 ? new byte[] {0, 0, 'c'} : new byte[] {'a', 'b', 'c'};
        assertArrayEquals(expected, Files.readAllBytes(file));
        assertEquals(-ENOENT, calls.openToWrite(path(folder.resolve("none"))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aProgramHasTheDescriptorsThatItIsGivenAndNoOthersOfOurs(NativeCalls calls) {
        int[] in = new int[2];
        int[] out = new int[2];
        calls.pipe(in);
        calls.pipe(out);
        int pid = sh(calls, "cat; echo \"$MARK\"; ls /proc/$$/fd | wc -l; exit 7", new int[] {in[0], out[1], 2}, null);
        calls.close(in[0]);
        calls.close(out[1]);
        calls.write(in[1], new byte[] {'a', '\n'}, 0, 2);
        calls.close(in[1]);
        List<String> said = read(calls, out[0]).lines().map(String::strip).toList();
        assertEquals(List.of("a", "h\u00e9re"), said.subList(0, 2));
        assertEquals(List.of(Change.EXITED, 7), end(calls, pid));
        calls.close(out[0]);
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatCannotBeStartedSaysWhyAndLeavesNothing(NativeCalls calls) throws Exception {
        assertEquals(
                -ENOENT,
                calls.spawn(words(folder.resolve("none").toString()), words("x"), ENVIRONMENT, STANDARD, null));
        Path text = Files.writeString(folder.resolve("text"), "echo");
        assertEquals(-EACCES, calls.spawn(words(text.toString()), words("x"), ENVIRONMENT, STANDARD, null));
        text.toFile().setExecutable(true);
        assertEquals(-8, calls.spawn(words(text.toString()), words("x"), ENVIRONMENT, STANDARD, null));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aProgramOnAPtyLeadsASessionAndHasItsTerminal(NativeCalls calls) {
        int master = calls.openMaster();
        assertEquals(0, calls.unlock(master));
        byte[] name = calls.slaveOf(master);
        int slave = calls.openTerminal(name);
        assertTrue(calls.isTerminal(slave));
        assertEquals(0, calls.setWindowSize(slave, 33, 101, 1010, 660));
        String script = "ps -o sid= -o tty= -p $$; echo $$; stty size </dev/tty; kill -INT $$; sleep 9";
        int pid = sh(calls, script, STANDARD, words(new String(name, StandardCharsets.UTF_8)));
        assertTrue(pid > 0, "" + pid);
        assertEquals(List.of(Change.SIGNALLED, 2), end(calls, pid));
        calls.close(slave);
        List<String> said = read(calls, master).lines().map(String::strip).toList();
        String tty = new String(name, StandardCharsets.UTF_8).substring("/dev/".length());
        assertEquals(
                List.of(pid + " " + tty, "" + pid, "33 101"),
                List.of(said.get(0).replaceAll(" +", " "), said.get(1), said.get(2)));
        int[] size = new int[4];
        calls.windowSize(master, size);
        assertArrayEquals(new int[] {33, 101, 1010, 660}, size);
        calls.close(master);
        assertNull(calls.slaveOf(0));
    }

    @ParameterizedTest
    @MethodSource("all")
    void terminalSettingsComeBackAsTheyWere(NativeCalls calls) {
        int master = calls.openMaster();
        calls.unlock(master);
        int slave = calls.openTerminal(calls.slaveOf(master));
        byte[] before = new byte[NativeCalls.TERMIOS];
        assertEquals(0, calls.attributes(slave, before));
        byte[] raw = before.clone();
        calls.makeRaw(raw);
        assertFalse(java.util.Arrays.equals(before, raw));
        assertEquals(0, calls.setAttributes(slave, true, raw));
        byte[] now = new byte[NativeCalls.TERMIOS];
        calls.attributes(slave, now);
        assertArrayEquals(raw, now);
        calls.setAttributes(slave, false, before);
        calls.attributes(slave, now);
        assertArrayEquals(before, now);
        calls.close(slave);
        calls.close(master);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aStopIsHeardAndALookTakesNothing(NativeCalls calls) {
        int pid = sh(calls, "kill -STOP $$; exit 3", STANDARD, null);
        assertEquals(List.of(Change.STOPPED, 19), end(calls, pid));
        Change change = new Change();
        assertEquals(0, calls.await(pid, NativeCalls.ENDS | NativeCalls.AT_ONCE, change.numbers()));
        assertEquals(0, change.pid());
        calls.kill(pid, 18);
        assertEquals(0, calls.await(pid, NativeCalls.ENDS | NativeCalls.PEEK, change.numbers()));
        assertEquals(3, change.detail());
        assertEquals(List.of(Change.EXITED, 3), end(calls, pid));
    }

    /** Everything goes on as before; that is the promise. */
    @ParameterizedTest
    @MethodSource("all")
    void memoryThatIsGivenBackComesBack(NativeCalls calls) {
        int given = calls.giveBack();
        assertTrue(calls.name().equals("jna") ? given < 0 : given > 0, "" + given);
        callsGoOn(calls);
    }

    private void callsGoOn(NativeCalls calls) {
        assertEquals(-ENOENT, calls.openToRead(path(folder.resolve("none"))));
        assertEquals(List.of(Change.EXITED, 4), end(calls, sh(calls, "exit 4", STANDARD, null)));
    }
}
