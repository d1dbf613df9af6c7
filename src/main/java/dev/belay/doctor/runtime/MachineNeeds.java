package dev.belay.doctor.runtime;

import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.doctor.machine.ProcessLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalLong;

/** What claude needs of the machine to start at all: enough open files, and the instructions of a native build. */
final class MachineNeeds {
    private static final int FEW_FILES = 256;

    private MachineNeeds() {}

    /** With 16 files 2.1.116 ends with 0 and says nothing; 1.0.35 dies of SIGSEGV (measured). */
    static void openFiles(CheckContext context, Findings findings) {
        OptionalLong most = ProcessLimits.soft(context.machine().proc(), "Max open files");
        if (most.orElse(FEW_FILES) < FEW_FILES) {
            findings.fail(
                    "a process may open only " + most.getAsLong() + " files, too few for claude",
                    "Raise the limit: ulimit -n 4096.");
        }
    }

    /** The native client is built with instructions that old or emulated processors lack: it dies of SIGILL there. */
    static void processor(CheckContext context, Findings findings) {
        if (!"amd64".equals(System.getProperty("os.arch"))) {
            return;
        }
        try {
            for (String line :
                    Files.readAllLines(context.machine().proc().resolve("cpuinfo"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("flags")) {
                    List<String> flags = List.of(line.split("\\s+"));
                    if (!flags.contains("sse4_2") || !flags.contains("avx")) {
                        findings.warn(
                                "this processor has no " + (flags.contains("sse4_2") ? "AVX" : "SSE 4.2")
                                        + ", which native builds of claude may need",
                                "If claude dies with \"Illegal instruction\", use the last version for node, or turn"
                                        + " on the processor's features in the virtual machine.");
                    }
                    return;
                }
            }
        } catch (IOException unreadable) {
            // Another system.
        }
    }
}
