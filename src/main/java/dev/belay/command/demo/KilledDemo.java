package dev.belay.command.demo;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Wires;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Ending;
import dev.belay.terminal.UserTerminal;
import java.util.List;

/** The demonstration with the claude on the PATH, talking to a scripted API on loopback: it is killed, and resumed. */
final class KilledDemo {
    private static final long THINKING = 1_500;

    private final DemoStage stage;

    KilledDemo(DemoStage stage) {
        this.stage = stage;
    }

    Ending run() throws UsageException {
        String claude = stage.claude().orElseThrow(stage::withoutClaude);
        DemoStage.say(claude + " talks to a scripted API on this machine and is killed during its third request");
        boolean terminal = UserTerminal.present();
        String farewell = terminal ? " (Ctrl-C twice leaves.)" : "";
        Reply death = (request, connection) -> killClient();
        Script script = Script.inTurn(
                List.of(
                        Reply.bash("First a look around.", "echo looking around"),
                        Reply.bash("Now the tests.", "echo all tests pass"),
                        death),
                Reply.say("The task is done, and nothing was lost." + farewell));
        try (ScriptedApi api = new ScriptedApi(script)) {
            List<String> arguments = terminal ? List.of(DemoStage.TASK) : List.of("-p", DemoStage.TASK);
            return stage.supervise(stage.environment(Wires.ANTHROPIC, api.url()), claude, arguments, true);
        }
    }

    /** As the kernel does it when memory runs out. The client is our only child. */
    private static void killClient() {
        try {
            Thread.sleep(THINKING);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    }
}
