package dev.belay.doctor.machine;

import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.machine.Measurable;

/** Whether this system tells what Belay watches a session by: the memory of processes, and what connections receive. */
public final class MeasuringCheck implements Check {
    @Override
    public String name() {
        return "measuring";
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        findings.ok("memory and connections can be measured");
        Measurable.here()
                .missing(true, true, false)
                .ifPresent(missing -> findings.warn(missing, "Nothing to do, but give unattended runs a --deadline."));
    }
}
