package dev.belay.command;

import dev.belay.claude.ClaudeExecutable;
import dev.belay.demo.SeedSession;
import dev.belay.demo.StandIn;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Wires;
import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Ending;
import dev.belay.terminal.UserTerminal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demonstrations with the claude on the PATH, talking to a scripted API on loopback. */
final class ScriptedDemo {
    private static final long THINKING = 1_500;

    private final DemoStage stage;

    ScriptedDemo(DemoStage stage) {
        this.stage = stage;
    }

    /** A scripted API: claude is killed, and resumed. */
    Ending killed() throws UsageException {
        String claude = ClaudeExecutable.find(Optional.empty(), stage.userEnvironment())
                .orElseThrow(() -> UsageException.notFound(ClaudeExecutable.notFound(Optional.empty())));
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

    /** The session of the first report: unattended, since it takes more than one recovery. */
    Ending seed() throws IOException, UsageException {
        boolean terminal = UserTerminal.present();
        Optional<String> found = ClaudeExecutable.find(Optional.empty(), stage.userEnvironment());
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

    /** As the kernel does it when memory runs out. The client is our only child. */
    private static void killClient() {
        try {
            Thread.sleep(THINKING);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        ProcessHandle.current().children().forEach(client -> Libc.kill((int) client.pid(), Signals.KILL));
    }
}
