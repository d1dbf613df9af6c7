package dev.belay.command.demo;

import dev.belay.console.Arguments;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Ending;
import java.io.IOException;
import java.util.List;

/** Which demonstration was asked for. */
enum DemoChoice {
    STAND_IN,
    REAL,
    SEED;

    static DemoChoice of(List<String> arguments) throws UsageException {
        Arguments given = Arguments.parse("demo", arguments);
        if (given.has("--real") && given.has("--seed")) {
            throw UsageException.usage("--real and --seed exclude each other");
        }
        return given.has("--real") ? REAL : given.has("--seed") ? SEED : STAND_IN;
    }

    Ending play(DemoStage stage) throws UsageException, IOException {
        return switch (this) {
            case STAND_IN -> new StandInDemo(stage).run();
            case REAL -> new KilledDemo(stage).run();
            case SEED -> new SeedDemo(stage).run();
        };
    }
}
