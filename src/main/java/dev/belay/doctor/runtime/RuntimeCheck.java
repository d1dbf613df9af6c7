package dev.belay.doctor.runtime;

import dev.belay.claude.ClientVersion;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether the claude that would be started starts: it is asked for its version, in a throw-away home. Looks at node where
 * node runs it, at the processor where it is native, at limits, and at other installations that may be meant.
 */
public final class RuntimeCheck implements Check {
    @Override
    public String name() {
        return "runtime";
    }

    @Override
    public Duration limit() {
        return ClientTrial.PATIENCE.multipliedBy(2).plusSeconds(2);
    }

    @Override
    public void look(CheckContext context, Findings findings) throws InterruptedException {
        Optional<Path> claude = context.client().path();
        if (claude.isEmpty()) {
            findings.fail(context.client().missing(), context.client().howToInstall());
            return;
        }
        MachineNeeds.openFiles(context, findings);
        try (ClientTrial trial = ClientTrial.open(context)) {
            boolean node = context.client().needsNode();
            Optional<String> nodeVersion = Optional.empty();
            if (node) {
                nodeVersion = trial.nodeVersion(claude.get(), findings);
            } else {
                MachineNeeds.processor(context, findings);
            }
            Optional<ClientVersion> version =
                    findings.isEmpty() ? trial.version(claude.get(), findings) : Optional.empty();
            SuitableVersions.check(context, version, findings);
            OtherInstallations.check(context, claude.get(), version, findings);
            findings.ok("claude " + version.map(Object::toString).orElse("of an unknown version")
                    + (node ? " on node " + nodeVersion.orElse("?") : " (native)") + ", " + claude.get()
                    + version.map(SuitableVersions::untried).orElse(""));
        } catch (IOException noRoom) {
            findings.skip("no temporary folder could be created, so claude was not started");
        }
    }
}
