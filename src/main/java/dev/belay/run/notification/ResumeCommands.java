package dev.belay.run.notification;

import dev.belay.claude.CommandLine;
import dev.belay.decide.ResumePrompt;
import dev.belay.evidence.SessionId;
import dev.belay.launcher.BelayLauncher;
import dev.belay.notify.delivery.EventRequest;
import dev.belay.run.options.GivenFlags;
import dev.belay.run.options.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a click on a popup starts: this very run once more, on its session, with the user's own words. */
public final class ResumeCommands implements EventRequest.Again {
    private final RunOptions options;
    private final CommandLine commandLine;
    private final boolean unattended;
    private final ResumePrompt prompt;

    /** @param prompt what an unattended session is told, for nobody else would say a word */
    public ResumeCommands(RunOptions options, CommandLine commandLine, boolean unattended, ResumePrompt prompt) {
        this.options = options;
        this.commandLine = commandLine;
        this.unattended = unattended;
        this.prompt = prompt;
    }

    @Override
    public List<String> resume(SessionId session) {
        if (commandLine.isEphemeral()) {
            return List.of();
        }
        boolean goesOn = unattended || commandLine.isPrint();
        return command(commandLine.resuming(session, goesOn ? Optional.of(prompt.text()) : Optional.empty()));
    }

    /** Print mode has no place for what comes after a compaction. */
    @Override
    public List<String> compact(SessionId session) {
        return commandLine.isPrint() || commandLine.isEphemeral()
                ? List.of()
                : command(commandLine.resuming(session, Optional.of("/compact")));
    }

    @Override
    public String byHand(SessionId session) {
        return commandLine.byHand(session);
    }

    private List<String> command(CommandLine claude) {
        List<String> command =
                new ArrayList<>(List.of(BelayLauncher.here().file().toString(), "run"));
        command.addAll(GivenFlags.of(options.given()));
        command.add("--");
        command.addAll(claude.arguments());
        return command;
    }
}
