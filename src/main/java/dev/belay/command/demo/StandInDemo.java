package dev.belay.command.demo;

import dev.belay.demo.StandIn;
import dev.belay.demo.wire.Wires;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Ending;
import dev.belay.terminal.UserTerminal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demonstration with a stand-in for claude: no client is needed. */
final class StandInDemo {
    private static final String PROMPT = "continue";

    private final DemoStage stage;

    StandInDemo(DemoStage stage) {
        this.stage = stage;
    }

    /** First with somebody at the keyboard, where there is a terminal for that; then with nobody. */
    Ending run() throws IOException, UsageException {
        boolean terminal = UserTerminal.present();
        DemoStage.say(
                "a stand-in for claude works on a task and dies the way a user reported (anthropics/claude-code#51755)");
        String claude = StandIn.unpack(stage.home().home()).toString();
        Map<String, String> demoEnvironment = stage.environment(Wires.ANTHROPIC, DemoStage.NOWHERE);
        demoEnvironment.put("BELAY_DEMO_PROMPT", PROMPT);
        demoEnvironment.put("BELAY_DEMO_STEPS", "2");
        demoEnvironment.putIfAbsent("BELAY_DEMO_PACE", "quick");
        Ending ending = new Ending.Status(0);
        if (terminal) {
            DemoStage.say(
                    "1. With you at the keyboard: Belay says what happened and asks. (A stand-in presses the key.)");
            Optional<StandInUser> user =
                    stage.runDirectory().answerFile().map(answer -> StandInUser.resuming(answer, demoEnvironment));
            user.ifPresent(Thread::start);
            ending = stage.supervise(demoEnvironment, claude, List.of(DemoStage.TASK), false);
            user.ifPresent(Thread::interrupt);
            DemoStage.say("2. With nobody there (--unattended): Belay resumes the session by itself.");
        } else {
            DemoStage.say(
                    "with nobody there (--unattended), Belay resumes the session by itself; on a terminal it would ask you");
        }
        demoEnvironment.put("BELAY_DEMO_STEPS", "1");
        return ending.shellStatus() == 0
                ? stage.supervise(demoEnvironment, claude, List.of(DemoStage.TASK), true)
                : ending;
    }
}
