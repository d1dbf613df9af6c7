package dev.belay.restore;

import dev.belay.claude.CommandLine;
import dev.belay.decide.ResumePrompt;
import dev.belay.evidence.Transcript;
import dev.belay.register.RunEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What becomes of a run whose entry does not forbid that it comes back: its words and its session decide. */
final class SessionFate {
    private final Map<String, String> environment;
    private final TranscriptFailure failure;

    /** @param environment of whoever looks */
    SessionFate(Map<String, String> environment, TranscriptFailure failure) {
        this.environment = environment;
        this.failure = failure;
    }

    Restoration of(RunEntry entry) {
        CommandLine line = CommandLine.of(entry.started().words());
        if (line.isEphemeral()) {
            return Restoration.of(entry, Fate.LEFT, "it was started with --no-session-persistence");
        }
        if (line.readsMessages()) {
            return Restoration.of(entry, Fate.LEFT, "the messages that it has read cannot be sent again");
        }
        if (!Files.isDirectory(Path.of(entry.started().directory()))) {
            return Restoration.of(
                    entry, Fate.LEFT, "its folder is gone: " + entry.started().directory());
        }
        FoundSession session = new FoundSession(entry, environment);
        Optional<String> holder = session.holder();
        if (holder.isPresent()) {
            return Restoration.of(entry, Fate.LEFT, holder.get());
        }
        Optional<Transcript> said = session.transcript();
        if (said.isEmpty() || !said.get().hasConversation()) {
            return Restoration.of(entry, Fate.OVER, "");
        }
        return entry.started().unattended() ? unattended(entry, said.get()) : attended(entry, said.get());
    }

    /** On a screen it comes back at its prompt, and says nothing to the model. */
    private static Restoration attended(RunEntry entry, Transcript said) {
        if (entry.started().hasScreen()) {
            return Restoration.comes(entry, Optional.empty());
        }
        return going(entry, said, Fate.BY_HAND, "whoever waited for its answer has gone");
    }

    private Restoration unattended(RunEntry entry, Transcript said) {
        Optional<String> person = failure.needsPerson(said);
        return person.isPresent()
                ? Restoration.of(entry, Fate.NEEDS_PERSON, person.get())
                : going(entry, said, Fate.RESTORABLE, "");
    }

    /** What is under way goes on; print mode that has given its answer is over. */
    private static Restoration going(RunEntry entry, Transcript said, Fate fate, String why) {
        boolean underWay = said.endsOn().midTurn() || said.error().isPresent();
        if (!underWay && !entry.started().hasScreen()) {
            return Restoration.of(entry, Fate.OVER, "");
        }
        return Restoration.comes(entry, underWay ? Optional.of(prompt(entry).after(said)) : Optional.empty())
                .with(fate, why);
    }

    private static ResumePrompt prompt(RunEntry entry) {
        return new ResumePrompt(entry.started().resumePrompt().orElse(ResumePrompt.DEFAULT));
    }
}
