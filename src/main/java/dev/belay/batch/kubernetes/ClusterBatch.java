package dev.belay.batch.kubernetes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A list of tasks, and what each of them is given on a cluster.
 *
 * @param name of the Job; the names of what belongs to it begin with it
 * @param tasks the list
 * @param schedule how many at a time, how often, how long
 * @param container what runs
 * @param volume where they work, and where state, transcripts and results are kept
 */
public record ClusterBatch(String name, Tasks tasks, Schedule schedule, Container container, Volume volume) {
    /** With the number of a task behind it, it is the name of a host. */
    private static final int LONGEST_NAME = 52;

    private static final int MOST_TASKS = 100_000;
    /** A ConfigMap may have a mebibyte in all. */
    private static final int LARGEST_LIST = (1 << 20) - (16 << 10);

    /**
     * The list.
     *
     * @param count how many tasks are in it
     * @param text of the list: one task on each line, as JSON
     */
    public record Tasks(int count, String text) {}

    /**
     * When they run.
     *
     * @param parallel so many at a time
     * @param retries how many more pods a task gets when one has ended with 75, or was killed
     * @param deadline how long one pod may take
     */
    public record Schedule(int parallel, int retries, Optional<Duration> deadline) {}

    /**
     * What runs.
     *
     * @param image with Belay and claude
     * @param memory the most that one pod may have, as Kubernetes writes it: 4Gi
     * @param processors what one pod is given, as Kubernetes writes it: 500m
     * @param secret the name of the Secret whose entries are variables of claude's, such as its key
     */
    public record Container(String image, String memory, String processors, String secret) {}

    /**
     * Where they work.
     *
     * @param claim one that is there already; otherwise one is asked for
     * @param size of the one that is asked for: 10Gi
     * @param storageClass of the one that is asked for; nothing for the cluster's own choice
     */
    public record Volume(Optional<String> claim, String size, Optional<String> storageClass) {}

    /** What of this no cluster would take, in a sentence. */
    public Optional<String> fault() {
        if (!isName(name) || name.length() > LONGEST_NAME) {
            return Optional.of("expected a name of at most " + LONGEST_NAME
                    + " small letters, digits and dashes, with a letter first, such as \"fix-tests\"");
        }
        if (tasks.count() < 1 || tasks.count() > MOST_TASKS) {
            return Optional.of("expected between 1 and " + MOST_TASKS + " tasks");
        }
        int size = tasks.text().getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST_LIST) {
            return Optional.of("the list has " + (size >> 10) + " kB, and a ConfigMap takes " + (LARGEST_LIST >> 10)
                    + "; divide it into several batches");
        }
        if (schedule.parallel() < 1 || schedule.retries() < 0) {
            return Optional.of("expected at least one task at a time, and no fewer than 0 retries");
        }
        if (!isQuantity(container.memory()) || !isQuantity(container.processors()) || !isQuantity(volume.size())) {
            return Optional.of(
                    "expected memory, processors and size as Kubernetes writes them, such as 4Gi, 500m and 10Gi");
        }
        if (!container.image().matches("[A-Za-z0-9][A-Za-z0-9._:/@-]*")) {
            return Optional.of("expected an image as Kubernetes names it, such as registry.example/belay:0.1.0");
        }
        return Stream.of(Optional.of(container.secret()), volume.claim(), volume.storageClass())
                        .flatMap(Optional::stream)
                        .allMatch(ClusterBatch::isSubdomain)
                ? Optional.empty()
                : Optional.of("expected the names of a Secret, a storage class and a claim, of small letters, digits,"
                        + " dashes and dots");
    }

    private static boolean isName(String text) {
        return text.matches("[a-z]([-a-z0-9]*[a-z0-9])?");
    }

    private static boolean isSubdomain(String text) {
        return text.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*") && text.length() <= 253;
    }

    private static boolean isQuantity(String text) {
        return text.matches("[1-9][0-9]{0,8}(\\.[0-9]{1,3})?(m|k|M|G|T|Ki|Mi|Gi|Ti)?");
    }

    /** The claim that the pods use. */
    String claim() {
        return volume.claim().orElse(name + "-work");
    }

    /** The ConfigMap that has the list. */
    String list() {
        return name + "-tasks";
    }
}
