package dev.belay.operate.start;

import dev.belay.decide.ResumePrompt;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.operate.client.ClientLauncher;
import dev.belay.operate.client.RunContext;
import dev.belay.transcript.StoredTranscript;
import dev.belay.transcript.repair.SessionHold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The first start of an unattended run. With {@code --session-id} a service manager starts the same words again after a
 * reboot or a crash, and the client would refuse them ({@code Session ID ... is already in use}, docs/concepts/client.md, resuming): such a
 * session is continued. One that another process has open is left to it.
 */
public final class FirstStart {
    private final ClientLauncher launcher;
    private final RunContext context;
    private final ResumePrompt prompt;
    private final Consumer<String> note;

    public FirstStart(ClientLauncher launcher, RunContext context, ResumePrompt prompt, Consumer<String> note) {
        this.launcher = launcher;
        this.context = context;
        this.prompt = prompt;
        this.note = note;
    }

    /** Starts claude; the reason why not, when that can't be done. */
    public Optional<Refusal> start() {
        Optional<SessionId> chosen = launcher.sessionChosen();
        Optional<Path> transcript = chosen.map(context::transcript).filter(Files::isRegularFile);
        if (transcript.isEmpty()) {
            return refused(launcher.start());
        }
        SessionId session = chosen.orElseThrow();
        Optional<SessionHold.Holder> holder = SessionHold.registered(context.configuration(), session);
        if (holder.isPresent()) {
            return Optional.of(Refusal.held(session, holder.get()));
        }
        Optional<Transcript> said = read(transcript.get());
        if (said.isEmpty() || !said.get().hasConversation()) {
            return refused(launcher.startAnew());
        }
        note.accept("session " + session + " already exists; continuing it");
        return refused(goOn(session, said.get()));
    }

    /** What is under way is finished; a finished session gets the prompt, as any other start would. */
    private Optional<String> goOn(SessionId session, Transcript said) {
        if (said.endsOn().midTurn() || said.error().isPresent()) {
            return launcher.resume(session, Optional.of(prompt.after(said)));
        }
        return launcher.goOn(session);
    }

    private static Optional<Transcript> read(Path transcript) {
        try {
            return Optional.of(StoredTranscript.read(transcript, bytes -> {}).transcript());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Refusal> refused(Optional<String> sentence) {
        return sentence.map(Refusal::notFound);
    }
}
