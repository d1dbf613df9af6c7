package dev.belay.operate.client;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.child.RunningChild;
import dev.belay.printmode.PrintedAnswer;
import dev.belay.terminal.OutputPump;
import dev.belay.watch.ConnectedClient;
import java.io.IOException;
import java.util.Optional;

/** Our own descriptors, of which only standard error comes through us; or those of one answer for all starts. */
public final class PipeConnection implements ClientConnection {
    private final ChildLauncher launcher;
    private final Optional<PrintedAnswer> answer;

    /** @param answer what makes one answer of all starts; without it claude has our own descriptors */
    public PipeConnection(ChildLauncher launcher, Optional<PrintedAnswer> answer) {
        this.launcher = launcher;
        this.answer = answer;
    }

    @Override
    public ConnectedClient start(Command command, boolean fromTheBeginning) throws IOException {
        Child child = answer.isPresent()
                ? answer.get().start(launcher, command, fromTheBeginning)
                : launcher.onPipes(command);
        return connected(child);
    }

    @Override
    public ConnectedClient takeOver(RunningChild running) throws IOException {
        return connected(launcher.takeOver(running, () -> {}));
    }

    private ConnectedClient connected(Child child) throws IOException {
        var screen = ConnectedClient.screenOfPipe();
        OutputPump errors = new OutputPump("stderr", child.descriptor(), 2, screen::write);
        errors.start();
        return ConnectedClient.onPipes(child, () -> detach(child, errors), screen);
    }

    private void detach(Child child, OutputPump errors) {
        try {
            errors.finish();
            if (answer.isPresent()) {
                answer.get().ended();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        child.release();
    }
}
