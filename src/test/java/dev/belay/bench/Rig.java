package dev.belay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What every measurement needs: who is measured, in which environment, with which programs, and who is told. */
final class Rig {
    final Options options;
    final Report report;
    final Path folder;
    final Programs programs;
    final Probe probe = new Probe();
    final Map<String, String> environment = new TreeMap<>();
    final Subject bare = Subject.bare();
    /** The build that is measured, and before it the one that it is compared with, where there is one. */
    final List<Subject> belays = new ArrayList<>();

    Rig(Options options, Path folder, Report report) throws IOException {
        this.options = options;
        this.folder = folder;
        this.report = report;
        programs = new Programs(Files.createDirectories(folder.resolve("programs")));
        options.before().map(checkout -> Subject.belay("before", checkout)).ifPresent(belays::add);
        belays.add(Subject.belay("belay", options.checkout()));
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        environment.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        environment.put("TERM", "xterm-256color");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("BENCH_PROBE", probe.descriptor());
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null) {
            environment.put("XDG_RUNTIME_DIR", runtime);
        }
    }

    Subject belay() {
        return belays.get(belays.size() - 1);
    }

    /** The program as it is, under script(1) where there is one, and under Belay. */
    List<Subject> relays() {
        List<Subject> relays = new ArrayList<>(List.of(bare));
        Subject.script().ifPresent(relays::add);
        relays.addAll(belays);
        return relays;
    }

    /** Those, and what else stands between a terminal and a program, where it is installed. */
    List<Subject> throughWhichOneTypes() {
        List<Subject> peers = new ArrayList<>(relays());
        Subject.tmux().ifPresentOrElse(tmux -> peers.add(1, tmux), () -> report.skipped("tmux", "not installed"));
        Subject.expect()
                .ifPresentOrElse(expect -> peers.add(1, expect), () -> report.skipped("expect", "not installed"));
        report.skipped(
                "dtach",
                Subject.installed("dtach").isPresent() ? "its program would outlive the benchmark" : "not installed");
        return peers;
    }

    static List<Samples> samples(int subjects) {
        List<Samples> samples = new ArrayList<>();
        for (int i = 0; i < subjects; i++) {
            samples.add(new Samples());
        }
        return samples;
    }
}
