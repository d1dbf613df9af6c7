package dev.belay.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.notify.Incidents;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import dev.belay.supervise.Recorder;
import dev.belay.testing.Finished;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionMetricsTest {
    private static final Instant START = Instant.parse("2026-11-28T10:00:00Z");
    private static final SessionId SESSION = new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92");
    private static final String LABELS = "{session=\"0a80a98a-2efd-473d-8988-80fe42db6e92\",project=\"web\"";

    @TempDir
    Path folder;

    private static final Recorder NOBODY = new Recorder() {
        @Override
        public void remember(Incident incident) {}

        @Override
        public void recovered(Incident incident, Evidence now) {}

        @Override
        public void settle(Incident incident, Outcome outcome) {}
    };

    private SessionMetrics metrics(Path place, String run, String project) {
        return new SessionMetrics(NOBODY, new SessionMetrics.Place(place, run, project), () -> 1_234_500_000L);
    }

    private static Evidence running(int minutes, int results) {
        return Evidence.of(START.plusSeconds(60L * minutes), new Exit.Running())
                .with(SESSION)
                .with(Transcript.of(Transcript.Ending.TOOL_RESULT, Transcript.Work.of(0, results)));
    }

    private List<String> lines(String name) throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve(name));
        check(folder.resolve(name));
        return lines;
    }

    /** By Prometheus itself, where that is there; else against the format as it is written down. */
    private static void check(Path file) throws Exception {
        Optional<Path> promtool = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(":"))
                .map(path -> Path.of(path, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        if (promtool.isPresent()) {
            Finished checked = Finished.run(
                    new ProcessBuilder(promtool.get().toString(), "check", "metrics"), Files.readString(file));
            assertEquals(0, checked.status(), checked.errors() + checked.output());
            assertEquals("", checked.errors() + checked.output());
        }
        String name = "[a-z_]+";
        String labels = "\\{" + name + "=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"(?:," + name
                + "=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\")*\\}";
        for (String line : Files.readAllLines(file)) {
            assertTrue(
                    line.matches("# HELP " + name + " .+|# TYPE " + name + " (gauge|counter)|" + name + "(" + labels
                            + ")? -?[0-9]+(\\.[0-9]+)?"),
                    line);
        }
    }

    @Test
    void saysHowTheSessionStands() throws Exception {
        SessionMetrics metrics = metrics(folder, "run.x1", "web");
        metrics.seen(running(0, 3));
        assertTrue(lines("belay-run-x1.prom").contains("belay_last_progress_timestamp_seconds" + LABELS + "} 0"));
        metrics.seen(running(1, 4));
        List<String> lines = lines("belay-run-x1.prom");
        assertTrue(lines.contains("belay_session_up" + LABELS + "} 1"), lines::toString);
        assertTrue(lines.contains("belay_session_state" + LABELS + ",state=\"working\"} 1"), lines::toString);
        assertTrue(lines.contains("belay_session_state" + LABELS + ",state=\"given-up\"} 0"), lines::toString);
        assertTrue(
                lines.contains("belay_last_progress_timestamp_seconds" + LABELS + "} "
                        + START.plusSeconds(60).getEpochSecond()),
                lines::toString);
        assertTrue(lines.contains("belay_cost_usd_total" + LABELS + "} 1.234500000"), lines::toString);
    }

    @Test
    void countsRecoveriesAndSaysThatItIsOver() throws Exception {
        SessionMetrics metrics = metrics(folder, "run", "web");
        metrics.seen(running(0, 3));
        Incident incident = Incidents.givenUp("x");
        metrics.settle(incident, new Outcome.Resumed(dev.belay.diagnose.Recovery.RESUME));
        metrics.settle(incident, new Outcome.Resumed(dev.belay.diagnose.Recovery.RESUME));
        metrics.recovered(incident, running(2, 9));
        metrics.settle(incident, Outcome.over(75));
        List<String> lines = lines("belay-run.prom");
        String failure = LABELS + ",failure=\"" + incident.diagnosis().failure() + "\",outcome=";
        assertTrue(lines.contains("belay_recoveries_total" + failure + "\"resumed\"} 2"), lines::toString);
        assertTrue(lines.contains("belay_recoveries_total" + failure + "\"recovered\"} 1"), lines::toString);
        assertTrue(lines.contains("belay_recoveries_total" + failure + "\"given-up\"} 1"), lines::toString);
        assertTrue(lines.contains("belay_session_up" + LABELS + "} 0"), lines::toString);
        assertTrue(lines.contains("belay_session_state" + LABELS + ",state=\"given-up\"} 1"), lines::toString);
    }

    @Test
    void aHostileNameIsALabelAndNothingElse() throws Exception {
        metrics(folder, "run", "a\"} 1\n# TYPE x y\\\u001b[2J\ud83d\ude00é").seen(running(0, 0));
        List<String> lines = lines("belay-run.prom");
        assertTrue(lines.get(2).endsWith("project=\"a\\\"} 1\\n# TYPE x y\\\\?[2J??é\"} 1"), lines::toString);
    }

    @Test
    void eachRunHasItsFileAndOldOnesGo() throws Exception {
        metrics(folder, "one", "web").seen(running(0, 0));
        Files.setLastModifiedTime(folder.resolve("belay-one.prom"), FileTime.from(START.minusSeconds(2L * 24 * 3600)));
        Files.writeString(folder.resolve("other.prom"), "");
        Files.setLastModifiedTime(folder.resolve("other.prom"), FileTime.from(START.minusSeconds(2L * 24 * 3600)));
        metrics(folder, "two", "web").seen(running(0, 0));
        metrics(folder, "three", "web").seen(running(0, 0));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("belay-three.prom", "belay-two.prom", "other.prom"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aFileIsWrittenAsItIsNamedAndOneThatCannotBeWrittenHarmsNobody() throws Exception {
        metrics(folder.resolve("mine.prom"), "one", "web").seen(running(0, 0));
        assertTrue(Files.exists(folder.resolve("mine.prom")));
        metrics(Path.of("/dev/null/nowhere"), "one", "web").seen(running(0, 0));
    }
}
