package dev.belay.machine.memory;

import dev.belay.machine.process.Processes;
import dev.belay.machine.system.DarwinKernel;
import dev.belay.machine.system.ProgramOutput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * macOS's memory. A process's size is its footprint, which counts nothing twice; free memory says nothing there, for
 * the system compresses and swaps, so its own word on the pressure is taken.
 */
public final class DarwinMemoryGauge implements MemoryGauge {
    private static final String TOTAL = "hw.memsize";
    /** 1 normal, 2 warning, 4 critical. */
    private static final String PRESSURE = "kern.memorystatus_vm_pressure_level";

    private static final long CRITICAL = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DarwinKernel kernel;
    private final ProgramOutput programs;

    public DarwinMemoryGauge(DarwinKernel kernel, ProgramOutput programs) {
        this.kernel = kernel;
        this.programs = programs;
    }

    @Override
    public boolean measures() {
        return kernel.usage((int) ProcessHandle.current().pid()).isPresent();
    }

    @Override
    public Memory read(List<Processes.Entry> tree) {
        long footprint = Processes.resident(tree);
        return new Memory(
                footprint > 0 ? OptionalLong.of(footprint) : OptionalLong.empty(),
                OptionalLong.empty(),
                number(TOTAL),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    @Override
    public boolean exceeds(List<Processes.Entry> tree, long bytes) {
        return Processes.resident(tree) > bytes;
    }

    @Override
    public boolean isShort() {
        return number(PRESSURE).orElse(0) >= CRITICAL;
    }

    private OptionalLong number(String name) {
        Optional<byte[]> bytes = kernel.number(name);
        if (bytes.isEmpty()) {
            return asPrinted(programs.of(PATIENCE, "sysctl", "-n", name).orElse(""));
        }
        ByteBuffer value = ByteBuffer.wrap(bytes.get()).order(ByteOrder.LITTLE_ENDIAN);
        return switch (value.capacity()) {
            case 4 -> OptionalLong.of(Integer.toUnsignedLong(value.getInt(0)));
            case 8 -> OptionalLong.of(value.getLong(0));
            default -> OptionalLong.empty();
        };
    }

    private static OptionalLong asPrinted(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException refused) {
            return OptionalLong.empty();
        }
    }
}
