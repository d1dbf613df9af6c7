package dev.belay.batch.kubernetes;

import dev.belay.batch.kubernetes.ClusterBatch.Container;
import dev.belay.batch.kubernetes.ClusterBatch.Schedule;
import dev.belay.batch.kubernetes.ClusterBatch.Tasks;
import dev.belay.batch.kubernetes.ClusterBatch.Volume;
import java.time.Duration;
import java.util.Optional;

/** Batches for tests. */
final class Batches {
    static final String LIST = """
            {"id": "one", "prompt": "Say \\"hello\\" in $(HOME): \u4f60\u597d"}
            {"id": "two", "prompt": "Count.", "verify": "test -f done # now"}
            """;

    private Batches() {}

    static ClusterBatch usual() {
        return new ClusterBatch(
                "fix-tests",
                new Tasks(2, LIST),
                new Schedule(4, 3, Optional.of(Duration.ofHours(9))),
                new Container("registry.example/belay:0.1.0", "4Gi", "500m", "claude"),
                new Volume(Optional.empty(), "10Gi", Optional.of("shared")));
    }

    static ClusterBatch named(String name) {
        ClusterBatch usual = usual();
        return new ClusterBatch(name, usual.tasks(), usual.schedule(), usual.container(), usual.volume());
    }

    static ClusterBatch of(Tasks tasks) {
        ClusterBatch usual = usual();
        return new ClusterBatch(usual.name(), tasks, usual.schedule(), usual.container(), usual.volume());
    }
}
