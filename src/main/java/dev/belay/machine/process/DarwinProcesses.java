package dev.belay.machine.process;

import dev.belay.machine.system.DarwinKernel;
import dev.belay.machine.system.ProgramOutput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * macOS's processes. Each has a number that is never used again and knows its parent's, which does not change when
 * that ends and the process is adopted (PROC_PIDUNIQIDENTIFIERINFO). What stands between a process and the root and has
 * ended since is remembered, as far as it was seen: nothing adopts orphans for us here.
 */
public final class DarwinProcesses implements Processes {
    private static final int UNIQUE = 17;
    private static final int UNIQUE_SIZE = 56;
    private static final int UNIQUE_ID = 16;
    private static final int PARENTS_UNIQUE_ID = 24;

    private static final int BASIC = 3;
    private static final int BASIC_SIZE = 136;
    private static final int STATUS = 4;
    private static final int PID = 12;
    private static final int PARENT = 16;
    private static final int SHORT_NAME = 48;
    private static final int NAME = 64;
    private static final int NAME_END = 96;
    private static final int SECONDS = 120;
    private static final int MICROSECONDS = 128;
    private static final int ZOMBIE = 5;
    private static final int FOOTPRINT = 72;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int FORGETFUL = 1024;

    private final DarwinKernel kernel;
    private final ProgramOutput programs;
    /** The parents, by unique id, of what was in a tree and may have ended since. */
    private final Map<Long, Long> remembered = new HashMap<>();

    private final Set<Long> aside = new HashSet<>();

    public DarwinProcesses(DarwinKernel kernel, ProgramOutput programs) {
        this.kernel = kernel;
        this.programs = programs;
    }

    /** Whether the kernel speaks as we understand it: it knows this very process by its id. */
    public boolean answers() {
        int self = (int) ProcessHandle.current().pid();
        return identity(self).isPresent()
                && kernel.information(self, BASIC, BASIC_SIZE)
                        .map(DarwinProcesses::ordered)
                        .filter(basic -> basic.getInt(PID) == self)
                        .isPresent();
    }

    private record Identity(long unique, long parent) {}

    private Optional<Identity> identity(int pid) {
        return kernel.information(pid, UNIQUE, UNIQUE_SIZE)
                .map(DarwinProcesses::ordered)
                .map(bytes -> new Identity(bytes.getLong(UNIQUE_ID), bytes.getLong(PARENTS_UNIQUE_ID)))
                .filter(identity -> identity.unique() != 0);
    }

    private static ByteBuffer ordered(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public synchronized List<Entry> of(long root) {
        Map<Integer, Identity> all = new HashMap<>();
        Map<Long, Long> parents = new HashMap<>(remembered);
        for (int pid : kernel.processes()) {
            Optional<Identity> identity = identity(pid);
            if (identity.isPresent()) {
                all.put(pid, identity.get());
                parents.put(identity.get().unique(), identity.get().parent());
            }
        }
        Identity top = all.get((int) root);
        if (top == null) {
            return List.of();
        }
        Map<Integer, Integer> depths = new HashMap<>();
        all.forEach((pid, identity) -> {
            int depth = depth(identity.unique(), top.unique(), parents);
            if (depth >= 0) {
                depths.put(pid, depth);
                remember(identity.unique(), parents, depth);
            }
        });
        List<Integer> pids = new ArrayList<>(depths.keySet());
        pids.sort(Comparator.<Integer>comparingInt(depths::get).thenComparing(Comparator.naturalOrder()));
        List<Entry> tree = new ArrayList<>();
        pids.forEach(pid -> find(pid).ifPresent(tree::add));
        if (remembered.size() > FORGETFUL) {
            forgetWhatLeadsNowhere(all.values(), parents);
        }
        return List.copyOf(tree);
    }

    /** Only what stands above a process that is there can be asked for again. */
    private void forgetWhatLeadsNowhere(Collection<Identity> all, Map<Long, Long> parents) {
        Set<Long> needed = new HashSet<>();
        for (Identity identity : all) {
            Long at = identity.unique();
            while (at != null && needed.add(at)) {
                at = parents.get(at);
            }
        }
        remembered.keySet().retainAll(needed);
    }

    /** How many steps it is to the top; -1 when there is no way, or it leads through what was set aside. */
    private int depth(long unique, long top, Map<Long, Long> parents) {
        long at = unique;
        for (int steps = 0; steps <= parents.size(); steps++) {
            if (at == top) {
                return steps;
            }
            Long parent = parents.get(at);
            if (parent == null || aside.contains(at)) {
                return -1;
            }
            at = parent;
        }
        return -1;
    }

    private void remember(long unique, Map<Long, Long> parents, int depth) {
        long at = unique;
        for (int steps = 0; steps <= depth; steps++) {
            Long parent = parents.get(at);
            remembered.put(at, parent);
            at = parent;
        }
    }

    @Override
    public synchronized void setAside(long pid) {
        identity((int) pid).ifPresent(identity -> aside.add(identity.unique()));
    }

    @Override
    public Optional<Entry> find(long pid) {
        return kernel.information((int) pid, BASIC, BASIC_SIZE)
                .map(DarwinProcesses::ordered)
                .filter(basic -> basic.getInt(STATUS) != ZOMBIE)
                .map(basic -> entry((int) pid, basic));
    }

    private Entry entry(int pid, ByteBuffer basic) {
        String name = text(basic, NAME, NAME_END);
        long footprint = kernel.usage(pid)
                .map(DarwinProcesses::ordered)
                .map(usage -> usage.getLong(FOOTPRINT))
                .orElse(0L);
        return new Entry(
                pid,
                Integer.toUnsignedLong(basic.getInt(PARENT)),
                kernel.session(pid),
                basic.getLong(SECONDS) * 1000 + basic.getLong(MICROSECONDS) / 1000,
                footprint,
                name.isEmpty() ? text(basic, SHORT_NAME, NAME) : name);
    }

    private static String text(ByteBuffer bytes, int from, int to) {
        int end = from;
        while (end < to && bytes.get(end) != 0) {
            end++;
        }
        return new String(bytes.array(), from, end - from, StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> startAsNoted(long pid) {
        return find(pid).map(entry -> StartTime.asPsPrints(entry.started() / 1000));
    }

    @Override
    public Optional<Long> opener(Path file) {
        long self = ProcessHandle.current().pid();
        String answer =
                programs.of(PATIENCE, "lsof", "-t", "--", file.toString()).orElse("");
        for (String line : answer.split("\n")) {
            boolean number = !line.isBlank() && line.strip().chars().allMatch(Character::isDigit);
            if (number && Long.parseLong(line.strip()) != self) {
                return Optional.of(Long.parseLong(line.strip()));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<ProcessStart> start(long pid) {
        return kernel.arguments((int) pid)
                .map(bytes -> ProcessStart.of(DarwinArguments.words(bytes), DarwinArguments.environment(bytes)))
                .filter(start -> !start.environment().isEmpty());
    }

    /** The system's own programs (a shell, sleep) do not show theirs. */
    @Override
    public boolean hasVariable(long pid, String name) {
        return kernel.arguments((int) pid)
                .map(bytes -> DarwinArguments.environment(bytes).stream()
                        .anyMatch(variable -> variable.startsWith(name + "=")))
                .orElse(false);
    }
}
