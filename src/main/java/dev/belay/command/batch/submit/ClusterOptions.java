package dev.belay.command.batch.submit;

import dev.belay.batch.kubernetes.ClusterBatch;
import dev.belay.batch.kubernetes.Manifests;
import dev.belay.command.batch.report.Places;
import dev.belay.command.batch.report.Typed;
import dev.belay.console.Arguments;
import dev.belay.settings.UsageException;
import java.time.Duration;
import java.util.Optional;

/** What was typed about a cluster, and what is usual where nothing was. */
final class ClusterOptions {
    private static final int MOST_JOBS = 10_000;
    private static final int MOST_TRIES = 100;

    private final Arguments given;

    private ClusterOptions(Arguments given) {
        this.given = given;
    }

    /** What a cluster needs to be told. */
    static String manifests(Arguments given) throws UsageException {
        return Manifests.of(read(given));
    }

    private static ClusterBatch read(Arguments given) throws UsageException {
        ClusterBatch batch = new ClusterOptions(given).batch();
        Optional<String> fault = batch.fault();
        if (fault.isPresent()) {
            throw UsageException.usage(fault.get());
        }
        return batch;
    }

    private ClusterBatch batch() throws UsageException {
        var tasks = Places.list(given).faultless();
        Optional<String> image = given.value("--image");
        if (image.isEmpty()) {
            throw UsageException.usage("expected --image IMAGE, one that has belay and claude");
        }
        return new ClusterBatch(
                BatchName.of(given),
                TaskLines.of(tasks),
                new ClusterBatch.Schedule(
                        number("--jobs", 2, 1, MOST_JOBS), number("--tries", 3, 1, MOST_TRIES) - 1, deadline()),
                new ClusterBatch.Container(
                        image.get(),
                        given.value("--memory").orElse("4Gi"),
                        given.value("--cpu").orElse("500m"),
                        given.value("--secret").orElse("claude")),
                new ClusterBatch.Volume(
                        given.value("--claim"), given.value("--size").orElse("10Gi"), given.value("--storage-class")));
    }

    private Optional<Duration> deadline() throws UsageException {
        return Typed.duration(given, "--deadline");
    }

    private int number(String option, int otherwise, int least, int most) throws UsageException {
        return Typed.number(given, option, otherwise, least, most);
    }
}
