package dev.belay.recovery.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.belay.demo.wire.Wire;
import dev.belay.demo.wire.Wires;
import dev.belay.recovery.Mode;
import dev.belay.recovery.ProviderTrials;
import dev.belay.recovery.Trial;
import dev.belay.recovery.Trials;
import dev.belay.testing.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Makes {@code docs/reference/recoveries.md}: run it by {@code scripts/recovery-matrix}. It takes some minutes. */
@EnabledIfSystemProperty(named = "belay.recovery-matrix", matches = ".+")
class RecoveryMatrixTest {
    private static final Path WORK = Path.of("target", "recovery-matrix").toAbsolutePath();
    private static final int AT_ONCE = Integer.getInteger("belay.at-once", 2);
    private static final String ONLY = System.getProperty("belay.only", "");
    private static final String CLIENT = System.getProperty("belay.client", "");
    private static final boolean PROVIDERS = Boolean.getBoolean("belay.providers");
    private static final String MODE = System.getProperty("belay.mode", "");
    /** What an earlier run has seen is not made again. */
    private static final boolean GO_ON =
            System.getProperty("belay.recovery-matrix").equals("again");

    @Test
    void everyTrialComesToItsRightEndByItself() throws Exception {
        List<Cell> cells = makeAll();
        assertFalse(cells.isEmpty(), "no trial is meant by " + ONLY + " " + CLIENT + " " + MODE);
        List<String> wrong = new ArrayList<>();
        for (Cell cell : cells) {
            if (!cell.mistakes().isEmpty()) {
                wrong.add(cell.name() + ": " + String.join("; ", cell.mistakes()));
            }
        }
        Findings.leave((int) cells.stream().filter(cell -> cell.seen() != null).count(), wrong);
        boolean whole = ONLY.isEmpty() && CLIENT.isEmpty() && MODE.isEmpty();
        if (PROVIDERS) {
            // There are so many that they are made part by part: whatever has been seen stands in the page.
            MatrixDocument.ofProviders().write(whole ? cells : kept());
        } else if (whole) {
            MatrixDocument.ofTheApi().write(cells);
        }
        assertEquals("", String.join("\n", wrong), wrong.size() + " of " + cells.size() + " are wrong");
    }

    private static List<Cell> makeAll() throws Exception {
        ExecutorService few = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Cell>> futures = new ArrayList<>();
        for (Wire wire : PROVIDERS ? ProviderTrials.wires() : List.of(Wires.ANTHROPIC)) {
            for (Trial trial : PROVIDERS ? ProviderTrials.of(wire) : Trials.all()) {
                for (String version : PROVIDERS ? ProviderTrials.versions(wire, trial) : Trials.versions()) {
                    for (Mode mode : Mode.values()) {
                        boolean meant = (wire.id() + " " + trial.name()).matches(".*(?:" + ONLY + ").*")
                                && version.contains(CLIENT)
                                && mode.id().contains(MODE);
                        if (meant) {
                            futures.add(few.submit(() -> make(trial, wire, version, mode)));
                        }
                    }
                }
            }
        }
        List<Cell> cells = new ArrayList<>();
        for (Future<Cell> future : futures) {
            cells.add(future.get());
        }
        few.shutdown();
        return cells;
    }

    private static List<Cell> kept() throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (Wire wire : ProviderTrials.wires()) {
            for (Trial trial : ProviderTrials.of(wire)) {
                for (String version : ProviderTrials.versions(wire, trial)) {
                    for (Mode mode : Mode.values()) {
                        Cell.kept(trial, wire, version, mode, WORK).ifPresent(cells::add);
                    }
                }
            }
        }
        return cells;
    }

    private static Cell make(Trial trial, Wire wire, String version, Mode mode) throws Exception {
        Optional<Cell> kept = GO_ON ? Cell.kept(trial, wire, version, mode, WORK) : Optional.empty();
        Cell cell = kept.isPresent() ? kept.get() : Cell.make(trial, wire, version, mode, WORK);
        // It takes long: whoever waits shall see how far it is.
        String verdict = cell.mistakes().isEmpty() ? "right" : "WRONG: " + String.join("; ", cell.mistakes());
        String how = cell.seen() == null
                ? cell.without()
                : "%s %s, %d requests, %d recoveries, %.1f s"
                        .formatted(
                                cell.seen().end(),
                                cell.seen().failures(),
                                cell.seen().requests() + cell.seen().compactions(),
                                cell.seen().recoveries(),
                                cell.seen().seconds());
        System.out.println(cell.name() + ": " + how + ": " + verdict);
        return cell;
    }
}
