package dev.belay.restore;

import dev.belay.claude.CommandLine;
import dev.belay.decide.ResumePrompt;
import dev.belay.evidence.Transcript;
import dev.belay.register.RunEntry;
import dev.belay.register.Seat;
import dev.belay.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What becomes of a run whose entry does not forbid that it comes back: its words and its session decide. */
final class SessionFate {
    private final FoundSession session;

    SessionFate(FoundSession session) {
        this.session = session;
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
        Optional<String> holder = session.holder();
        if (holder.isPresent()) {
            return Restoration.of(entry, Fate.LEFT, holder.get());
        }
        Optional<Transcript> said = session.transcript();
        if (said.isEmpty() || !said.get().hasConversation()) {
            return Restoration.of(entry, Fate.OVER, "");
        }
        return entry.started().unattended() ? unattended(entry, said.get()) : attended(entry);
    }

    /** It comes back at its prompt, and says nothing to the model. */
    private static Restoration attended(RunEntry entry) {
        return entry.started().seat().kind() == Seat.Kind.NONE
                ? Restoration.of(entry, Fate.BY_HAND, "whoever waited for its answer has gone")
                : Restoration.comes(entry, Optional.empty());
    }

    private Restoration unattended(RunEntry entry, Transcript said) {
        Optional<String> person = session.needsPerson(said);
        if (person.isPresent()) {
            return Restoration.of(entry, Fate.NEEDS_PERSON, person.get());
        }
        boolean underWay = said.endsOn().midTurn() || said.error().isPresent();
        if (!underWay && entry.started().seat().kind() == Seat.Kind.NONE) {
            // Print mode has given its answer.
            return Restoration.of(entry, Fate.OVER, "");
        }
        return Restoration.comes(entry, underWay ? Optional.of(prompt(entry).after(said)) : Optional.empty());
    }

    private static ResumePrompt prompt(RunEntry entry) {
        return new ResumePrompt(entry.started()
                .given()
                .getOrDefault(
                        Setting.RESUME_PROMPT,
                        entry.started()
                                .variables()
                                .getOrDefault(Setting.RESUME_PROMPT.variable(), ResumePrompt.DEFAULT)));
    }
}
