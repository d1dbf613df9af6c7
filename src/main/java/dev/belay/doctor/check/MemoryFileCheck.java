package dev.belay.doctor.check;

import dev.belay.doctor.Amount;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Whether CLAUDE.md and what it imports leave room in the context, and whether settings eat it up. Tokens are estimated:
 * nobody is asked to count them.
 */
final class MemoryFileCheck implements Check {
    /** Everything here is sent with every request; the client's own advice is a few hundred lines. */
    private static final long MANY = 3_750;
    /** Half of the smallest window of a current model. */
    private static final long FAR_TOO_MANY = 100_000;

    /** Variables that fill the context, and above which number they do. */
    private static final Map<String, Long> HUNGRY = Map.of(
            "MAX_THINKING_TOKENS", 100_000L,
            "CLAUDE_CODE_MAX_OUTPUT_TOKENS", 128_000L,
            "MAX_MCP_OUTPUT_TOKENS", 100_000L,
            "CLAUDE_CODE_FILE_READ_MAX_OUTPUT_TOKENS", 100_000L,
            "BASH_MAX_OUTPUT_LENGTH", 400_000L);

    @Override
    public String name() {
        return "memory-file";
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        MemoryFiles read = MemoryFiles.of(context);
        Map<Path, Long> files = read.tokens();
        long sum = files.values().stream().mapToLong(Long::longValue).sum();
        if (sum > MANY) {
            Map.Entry<Path, Long> largest =
                    files.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
            String say = "the memory files take up about " + Amount.of(sum, "token") + " of every request"
                    + (files.size() == 1 ? ": " : ", most of them ") + largest.getKey();
            String fix = "Shorten it: what is rarely needed belongs in files that are read on demand, or in rules"
                    + " for particular paths.";
            if (sum > FAR_TOO_MANY) {
                findings.fail(say, fix);
            } else {
                findings.warn(say, fix);
            }
        }
        for (Path garbled : read.garbled()) {
            findings.warn(
                    garbled + " contains bytes that are not text",
                    "Restore it with git checkout, or rewrite the damaged part as UTF-8.");
        }
        hungry(context, findings);
        compaction(context, findings);
        findings.ok(
                files.isEmpty()
                        ? "no memory file"
                        : Amount.of(files.size(), "memory file") + ", about " + Amount.of(sum, "token"));
    }

    private static void hungry(CheckContext context, Findings findings) {
        HUNGRY.forEach((name, most) -> {
            Optional<String> value = context.variable(name);
            if (value.isPresent() && number(value.get()) > most) {
                findings.warn(
                        name + " is " + number(value.get()) + ": that much fills the context right away",
                        "Unset " + name + " or set it below " + most + ".");
            }
        });
    }

    /** Without compaction a long session ends with "Prompt is too long". */
    private static void compaction(CheckContext context, Findings findings) {
        boolean off = Boolean.FALSE.equals(context.state().file().content().get("autoCompactEnabled"))
                || context.settings()
                        .value("autoCompactEnabled")
                        .map(Boolean.FALSE::equals)
                        .orElse(false);
        if (off || context.on("DISABLE_AUTO_COMPACT") || context.on("DISABLE_COMPACT")) {
            findings.warn(
                    "automatic compaction is off, so a long session ends when its context is full",
                    "Turn it on in /config, and unset DISABLE_AUTO_COMPACT and DISABLE_COMPACT.");
        }
    }

    private static long number(String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException word) {
            return 0;
        }
    }
}
