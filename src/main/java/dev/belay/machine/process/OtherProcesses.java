package dev.belay.machine.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Java itself knows of processes, on any system: parentage as it is now, and no sizes and sessions. */
final class OtherProcesses implements Processes {

    @Override
    public List<Entry> of(long root) {
        List<Entry> tree = new ArrayList<>();
        ProcessHandle.of(root).ifPresent(handle -> {
            tree.add(entry(handle));
            handle.descendants().forEach(descendant -> tree.add(entry(descendant)));
        });
        return List.copyOf(tree);
    }

    @Override
    public Optional<Entry> find(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(OtherProcesses::entry);
    }

    @Override
    public Optional<String> startAsNoted(long pid) {
        return find(pid)
                .filter(entry -> entry.started() > 0)
                .map(entry -> StartTime.asPsPrints(entry.started() / 1000));
    }

    @Override
    public Optional<Long> opener(Path file) {
        return Optional.empty();
    }

    @Override
    public boolean hasVariable(long pid, String name) {
        return false;
    }

    private static Entry entry(ProcessHandle handle) {
        long parent = handle.parent().map(ProcessHandle::pid).orElse(0L);
        long started = handle.info()
                .startInstant()
                .map(instant -> instant.toEpochMilli())
                .orElse(0L);
        return new Entry(
                handle.pid(), parent, 0, started, 0, handle.info().command().orElse(""));
    }
}
