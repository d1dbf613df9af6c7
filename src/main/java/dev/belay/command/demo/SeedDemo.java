package dev.belay.command.demo;

import dev.belay.demo.SeedSession;
import dev.belay.demo.StandIn;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Wires;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Ending;
import dev.belay.terminal.UserTerminal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The session of the first report, on scripted Bedrock: unattended, since it takes more than one recovery. */
final class SeedDemo {
    private final DemoStage stage;

    SeedDemo(DemoStage stage) {
        this.stage = stage;
    }

    Ending run() throws IOException, UsageException {
        boolean terminal = UserTerminal.present();
        Optional<String> found = stage.claude();
        DemoStage.say((found.isPresent() ? found.get() + " talks" : "a stand-in for claude \"talks\"")
                + " to a scripted Amazon Bedrock on this machine, which streams a whole text and then the exception"
                + " `Out of memory`, until the conversation is shorter");
        if (found.isEmpty()) {
            Map<String, String> demoEnvironment = stage.environment(Wires.BEDROCK, DemoStage.NOWHERE);
            demoEnvironment.put("BELAY_DEMO_SEED", "1");
            demoEnvironment.putIfAbsent("BELAY_DEMO_PACE", "quick");
            return stage.supervise(
                    demoEnvironment, StandIn.unpack(stage.home().home()).toString(), List.of(DemoStage.TASK), true);
        }
        try (ScriptedApi api = new ScriptedApi(new SeedSession(terminal ? " (Ctrl-C twice leaves.)" : ""))) {
            List<String> arguments = terminal ? List.of(DemoStage.TASK) : List.of("-p", DemoStage.TASK);
            return stage.supervise(stage.environment(Wires.BEDROCK, api.url()), found.get(), arguments, true);
        }
    }
}
