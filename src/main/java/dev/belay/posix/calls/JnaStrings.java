package dev.belay.posix.calls;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/** Words as a call of the C library takes them, byte for byte, for as long as the call lasts. */
final class JnaStrings implements AutoCloseable {
    private final List<Memory> taken = new ArrayList<>();

    /** Bytes that end with a zero. */
    Pointer string(byte[] terminated) {
        return string(terminated, 0, terminated.length);
    }

    private Pointer string(byte[] bytes, int from, int to) {
        Memory memory = new Memory(to - from + 1L);
        memory.write(0, bytes, from, to - from);
        memory.setByte(to - from, (byte) 0);
        taken.add(memory);
        return memory;
    }

    /** Strings with a zero behind each: an array with a null pointer behind the last, as execve(2) takes it. */
    Pointer block(byte[] words) {
        List<Pointer> strings = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < words.length; at++) {
            if (words[at] == 0) {
                strings.add(string(words, from, at));
                from = at + 1;
            }
        }
        Memory block = new Memory((strings.size() + 1L) * Native.POINTER_SIZE);
        block.clear();
        for (int i = 0; i < strings.size(); i++) {
            block.setPointer((long) i * Native.POINTER_SIZE, strings.get(i));
        }
        taken.add(block);
        return block;
    }

    @Override
    public void close() {
        for (Memory memory : taken) {
            memory.close();
        }
    }
}
