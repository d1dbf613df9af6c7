package dev.belay.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that can be read at any place, and more than once: a file, or an array in a test. It never changes them. */
public interface Source {

    /** How many there are; what is added later does not count. */
    long size();

    /**
     * Reads from this place on, as many as there are and as fit.
     *
     * @return how many; 0 at the end
     * @throws IOException when they cannot be read
     */
    int read(long position, byte[] target) throws IOException;

    /** The file as long as it is now. */
    static Source of(FileChannel file) throws IOException {
        long size = file.size();
        return new Source() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public int read(long position, byte[] target) throws IOException {
                int length = (int) Math.min(target.length, size - position);
                if (length <= 0) {
                    return 0;
                }
                ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
                while (buffer.hasRemaining()) {
                    int count = file.read(buffer, position + buffer.position());
                    if (count <= 0) {
                        break;
                    }
                }
                return buffer.position();
            }
        };
    }

    /** These bytes. */
    static Source of(byte[] bytes) {
        return new Source() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public int read(long position, byte[] target) {
                int length = (int) Math.max(0, Math.min(target.length, bytes.length - position));
                if (length > 0) {
                    System.arraycopy(bytes, (int) position, target, 0, length);
                }
                return length;
            }
        };
    }
}
