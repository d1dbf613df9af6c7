package dev.belay.batch.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.batch.kubernetes.ClusterBatch.Container;
import dev.belay.batch.kubernetes.ClusterBatch.Schedule;
import dev.belay.batch.kubernetes.ClusterBatch.Tasks;
import dev.belay.batch.kubernetes.ClusterBatch.Volume;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterBatchTest {
    private static void isRefused(ClusterBatch batch, String why) {
        assertTrue(batch.fault().orElse("taken").contains(why), batch.fault()::toString);
        assertThrows(IllegalArgumentException.class, () -> Manifests.of(batch));
    }

    @Test
    void whatIsUsualIsTaken() {
        assertEquals(Optional.empty(), Batches.usual().fault());
    }

    @Test
    void aNameIsOneThatAHostCanHave() {
        for (String name : List.of("", "-a", "a-", "A", "a.b", "a_b", "1a", "a".repeat(53))) {
            isRefused(Batches.named(name), "expected a name");
        }
        assertEquals(Optional.empty(), Batches.named("a".repeat(52)).fault());
    }

    @Test
    void aListThatNoConfigMapTakesIsRefusedWithItsSize() {
        isRefused(Batches.of(new Tasks(1, "x".repeat(1 << 20))), "the list has 1024 kB, and a ConfigMap takes 1008");
        isRefused(Batches.of(new Tasks(0, "")), "expected between 1");
    }

    @Test
    void sizesAndNamesAreThoseOfKubernetes() {
        ClusterBatch usual = Batches.usual();
        for (String size : List.of("", "4 GB", "4GB", "-1", "0", "1Gi\nx")) {
            Container other = new Container("image", size, "1", "claude");
            isRefused(
                    new ClusterBatch(usual.name(), usual.tasks(), usual.schedule(), other, usual.volume()),
                    "such as 4Gi");
        }
        Container other = new Container("image", "1.5Gi", "1", "My Secret");
        isRefused(
                new ClusterBatch(usual.name(), usual.tasks(), usual.schedule(), other, usual.volume()),
                "names of a Secret");
        for (String image : List.of("", "my image", "-x", "x\ny")) {
            Container named = new Container(image, "4Gi", "1", "claude");
            isRefused(
                    new ClusterBatch(usual.name(), usual.tasks(), usual.schedule(), named, usual.volume()),
                    "expected an image");
        }
        Volume storage = new Volume(Optional.empty(), "1Gi", Optional.of("my class"));
        isRefused(
                new ClusterBatch(usual.name(), usual.tasks(), usual.schedule(), usual.container(), storage),
                "a storage class");
        Volume claim = new Volume(Optional.of("a/b"), "1Gi", Optional.empty());
        isRefused(
                new ClusterBatch(usual.name(), usual.tasks(), usual.schedule(), usual.container(), claim),
                "and a claim");
        Schedule none = new Schedule(0, 1, Optional.empty());
        isRefused(
                new ClusterBatch(usual.name(), usual.tasks(), none, usual.container(), usual.volume()),
                "at least one task");
    }
}
