package dev.belay.child;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.belay.posix.ByteText;
import java.util.ArrayList;
import java.util.List;

/** Words as a call of the C library takes them, byte for byte, for as long as the call lasts. */
final class NativeStrings implements AutoCloseable {
    private final List<Memory> taken = new ArrayList<>();

    Pointer string(String text) {
        Memory memory = ByteText.terminated(text);
        taken.add(memory);
        return memory;
    }

    /** An array of strings with a null pointer behind the last, as execve(2) takes it. */
    Pointer block(List<String> arguments) {
        Memory block = new Memory((long) (arguments.size() + 1) * Native.POINTER_SIZE);
        block.clear();
        for (int i = 0; i < arguments.size(); i++) {
            block.setPointer((long) i * Native.POINTER_SIZE, string(arguments.get(i)));
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
