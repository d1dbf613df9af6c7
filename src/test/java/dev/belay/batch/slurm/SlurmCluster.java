package dev.belay.batch.slurm;

import dev.belay.testing.Finished;
import dev.belay.testing.Tool;
import dev.belay.testing.machine.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A cluster of Slurm's own daemons on this machine, with the nodes "one" and "two"; it ends with the test, however that ends. */
final class SlurmCluster implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Path folder;
    private final Process process;

    private SlurmCluster(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** @param settings more lines of slurm.conf */
    static SlurmCluster start(Path folder, String... settings) throws IOException {
        for (String program : new String[] {"munged", "slurmctld", "slurmd", "sbatch", "unshare", "python3"}) {
            Tool.require(program);
        }
        Files.createDirectories(folder);
        List<String> words = new ArrayList<>(List.of("sh", "src/test/resources/slurm/cluster", folder.toString()));
        words.addAll(List.of(settings));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        SlurmCluster cluster = new SlurmCluster(folder, process);
        Patience.await("two nodes", LIMIT, () -> cluster.ask("sinfo", "-h", "-N", "-o", "%T")
                .equals("idle\nidle"));
        return cluster;
    }

    /** By which the programs of Slurm find it. */
    Path configuration() {
        return folder.resolve("slurm.conf");
    }

    /** What one of them prints. */
    String ask(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("SLURM_CONF", configuration().toString());
            return Finished.run(builder, "").output().strip();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What the queue has of each job: {@code RUNNING one 0}, with how often it was restarted. */
    Map<Integer, String> queue() {
        Map<Integer, String> queue = new TreeMap<>();
        ask("squeue", "--noheader", "--array", "--states=all", "--format=%K %T %N")
                .lines()
                .filter(line -> line.matches("\\d+ .*"))
                .forEach(line -> queue.put(Integer.valueOf(line.split(" ")[0]), line.substring(line.indexOf(' ') + 1)));
        return queue;
    }

    /** The node goes: its daemon and all that runs there, in one blow. */
    void vanish(String node) throws IOException {
        long pid =
                Long.parseLong(Files.readString(folder.resolve(node + ".pid")).strip());
        ProcessHandle.of(pid).orElseThrow().children().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }
}
