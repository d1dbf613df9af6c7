package dev.belay.command.diagnosis;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionFiles;
import dev.belay.claude.provider.ProviderTraces;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.console.ProgressLine;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.files.BelayDirectories;
import dev.belay.journal.IncidentFolder;
import dev.belay.rules.RuleFiles;
import dev.belay.settings.UsageException;
import dev.belay.transcript.catalogue.SessionFinder;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code belay diagnose [SESSION | FILE | -] [--json]}: what happened, because of what, and what to type. It reads and
 * changes nothing.
 */
public final class Diagnose implements Command {
    private static final Arguments.Syntax SYNTAX =
            Arguments.Syntax.flags("diagnose", "--json").withOperand();

    /** 0 when it could say; 1 when nothing explains it; 64 for a usage error; 66 when there is no such input; 78 for a broken rule. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = SYNTAX.parse(arguments);
        Rulebook rules = RuleFiles.load(console.environment());
        DiagnosisReport report = report(given.operand().orElse(""), console, rules);
        int width = console.width() > 0 ? console.width() : Integer.MAX_VALUE;
        console.out().print(given.has("--json") ? report.json() : report.text(console.style(), width));
        return report.status();
    }

    private static DiagnosisReport report(String name, Console console, Rulebook rules) throws UsageException {
        try (ProgressLine progress = console.progress()) {
            DiagnosisTarget target = target(name, console, progress);
            Evidence evidence = new SessionProviders(console.environment(), console.workingDirectory())
                    .added(ProviderTraces.read(target.evidence()), target.folder());
            Diagnosis diagnosis = NothingKnown.unless(AtWork.unless(rules.diagnose(evidence), evidence, rules), target);
            String here = ProjectDirectory.physical(console.workingDirectory()).toString();
            return new DiagnosisReport(
                    diagnosis, target.session(), target.places().of(diagnosis.best()), Optional.of(here));
        } catch (AccessDeniedException denied) {
            throw TargetArgument.noInput("cannot read " + denied.getFile() + ": permission denied");
        } catch (IOException unreadable) {
            throw TargetArgument.noInput(
                    "cannot read " + (name.isEmpty() ? "the transcript" : name) + ": " + unreadable.getMessage());
        }
    }

    private static DiagnosisTarget target(String name, Console console, ProgressLine progress)
            throws UsageException, IOException {
        Path configuration = SessionFiles.configurationDirectory(console.environment());
        SessionFinder finder = new SessionFinder(configuration, console.workingDirectory());
        Optional<Path> incidents = BelayDirectories.state(console.environment()).map(IncidentFolder::all);
        SessionTarget sessions = new SessionTarget(
                configuration, incidents, Instant.now(), new SupervisedStates(console.environment()), progress);
        DiagnoseInput input = new DiagnoseInput(sessions, finder, Instant.now(), progress);
        return new TargetArgument(name, console, finder, input).read();
    }
}
